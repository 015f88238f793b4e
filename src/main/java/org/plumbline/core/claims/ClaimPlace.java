package org.plumbline.core.claims;

import java.util.Locale;
import org.plumbline.core.basics.Bilingual;

/**
 * A place in a report: a paragraph, or a cell of a table.
 *
 * @param document name of the file; null while only one is read
 * @param page from 1; 0 where the file has no pages, or for a cell
 * @param paragraph number of the paragraph; 0 for a cell
 * @param cell such as 表2!C5; null for a paragraph
 */
public record ClaimPlace(String document, int page, int paragraph, String cell) {

    static ClaimPlace ofCell(String cell) {
        return new ClaimPlace(null, 0, 0, cell);
    }

    ClaimPlace in(String file) {
        return new ClaimPlace(file, page, paragraph, cell);
    }

    /** Such as 第3页第12段, 第12段 or 表2!C5, behind the name of the file where several are read. */
    public String describe(Locale locale) {
        return (document == null ? "" : document + " ") + label().in(locale);
    }

    private Bilingual label() {
        if (cell != null) {
            return new Bilingual(cell, cell);
        }
        return page == 0
                ? Bilingual.of("第%d段", "paragraph %d", paragraph)
                : Bilingual.of("第%d页第%d段", "page %d, paragraph %d", page, paragraph);
    }
}
