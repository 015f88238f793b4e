package org.plumbline.core.annotation;

import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.Problem;

/**
 * One line of the sheet of problems: a message about a place.
 *
 * @param found the content found there; null where the cell is empty, or where the problem is not about a cell's
 *     content
 * @param expected null where nothing particular is expected
 * @param hint null where there is none
 */
record ProblemLine(WorkbookRemark mark, String found, Bilingual expected, Bilingual hint) {

    static ProblemLine of(Problem problem) {
        WorkbookRemark mark = new WorkbookRemark(
                problem.sheet(),
                problem.cell(),
                WorkbookRemark.levelOf(problem),
                problem.code().sentence());
        return new ProblemLine(mark, problem.found(), problem.expected(), problem.hint());
    }

    static ProblemLine of(WorkbookRemark mark) {
        return new ProblemLine(mark, null, null, null);
    }

    boolean isError() {
        return mark.level() == WorkbookRemark.RemarkLevel.ERROR;
    }

    /** The text of the cell's comment. */
    String formatChinese() {
        return (isError() ? "【错误】" : "【提醒】")
                + mark.text().zh()
                + (expected == null ? "" : "；应为" + expected.zh())
                + (hint == null ? "" : "。" + hint.zh());
    }

    String formatEnglish() {
        return mark.text().en()
                + (expected == null ? "" : "; expected " + expected.en())
                + (hint == null ? "" : ". " + hint.en());
    }
}
