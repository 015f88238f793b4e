package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.dictionary.HeadingText;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.PointCodes;

/** Reads the checkpoints that a cell names. */
final class CheckpointReader {

    /** Digits and separators of ticked points, and nothing else. */
    /** As in JSON; where the scheme's codes are known, {@link PointCodes} knows more such words. */
    private static final String NONE_TICKED = "无";

    private static final Pattern TICKS = Pattern.compile("[\\d、,;.\\-–—~至①-⑳⑴-⒛❶-❿]+");

    private final FormReadingLog log;
    private final FormCellReader values;

    CheckpointReader(FormReadingLog log, FormCellReader values) {
        this.log = log;
        this.values = values;
    }

    /** Whether a text names checkpoints, or is a tick, rather than a conclusion such as 健全. */
    static boolean namesPoints(String text, Collection<String> known) {
        PointCodes read = PointCodes.read(List.of(text), known);
        boolean codes =
                !known.isEmpty() && read.unknown() == null && !read.codes().isEmpty();
        return codes
                || isTick(text)
                || TICKS.matcher(HeadingText.toHalfWidth(text)).matches();
    }

    /** Reports 1-3, which Excel converts into a date. */
    boolean reportIfDate(GridCell cell, CellContent content) {
        if (!(content instanceof CellContent.NumberContent number) || !number.isDate()) {
            return false;
        }
        log.addProblem(
                FormProblemCode.DATE,
                cell,
                fillIn("要点编号，如 1、2、3", "numbers of points, such as 1、2、3"),
                fillIn(
                        "Excel 把输入当成了日期，请把格式改为“文本”后重新填写",
                        "Excel converted it into a date; set the format to Text and retype it"));
        return true;
    }

    /**
     * The points that a cell names, in any notation; none for 无. A bare √ becomes a question, and a code unknown to the
     * scheme a problem.
     *
     * @param known the scheme's codes; none where its rules name none
     * @return null where the cell is blank or cannot be read
     */
    List<String> read(GridCell cell, String indicator, FormField field, Collection<String> known) {
        CellContent content = values.readContent(cell);
        if (content == null || reportIfDate(cell, content)) {
            return null;
        }
        String text = values.readText(cell);
        if (text == null) {
            return null;
        }
        if (isTick(HeadingText.toHalfWidth(text))) {
            askForPoints(cell, indicator, field);
            return null;
        }
        PointCodes read = PointCodes.read(known.isEmpty() ? splitCodes(text) : List.of(text), known);
        if (read.unknown() != null) {
            reportUnknown(cell, read.unknown(), known);
            return null;
        }
        boolean none = read.codes().isEmpty();
        log.addCell(
                cell,
                indicator,
                FormField.CHECKS,
                String.join("、", read.codes()),
                none ? fillIn("一个要点也没有", "no point at all") : null);
        return read.codes();
    }

    private static List<String> splitCodes(String text) {
        return text.equals(NONE_TICKED) ? List.of() : List.of(text.split("[、,，;；.\\s]+"));
    }

    private void askForPoints(GridCell cell, String indicator, FormField field) {
        log.askOrAnswer(
                cell,
                indicator,
                field,
                fillIn(
                        "√ 没有说明符合哪几个要点，请写要点编号，如 1、2、3",
                        "A √ does not state which points are met; write their numbers, such as 1、2、3"),
                List.of(FormCellReader.createNotGivenOption()));
    }

    private void reportUnknown(GridCell cell, String unknown, Collection<String> known) {
        String all = String.join("、", known);
        log.addProblem(
                FormProblemCode.POINT_UNKNOWN,
                cell.sheet(),
                cell.address(),
                unknown,
                new Bilingual(all, all),
                fillIn("请写要点编号", "Write the numbers of points"));
    }

    private static boolean isTick(String text) {
        return text.matches("[√✓✔☑]+");
    }
}
