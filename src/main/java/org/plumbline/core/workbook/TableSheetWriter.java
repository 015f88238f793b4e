package org.plumbline.core.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.plumbline.core.rule.RuleFamily;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.workbook.InstructionsSheet.SheetInstructions;

/**
 * One table sheet to be written: a standard Drools decision table with its technical rows hidden and locked.
 *
 * @param rows each with the rule id first
 */
record TableSheetWriter(
        String name, TableType<?> form, List<? extends TableType.ColumnType<?>> words, List<List<Object>> rows) {

    private static final int PATTERN = 4;
    private static final int HEADER = 6;

    /** @throws IllegalArgumentException naming the words there are, where one is unknown */
    static TableSheetWriter of(String name, String form, List<String> columns, List<List<Object>> rows) {
        TableType<?> known = RuleFamilies.find(form)
                .map(RuleFamily::table)
                .orElseThrow(() -> new IllegalArgumentException("no table form \"" + form + "\""));
        List<? extends TableType.ColumnType<?>> words =
                columns.stream().map(column -> findColumnType(known, column)).toList();
        return new TableSheetWriter(name, known, words, rows);
    }

    private static TableType.ColumnType<?> findColumnType(TableType<?> form, String column) {
        List<TableType.ColumnType<?>> words = new ArrayList<>(form.conditions().values());
        words.addAll(form.actions().values());
        return words.stream()
                .filter(word ->
                        word.snippet().equals(column) || word.label().zh().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + column + "\" is none of "
                        + words.stream().map(word -> word.label().zh()).toList()));
    }

    /** Deductions, then adjustments of the total, then grades, then findings, in reading order. */
    int sheetPosition() {
        return form.phase().ordinal();
    }

    private List<ColumnDescription> describeColumns() {
        return Stream.of(
                        Stream.of(ColumnDescription.RULE_ID),
                        words.stream().map(ColumnDescription::of),
                        Stream.of(ColumnDescription.REMARK))
                .flatMap(heads -> heads)
                .toList();
    }

    SheetInstructions describeSheet() {
        return new SheetInstructions(name, RuleFamilies.of(form).purpose(), "表头以下各行", describeColumns());
    }

    void write(XSSFSheet sheet, String ruleSet, WorkbookStyles look) {
        writeTechnicalRow(sheet, 0, look, "RuleSet", ruleSet);
        writeTechnicalRow(sheet, 1, look, "Import", RuleTableReader.IMPORTS);
        String table = name.replaceFirst("^" + WorkbookLayout.DEDUCTIONS, "");
        writeTechnicalRow(sheet, 2, look, "RuleTable " + table);
        writeTechnicalRow(
                sheet,
                3,
                look,
                "NAME",
                words.stream().map(TableSheetWriter::technicalKind),
                RuleTableReader.REMARK_KIND);
        int conditions = (int) words.stream()
                .filter(TableType.ConditionColumn.class::isInstance)
                .count();
        // the blank cells of the merged range must exist, or stock Drools puts the conditions outside the pattern
        writeTechnicalRow(sheet, PATTERN, look, "", Stream.concat(Stream.of(form.pattern()), blankTexts()), "");
        if (conditions > 1) {
            sheet.addMergedRegion(new CellRangeAddress(PATTERN, PATTERN, 1, conditions));
        }
        writeTechnicalRow(
                sheet, 5, look, "", words.stream().map(TableType.ColumnType::snippet), RuleTableReader.REMARK_SNIPPET);
        EditableSheet data = new EditableSheet(sheet, describeColumns(), HEADER, look);
        rows.forEach(data::writeRow);
        data.finish();
    }

    private static String technicalKind(TableType.ColumnType<?> word) {
        return word instanceof TableType.ConditionColumn<?> ? "CONDITION" : "ACTION";
    }

    private Stream<String> blankTexts() {
        return Stream.generate(() -> "").limit(words.size() - 1L);
    }

    private static void writeTechnicalRow(
            XSSFSheet sheet, int index, WorkbookStyles look, String id, Stream<String> texts, String remark) {
        writeTechnicalRow(
                sheet,
                index,
                look,
                Stream.of(Stream.of(id), texts, Stream.of(remark)).flatMap(text -> text));
    }

    private static void writeTechnicalRow(XSSFSheet sheet, int index, WorkbookStyles look, String... texts) {
        writeTechnicalRow(sheet, index, look, Stream.of(texts));
    }

    private static void writeTechnicalRow(XSSFSheet sheet, int index, WorkbookStyles look, Stream<String> texts) {
        XSSFRow row = sheet.createRow(index);
        row.setRowStyle(look.technical);
        row.setZeroHeight(true);
        texts.forEach(text -> {
            XSSFCell cell = row.createCell(Math.max(0, row.getLastCellNum()));
            cell.setCellStyle(look.technical);
            if (!text.isEmpty()) {
                cell.setCellValue(text);
            }
        });
    }
}
