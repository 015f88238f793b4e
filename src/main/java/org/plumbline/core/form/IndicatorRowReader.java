package org.plumbline.core.form;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.core.dictionary.FormDictionary;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/** Code, levels and name of each row of an indicator table; rows about no indicator are reported or passed over. */
final class IndicatorRowReader {

    /** A number before a level, its points in brackets behind it. */
    private static final Pattern LEVEL_DECORATION =
            Pattern.compile("^\\s*[一二三四五六七八九十]{1,3}、|[（(]\\s*(?:权重|分值)?\\s*[:：]?\\s*[0-9０-９.．]+\\s*[分%％]?\\s*[)）]\\s*$"
                    + "|\\s*[0-9０-９.．]+\\s*分\\s*$");

    private final FormTable table;
    private final FormGrid cells;
    private final FormDictionary dictionary;
    private final RuleSet ruleSet;
    private final FormCellReader values;
    private final boolean ours;
    private final boolean levelsWrittenOnce;
    private final UnreadRows unread;
    private String level1;
    private String level2;

    /** @param ours whether the form was written here, with levels as the scheme has them */
    IndicatorRowReader(FormTable table, RuleSet ruleSet, UnreadRows unread, FormCellReader values, boolean ours) {
        this.table = table;
        this.cells = table.cells();
        this.dictionary = cells.dictionary();
        this.ruleSet = ruleSet;
        this.unread = unread;
        this.values = values;
        this.ours = ours;
        this.levelsWrittenOnce = !ours && areLevelsWrittenOnce();
    }

    /**
     * Whether a level is written in the first of its rows only: neither merged nor repeated. Then a blank cell means
     * the level above it; otherwise it means none.
     */
    private boolean areLevelsWrittenOnce() {
        if (!table.hasColumn(FormField.LEVEL1)) {
            return false;
        }
        int column = table.findColumn(FormField.LEVEL1);
        String above = null;
        boolean blank = false;
        int end = FormRows.end(table);
        for (int row = table.header() + 1; row < end; row++) {
            String shown = cells.displayText(row, column);
            if (cells.rowSpan(row, column) > 1 || shown != null && shown.equals(above)) {
                return false;
            }
            blank |= shown == null;
            above = shown != null ? shown : above;
        }
        return blank && above != null;
    }

    /** Null where the row is about no indicator; if it says anything, that is reported. Rows are read in their order. */
    IndicatorRow read(int row) {
        String code = readName(row, FormField.CODE);
        readLevels(row);
        String first = nullIfBlankMark(level1);
        String second = nullIfBlankMark(level2);
        FormField named = table.hasColumn(FormField.NAME) ? FormField.NAME : null;
        String name = readName(row, FormField.NAME);
        if (name != null && code == null && dictionary.isPlaceholder(name)) {
            if (!hasInputs(row)) {
                return null;
            }
            name = name.codePoints().anyMatch(Character::isLetter) ? name : null;
        }
        if (nullIfBlankMark(name) == null) {
            name = second != null ? second : first;
            named = second != null ? FormField.LEVEL2 : FormField.LEVEL1;
            boolean known = name != null && isKnownName(name);
            if (code == null && !known && !isMeantAsIndicator(row, name)) {
                return null;
            }
            name = known || code == null ? name : null;
        } else if ((code == null && isRemark(row, named) || dictionary.isSubtotal(name))
                && !isMeantAsIndicator(row, name)) {
            return null;
        }
        GridCell place = table.findCell(row, code != null ? FormField.CODE : named);
        return new IndicatorRow(row, code, first, second, name, place);
    }

    private String nullIfBlankMark(String text) {
        return text == null || values.isBlankMark(text) ? null : text;
    }

    private void readLevels(int row) {
        String first = readLevel(row, FormField.LEVEL1);
        String second = readLevel(row, FormField.LEVEL2);
        if (levelsWrittenOnce && first == null) {
            second = second == null ? level2 : second;
            first = level1;
        }
        level1 = first;
        level2 = second;
    }

    private String readName(int row, FormField field) {
        GridCell cell = table.findCell(row, field);
        return cell == null ? null : values.readName(cell);
    }

    /**
     * The text unchanged, including a dash: a dash means no level, where a blank may mean that the last level
     * continues.
     */
    private String readLevel(int row, FormField field) {
        GridCell cell = table.findCell(row, field);
        String shown = cell == null ? null : FormGrid.displayText(cell);
        if (shown == null || values.isBlankMark(shown)) {
            return shown;
        }
        String level = values.readName(cell);
        return ours || level == null ? level : stripLevel(level);
    }

    /** 产出指标（50分） and 一、产出指标 name the level 产出指标, which rule rows name. */
    private static String stripLevel(String level) {
        String bare = LEVEL_DECORATION.matcher(level).replaceAll("").strip();
        return bare.isEmpty() ? level : bare;
    }

    /** A line over the whole width, such as 备注：… . */
    private boolean isRemark(int row, FormField named) {
        if (!table.hasColumn(named)) {
            return false;
        }
        int column = table.findColumn(named);
        return cells.columnSpan(row, column) > 4
                || cells.cellAt(row, column).column() == 0
                        && cells.columnSpan(row, column) > 2
                        && named != FormField.LEVEL1;
    }

    private boolean isKnownName(String name) {
        String plain = IndicatorMatcher.normalize(name);
        return ruleSet.scheme().indicators().stream().anyMatch(each -> IndicatorMatcher.normalize(each.name())
                        .equals(plain))
                || GroupScoreReader.findGroup(ruleSet.scheme(), null, name) != null;
    }

    /** Whether a row says anything besides its levels, its name and its points. */
    private boolean hasInputs(int row) {
        return Stream.of(
                        FormField.TARGET,
                        FormField.ACTUAL,
                        FormField.SCORE,
                        FormField.CHECKS,
                        FormField.WEIGHT,
                        FormField.REASON,
                        FormField.REVIEW_ACTUAL,
                        FormField.REVIEW_SCORE)
                .filter(table::hasColumn)
                .anyMatch(field -> isFilled(row, table.findColumn(field)));
    }

    private boolean isFilled(int row, int column) {
        GridCell cell = cells.cellAt(row, column);
        return cell.row() == row && cell.column() == column && cells.isFilled(cell);
    }

    /**
     * Whether an answer makes a row an indicator; otherwise one with content is reported. A level alone says nothing that could
     * be read.
     */
    private boolean isMeantAsIndicator(int row, String name) {
        boolean levelAlone = !hasInputs(row) && !isRemark(row, FormField.LEVEL1);
        for (int column = 0; column < cells.columnCount() && levelAlone; column++) {
            boolean level = table.hasColumn(FormField.LEVEL1) && column == table.findColumn(FormField.LEVEL1)
                    || table.hasColumn(FormField.LEVEL2) && column == table.findColumn(FormField.LEVEL2);
            levelAlone = level || !isFilled(row, column);
        }
        return !levelAlone && unread.isMeantAsIndicator(row, name);
    }
}
