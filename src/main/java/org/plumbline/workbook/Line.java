package org.plumbline.workbook;

import org.plumbline.ruleset.Bilingual;
import org.plumbline.ruleset.Problem;

/**
 * One line of the sheet of problems: what is said of a place.
 *
 * @param found what stands there; null where nothing does, or where it is no matter of a cell's content
 * @param expected null where nothing particular is expected
 * @param hint null where there is none
 */
record Line(Mark mark, String found, Bilingual expected, Bilingual hint) {

    static Line of(Problem problem) {
        Mark mark = new Mark(
                problem.sheet(),
                problem.cell(),
                Mark.level(problem),
                problem.code().sentence());
        return new Line(mark, problem.found(), problem.expected(), problem.hint());
    }

    static Line of(Mark mark) {
        return new Line(mark, null, null, null);
    }

    boolean isError() {
        return mark.level() == Mark.Level.ERROR;
    }

    /** As the cell's comment says it. */
    String zh() {
        return (isError() ? "【必改】" : "【提醒】")
                + mark.text().zh()
                + (expected == null ? "" : "；应为" + expected.zh())
                + (hint == null ? "" : "。" + hint.zh());
    }

    String en() {
        return mark.text().en()
                + (expected == null ? "" : "; expected " + expected.en())
                + (hint == null ? "" : ". " + hint.en());
    }
}
