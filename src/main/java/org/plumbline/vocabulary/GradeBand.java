package org.plumbline.vocabulary;

import java.util.Arrays;
import java.util.List;

/** One band of the 等级 sheet, family F17; its bounds are the row's conditions. */
public final class GradeBand {

    private final String label;
    private List<String> aliases = List.of();
    private String basis;

    private GradeBand(String label) {
        this.label = label;
    }

    /** 等级. */
    public static GradeBand named(String label) {
        return new GradeBand(label);
    }

    /** 别名, several with semicolons. */
    public void alias(String aliases) {
        this.aliases = parseAliases(aliases);
    }

    /** @param text of an 别名 cell; null where blank */
    public static List<String> parseAliases(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[;；]")).map(String::strip).toList();
    }

    public GradeBand basis(String basis) {
        this.basis = basis;
        return this;
    }

    public Grade of(Total total) {
        return new Grade(total.kind(), total.points(), label, aliases, basis);
    }
}
