package org.plumbline.core.annotation;

import java.util.Objects;
import org.apache.poi.ss.util.CellReference;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.Problem;

/**
 * A message about a place in a workbook.
 *
 * @param sheet null where the whole file is concerned
 * @param cell such as D12, or a range such as B5:D5, whose first cell is marked; null where the whole sheet is
 *     concerned
 * @param text in the languages it is shown in; never null
 */
public record WorkbookRemark(String sheet, String cell, RemarkLevel level, Bilingual text) {

    /** How much it matters. */
    public enum RemarkLevel {
        /** The file is rejected because of it. */
        ERROR,
        /** For information only. */
        WARNING
    }

    public WorkbookRemark {
        Objects.requireNonNull(level);
        Objects.requireNonNull(text);
    }

    /** The first cell; null where there is none. */
    CellReference firstCell() {
        return cell == null ? null : new CellReference(cell.replaceFirst(":.*", ""));
    }

    static RemarkLevel levelOf(Problem problem) {
        return problem.code().isBlocking() ? RemarkLevel.ERROR : RemarkLevel.WARNING;
    }
}
