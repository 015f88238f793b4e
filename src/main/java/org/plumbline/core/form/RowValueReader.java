package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.dictionary.HeadingText;
import org.plumbline.core.form.FormActualReader.ActualKind;
import org.plumbline.core.form.FormActualReader.ActualValue;
import org.plumbline.core.form.FormActualReader.Aim;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.IndicatorReview;
import org.plumbline.vocabulary.Value;

/** The values in one row of an indicator table, by column. */
final class RowValueReader {

    private static final int MOST_EVIDENCE = 200;

    private final FormTable table;
    private final FormGrid cells;
    private final FormReadingLog log;
    private final FormCellReader values;
    private final AmountReader amounts;
    private final CheckpointReader checkpoints;

    RowValueReader(FormTable table, FormReadingLog log, FormCellReader values) {
        this.table = table;
        this.cells = table.cells();
        this.log = log;
        this.values = values;
        this.amounts = new AmountReader(values, log);
        this.checkpoints = new CheckpointReader(log, values);
    }

    AmountReader amounts() {
        return amounts;
    }

    /** @param field {@link FormField#ACTUAL}, or another column of actual values */
    ActualValue readActual(int row, String label, FormField field, ActualKind kind, Aim aim) {
        GridCell cell = findSingleCell(row, field);
        if (cell == null) {
            return ActualValue.NONE;
        }
        Aim inColumn =
                StatedUnits.findInHeading(table, field).map(aim::withWritten).orElse(aim);
        return new FormActualReader(field, log, values).read(cell, label, kind, inColumn);
    }

    /** The points ticked in their own column, else beside the actual value; null for none. */
    List<String> readChecks(int row, String label, ActualValue actual, Collection<String> points) {
        GridCell cell = findSingleCell(row, FormField.CHECKS);
        return cells.isFilled(cell) ? checkpoints.read(cell, label, FormField.CHECKS, points) : actual.checks();
    }

    BigDecimal readPoints(int row, String label, FormField field) {
        GridCell cell = findSingleCell(row, field);
        return cell == null ? null : amounts.readPoints(cell, label, field);
    }

    /**
     * The review (复核) of an indicator. Its actual value is read as the declared one is, but for a checklist as a text.
     *
     * @param scored whether the row's review score is the indicator's; that of a group's member is the group's
     */
    IndicatorReview readReview(int row, String label, ActualKind kind, Aim aim, boolean scored) {
        ActualKind read = kind == ActualKind.CHECKLIST ? ActualKind.WORD : kind;
        Value actual = startsIn(row, FormField.REVIEW_ACTUAL)
                ? readActual(row, label, FormField.REVIEW_ACTUAL, read, aim).value()
                : null;
        return new IndicatorReview(actual, scored ? readReviewScore(row, label) : null, readReviewReason(row, label));
    }

    String readReviewReason(int row, String label) {
        return startsIn(row, FormField.REVIEW_REASON) ? readText(row, label, FormField.REVIEW_REASON) : null;
    }

    BigDecimal readReviewScore(int row, String label) {
        return startsIn(row, FormField.REVIEW_SCORE) ? readPoints(row, label, FormField.REVIEW_SCORE) : null;
    }

    /** Whether the cell is no part of one that begins in another column, such as that of the declared value. */
    boolean startsIn(int row, FormField field) {
        return table.hasColumn(field) && table.findCell(row, field).column() == table.findColumn(field);
    }

    String readName(int row, FormField field) {
        GridCell cell = table.findCell(row, field);
        return cell == null ? null : values.readName(cell);
    }

    String readText(int row, String label, FormField field) {
        if (!table.hasColumn(field) || !cells.isOwnContent(row, table.findColumn(field))) {
            return null;
        }
        GridCell cell = table.findCell(row, field);
        String text = values.readText(cell);
        if (text == null || HeadingText.toHalfWidth(text).equals("无")) {
            return null;
        }
        log.addCell(cell, label, field, text, null);
        return text;
    }

    List<String> readEvidence(int row, String label) {
        String text = readText(row, label, FormField.EVIDENCE);
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[、,，;；\\n]"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .limit(MOST_EVIDENCE)
                        .toList();
    }

    /** The cell of a row; a problem where it spans several rows, null where there is none. */
    GridCell findSingleCell(int row, FormField field) {
        if (!table.hasColumn(field)) {
            return null;
        }
        GridCell cell = table.findCell(row, field);
        if (cells.rowSpan(row, table.findColumn(field)) > 1 && cells.isFilled(cell)) {
            log.addProblem(
                    FormProblemCode.MERGED_VALUE,
                    cell,
                    fillIn("每个指标一个单元格", "a cell for each indicator"),
                    fillIn("请取消合并后分别填写", "Unmerge it and fill in each"));
            return null;
        }
        return cell;
    }
}
