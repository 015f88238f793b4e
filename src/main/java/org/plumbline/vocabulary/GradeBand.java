package org.plumbline.vocabulary;

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
        this.aliases = CellList.split(aliases);
    }

    public GradeBand basis(String basis) {
        this.basis = basis;
        return this;
    }

    public Grade of(Total total) {
        return new Grade(total.kind(), total.points(), label, aliases, basis);
    }
}
