package org.plumbline.core.form;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.dictionary.DictionarySheet;
import org.plumbline.core.dictionary.FieldTable;
import org.plumbline.core.dictionary.FormDictionary.HeadingLine;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.dictionary.HeadingText;
import org.plumbline.core.dictionary.ValueKind;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.MoneyUnits;

/**
 * The values beside labels on a form: 项目名称 | … in two cells, or 项目名称：… in one. The first of each label counts. A label
 * that the dictionary limits to a kind of value is none beside another value.
 */
final class FormLabelReader {

    private static final int LONGEST = 200;
    /** A title is among the first rows. */
    private static final int TITLE_ROWS = 5;

    private static final Pattern IN_ONE = Pattern.compile("\\s*([^：:]{1,20})[：:]\\s*(\\S.*)", Pattern.DOTALL);
    /** Before a label that stands behind another's value in one cell: 自评总分：96  等级：优. */
    private static final Pattern BETWEEN_LABELS =
            Pattern.compile("[\\s\\p{Z}；;，,]+(?=[^：:\\s\\p{Z}；;，,\\d]{2,12}[：:])");

    private static final Pattern MONEY =
            Pattern.compile("[(（]\\s*(?:金额)?(?:单位)?[：:]?\\s*([亿万千百十]{0,2}元|[美港欧日]元)\\s*[)）]");

    /**
     * @param cell the cell of the value
     * @param text the value; null where it is the cell's content
     */
    record LabelledValue(GridCell cell, String text) {}

    private final FormGrid cells;
    private final Map<FormField, LabelledValue> found = new EnumMap<>(FormField.class);
    private final Set<GridCell> notNeeded = new HashSet<>();
    private LabelledValue titleYear;
    private List<Integer> titleYears = List.of();
    private LabelledValue fillingYear;
    private String title = "";

    private FormLabelReader(FormGrid cells) {
        this.cells = cells;
    }

    /** @param skipped rows of tables, which have no labels */
    static FormLabelReader of(FormGrid cells, BitSet skipped) {
        FormLabelReader labels = new FormLabelReader(cells);
        for (int row = cells.firstRow(); row < cells.rowCount(); row++) {
            for (int column = 0; column < cells.columnCount() && !skipped.get(row); column++) {
                GridCell cell = cells.cellAt(row, column);
                if (cell.row() == row && cell.column() == column) {
                    labels.readCell(cell);
                }
            }
        }
        return labels;
    }

    /** Takes what this sheet does not say from another one of the same form. */
    void addMissing(FormLabelReader other) {
        other.found.forEach(found::putIfAbsent);
        notNeeded.addAll(other.notNeeded);
        if (titleYear == null) {
            titleYear = other.titleYear;
            titleYears = other.titleYears;
        }
        fillingYear = fillingYear == null ? other.fillingYear : fillingYear;
        title = title.isEmpty() ? other.title : title;
    }

    /** Takes up answers that give unread content outside the tables, or a whole row, a meaning. */
    void takeAnswers(BitSet skipped, FormReadingLog log) {
        for (int row = cells.firstRow(); row < cells.rowCount(); row++) {
            for (int column = 0; column < cells.columnCount() && !skipped.get(row); column++) {
                GridCell cell = cells.cellAt(row, column);
                if (cell.row() == row && cell.column() == column && log.isAnswered(cell)) {
                    takeAnswer(cell, log);
                }
            }
        }
        takeRowAnswers(skipped, log);
    }

    /** Takes up the answers about whole rows, within tables or beside them. */
    private void takeRowAnswers(BitSet skipped, FormReadingLog log) {
        for (RangeAnswer range : log.listRangeAnswers(cells)) {
            List<GridCell> filled = cells.listOwnCells(range.first());
            boolean leaveOut = DictionarySheet.NOT_READ.equals(range.answer());
            if (range.first() != range.last() || filled.isEmpty() || leaveOut && skipped.get(range.first())) {
                continue;
            }
            takeAnswer(range.key(), filled.get(0), log);
            if (leaveOut) {
                filled.forEach(log::markRead);
            }
        }
    }

    private void takeAnswer(GridCell cell, FormReadingLog log) {
        takeAnswer(FormReadingLog.keyOf(cell), cell, log);
    }

    private void takeAnswer(String key, GridCell cell, FormReadingLog log) {
        Matcher inOne = IN_ONE.matcher(String.valueOf(FormGrid.displayText(cell)));
        GridCell beside = inOne.matches() ? null : findBeside(cell);
        String label = inOne.matches() ? inOne.group(1) : beside == null ? null : FormGrid.displayText(cell);
        List<FormField> free = FormField.LABELS.stream()
                .filter(each -> !found.containsKey(each))
                .toList();
        FormField field = log.takeMeaning(key, cell, FieldTable.HEAD, free, label);
        if (field != null) {
            found.put(
                    field,
                    inOne.matches()
                            ? new LabelledValue(cell, inOne.group(2).strip())
                            : new LabelledValue(beside == null ? cell : beside, null));
            log.markRead(cell);
        } else if (log.isLeftOut(cell) && beside != null) {
            log.markRead(beside);
        }
    }

    /** The next cell in the row that is not blank; null where there is none, or it is a label. */
    private GridCell findBeside(GridCell cell) {
        int from = cell.column() + cells.columnSpan(cell.row(), cell.column());
        for (int column = from; column < cells.columnCount(); column++) {
            GridCell next = cells.cellAt(cell.row(), column);
            String shown = FormGrid.displayText(next);
            if (shown != null) {
                return cells.dictionary().findLabels(shown).isEmpty() ? next : null;
            }
        }
        return null;
    }

    LabelledValue find(FormField field) {
        return found.get(field);
    }

    /** A year that a heading names; null for none. */
    LabelledValue titleYear() {
        return titleYear;
    }

    /** All years that this heading names, the most likely first. */
    List<Integer> titleYears() {
        return titleYears;
    }

    /** The year in which the form was filled in, which is never taken for the fiscal year; null for none. */
    LabelledValue fillingYear() {
        return fillingYear;
    }

    /** The first text of the sheet. */
    String formTitle() {
        return title;
    }

    /** Whether a cell is a label, or holds what the dictionary says is not read. */
    boolean needsNoReading(GridCell cell) {
        return notNeeded.contains(cell)
                || !cells.dictionary().findLabels(FormGrid.displayText(cell)).isEmpty();
    }

    private void readCell(GridCell cell) {
        String text = cell.content() instanceof SheetGrid.CellContent.TextContent ? FormGrid.displayText(cell) : null;
        if (text == null || text.length() > LONGEST) {
            return;
        }
        title = title.isEmpty() ? text : title;
        readFillingYear(cell, text);
        if (titleYear == null && cell.row() < cells.firstRow() + TITLE_ROWS) {
            titleYears = YearText.list(text);
            titleYear = titleYears.isEmpty()
                    ? null
                    : new LabelledValue(cell, titleYears.get(0).toString());
        }
        List<HeadingLine> meanings = cells.dictionary().findLabels(text);
        if (!meanings.isEmpty()) {
            GridCell beside = findBeside(cell);
            if (beside != null) {
                addFound(meanings, new LabelledValue(beside, null), FormGrid.displayText(beside));
            }
            return;
        }
        for (String part : BETWEEN_LABELS.split(text)) {
            readLabelledPart(cell, part);
        }
    }

    private void readFillingYear(GridCell cell, String text) {
        String narrow = HeadingText.toHalfWidth(text);
        String label = cells.dictionary()
                .findLeadingLabel(FormField.FILLING_DATE, narrow)
                .orElse(null);
        if (fillingYear != null || label == null) {
            return;
        }
        String year = YearText.findLeading(narrow.substring(label.length()));
        if (year == null) {
            String beside = cells.displayText(cell.row(), cell.column() + cells.columnSpan(cell.row(), cell.column()));
            year = beside == null ? null : YearText.findLeading(beside);
        }
        fillingYear = year == null ? null : new LabelledValue(cell, year);
    }

    /** 自评总分：96 behind which another label may follow. */
    private void readLabelledPart(GridCell cell, String part) {
        Matcher inOne = IN_ONE.matcher(part);
        if (inOne.matches()) {
            String value = inOne.group(2).strip();
            addFound(cells.dictionary().findLabels(inOne.group(1)), new LabelledValue(cell, value), value);
        }
    }

    private void addFound(List<HeadingLine> meanings, LabelledValue labelled, String value) {
        for (HeadingLine meaning : meanings) {
            if (!isOfKind(meaning.value(), value)) {
                continue;
            }
            if (meaning.field() == null || meaning.field() == FormField.FILLING_DATE) {
                notNeeded.add(labelled.cell());
            } else {
                found.putIfAbsent(meaning.field(), labelled);
            }
            return;
        }
    }

    private boolean isOfKind(ValueKind kind, String value) {
        if (kind == null) {
            return true;
        }
        QuantityParser quantities = cells.quantities();
        return switch (kind) {
            case YEAR -> YearText.parse(value) != null;
            case NUMBER -> quantities.parse(value).isPresent();
            case MONEY_UNIT -> quantities
                    .findSupportedUnit(String.valueOf(quantities.normalizeUnit(value)))
                    .filter(MoneyUnits::isMoney)
                    .isPresent();
            case GRADE -> FormGrade.parse(value).isPresent();
            case DATE -> YearText.findLeading(value) != null;
        };
    }

    /** The money unit in brackets, as in 预算数（万元）; null for none. */
    static String parseMoneyUnit(String text) {
        Matcher money = text == null ? null : MONEY.matcher(text);
        return money != null && money.find() ? money.group(1) : null;
    }
}
