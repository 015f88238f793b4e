package org.plumbline.vocabulary;

import java.util.List;
import java.util.regex.Pattern;

/** A cell or value that holds several texts. */
public final class CellList {

    private static final Pattern SEMICOLON = Pattern.compile("[;；]");

    private CellList() {}

    /**
     * The texts between semicolons of either width, without surrounding blanks and without empty ones, in their order.
     *
     * @param text null for none
     */
    public static List<String> split(String text) {
        return text == null
                ? List.of()
                : SEMICOLON
                        .splitAsStream(text)
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }
}
