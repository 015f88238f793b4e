package org.plumbline.workbook;

import java.util.Objects;
import org.apache.poi.ss.util.CellReference;
import org.plumbline.ruleset.Bilingual;
import org.plumbline.ruleset.Problem;

/**
 * Something to be said of a place in a workbook.
 *
 * @param sheet null where the whole file is concerned
 * @param cell such as D12, or a range such as B5:D5, whose first cell is marked; null where the whole sheet is concerned
 * @param text in the languages it is shown in; never null
 */
public record Mark(String sheet, String cell, Level level, Bilingual text) {

    /** How much it matters. */
    public enum Level {
        /** The file is refused because of it. */
        ERROR,
        /** Told only. */
        WARNING
    }

    public Mark {
        Objects.requireNonNull(level);
        Objects.requireNonNull(text);
    }

    /** The first cell; null where there is none. */
    CellReference place() {
        return cell == null ? null : new CellReference(cell.replaceFirst(":.*", ""));
    }

    static Level level(Problem problem) {
        return problem.code().blocking() ? Level.ERROR : Level.WARNING;
    }
}
