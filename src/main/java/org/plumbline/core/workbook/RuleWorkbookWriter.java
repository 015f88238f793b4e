package org.plumbline.core.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.plumbline.core.ruleset.RuleSetLoader;
import org.plumbline.core.spreadsheet.ReproducibleFile;
import org.plumbline.core.workbook.InstructionsSheet.SheetInstructions;
import org.plumbline.core.workbook.ListSheetReader.ListColumn;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Labelled;
import org.plumbline.vocabulary.Severity;
import org.plumbline.vocabulary.YesNo;

/**
 * Writes a rule workbook that a clerk can edit and {@link RuleSetLoader} reads: labels, hints, dropdowns and technical
 * rows all come from the same definitions that the reader uses. Equal contents give equal bytes.
 *
 * <p>A cell's value is a String, a whole number, a BigDecimal, a {@link Labelled} constant, or null for blank.
 */
public final class RuleWorkbookWriter {

    private static final String SCHEME_ID = "方案编号";
    /** Fixed file times, so that equal contents give equal bytes. */
    private static final Instant NO_MOMENT = Instant.parse("2000-01-01T00:00:00Z");

    private final Map<String, Object> settings;
    private final List<List<Object>> indicators = new ArrayList<>();
    private final List<List<Object>> thresholds = new ArrayList<>();
    private final List<List<Object>> bases = new ArrayList<>();
    private final List<Map<String, ?>> tests = new ArrayList<>();
    private final List<TableSheetWriter> tables = new ArrayList<>();

    private RuleWorkbookWriter(Map<String, Object> settings) {
        this.settings = settings;
    }

    /** @param settings values of the sheet 方案 by their labels; others stay blank */
    public static RuleWorkbookWriter of(Map<String, ?> settings) {
        checkKnownLabels(settings.keySet(), listLabels(CatalogueColumns.SETTINGS));
        Map<String, Object> values = new LinkedHashMap<>();
        settings.forEach((label, value) -> values.put(label, toCellValue(value)));
        if (values.get(SCHEME_ID) == null) {
            throw new IllegalArgumentException(SCHEME_ID + " is missing: the technical rows follow from it");
        }
        return new RuleWorkbookWriter(values);
    }

    /** A row of the sheet 指标: values by column labels, among them 备注. */
    public RuleWorkbookWriter addIndicator(Map<String, ?> cells) {
        indicators.add(orderByLabel(cells, CatalogueColumns.COLUMNS));
        return this;
    }

    /** A row of the sheet 审核-阈值: the bound of a check that is written in DRL. */
    public RuleWorkbookWriter addThreshold(Check check, BigDecimal limit, Severity severity) {
        thresholds.add(List.of(check.label(), limit, severity.label()));
        return this;
    }

    /** A row of the sheet 依据: values by column labels, among them 备注. */
    public RuleWorkbookWriter addBasis(Map<String, ?> cells) {
        bases.add(orderByLabel(cells, BasisColumns.COLUMNS));
        return this;
    }

    /**
     * A row of the sheet 测试: values by column labels, among them 备注. Rows with one 用例 make one case; a row without
     * 指标编号 is about the whole case.
     */
    public RuleWorkbookWriter addTest(Map<String, ?> cells) {
        orderByLabel(cells, CaseColumns.COLUMNS);
        tests.add(new LinkedHashMap<>(cells));
        return this;
    }

    /**
     * A table sheet.
     *
     * @param sheet its name, such as 扣分-每步扣分
     * @param form name of a table form, such as STEP
     * @param columns conditions, then actions, each by its Chinese label or its snippet
     * @param rows each with the rule id first, then one value per column, then optionally a 备注
     */
    public RuleWorkbookWriter addTable(String sheet, String form, List<String> columns, List<? extends List<?>> rows) {
        List<List<Object>> values = new ArrayList<>(rows.size());
        for (List<?> row : rows) {
            if (row.size() > columns.size() + 2) {
                throw new IllegalArgumentException(row + " has more cells than " + sheet + " has columns");
            }
            values.add(row.stream().map(RuleWorkbookWriter::toCellValue).collect(Collectors.toList()));
        }
        tables.add(TableSheetWriter.of(sheet, form, columns, values));
        return this;
    }

    public byte[] toBytes() {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            write(book);
            return ReproducibleFile.toBytes(book, null, NO_MOMENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(XSSFWorkbook book) {
        WorkbookStyles look = new WorkbookStyles(book);
        XSSFSheet notes = book.createSheet(WorkbookLayout.NOTES);
        List<SheetInstructions> guides = new ArrayList<>();
        writeSettings(book, look, guides);
        writeList(
                book,
                look,
                guides,
                CatalogueColumns.INDICATORS,
                "指标目录：编号、权重、目标值和评分办法",
                CatalogueColumns.COLUMNS,
                indicators);
        String ruleSet = WorkbookLayout.ruleSetName((String) settings.get(SCHEME_ID));
        tables.stream()
                .sorted(Comparator.comparing(TableSheetWriter::sheetPosition))
                .forEach(table -> {
                    table.write(book.createSheet(table.name()), ruleSet, look);
                    guides.add(table.describeSheet());
                });
        writeThresholds(book, look, guides);
        writeBases(book, look, guides);
        writeTests(book, look, guides);
        InstructionsSheet.write(notes, guides, look);
        DropdownSheet.hideAndProtect(book, look);
    }

    private void writeThresholds(XSSFWorkbook book, WorkbookStyles look, List<SheetInstructions> guides) {
        if (!thresholds.isEmpty()) {
            writeList(
                    book,
                    look,
                    guides,
                    CatalogueColumns.THRESHOLDS,
                    "由系统内置规则执行的检查，在这里调整界限和级别；只提示，不扣分",
                    CatalogueColumns.LIMITS,
                    thresholds);
        }
    }

    private void writeBases(XSSFWorkbook book, WorkbookStyles look, List<SheetInstructions> guides) {
        if (!bases.isEmpty()) {
            writeBases(book, look, guides, bases);
        }
    }

    private static void writeBases(
            XSSFWorkbook book, WorkbookStyles look, List<SheetInstructions> guides, List<List<Object>> rows) {
        writeList(
                book,
                look,
                guides,
                BasisColumns.BASES,
                "文件和条款，每条一行；别的工作表在“依据”列写编号来引用，也可以直接写文字",
                BasisColumns.COLUMNS,
                rows);
    }

    /** Adds the sheet 依据 to a workbook that has none, with a row for each choice that forms do not print. */
    static void addBases(XSSFWorkbook book) {
        List<List<Object>> rows = BasisColumns.listChoiceRows().stream()
                .map(cells -> orderByLabel(cells, BasisColumns.COLUMNS))
                .toList();
        writeBases(book, new WorkbookStyles(book), new ArrayList<>(), rows);
    }

    private void writeTests(XSSFWorkbook book, WorkbookStyles look, List<SheetInstructions> guides) {
        if (!tests.isEmpty()) {
            List<ListColumn> columns = listTestColumns();
            writeList(
                    book,
                    look,
                    guides,
                    CaseColumns.CASES,
                    "用例：给出填报的数字，写明应得的分数、等级、规则和问题。上传时逐条核对，有一条不符就不能发布",
                    columns,
                    tests.stream().map(cells -> orderByLabel(cells, columns)).toList());
        }
    }

    /**
     * Columns for own indicators are left out where the scheme allows none, and facts where no test states
     * any.
     */
    private List<ListColumn> listTestColumns() {
        boolean open = YesNo.YES.label().equals(settings.get("自报指标"));
        return CaseColumns.COLUMNS.stream()
                .filter(field ->
                        !CaseColumns.RARE.contains(field.label()) && (open || !CaseColumns.OWN.contains(field.label()))
                                || tests.stream().anyMatch(cells -> cells.get(field.label()) != null))
                .toList();
    }

    private void writeSettings(XSSFWorkbook book, WorkbookStyles look, List<SheetInstructions> guides) {
        XSSFSheet sheet = book.createSheet(CatalogueColumns.SCHEME);
        List<ColumnDescription> heads = describeColumns(CatalogueColumns.SETTINGS);
        for (int i = 0; i < heads.size(); i++) {
            ColumnDescription head = heads.get(i);
            XSSFRow row = sheet.createRow(i);
            XSSFCell label = row.createCell(0);
            label.setCellValue(head.label());
            label.setCellStyle(look.label);
            boolean fixed = head.label().equals(SCHEME_ID);
            XSSFCell value = row.createCell(1);
            value.setCellStyle(fixed ? look.locked : look.settingStyle(head));
            if (settings.get(head.label()) != null) {
                EditableSheet.setValue(value, settings.get(head.label()));
            }
            XSSFCell note = row.createCell(2);
            note.setCellValue((head.required() ? "必填。" : "") + head.meaning());
            note.setCellStyle(look.note);
            EditableSheet.setRowHeight(
                    row, EditableSheet.countLines(EditableSheet.measureWidth(note.getStringCellValue()), 84));
            EditableSheet.addValidation(sheet, head, new CellRangeAddressList(i, i, 1, 1));
        }
        sheet.setColumnWidth(0, 14 * 256);
        sheet.setColumnWidth(1, 52 * 256);
        sheet.setColumnWidth(2, 72 * 256);
        EditableSheet.protect(sheet);
        EditableSheet.setUpPrinting(sheet, true);
        guides.add(new SheetInstructions(CatalogueColumns.SCHEME, "本方案适用于哪里、哪些年度，怎样舍入，缺数怎么办", "B 列，方案编号除外", heads));
    }

    private static void writeList(
            XSSFWorkbook book,
            WorkbookStyles look,
            List<SheetInstructions> guides,
            String name,
            String purpose,
            List<ListColumn> fields,
            List<List<Object>> rows) {
        List<ColumnDescription> heads = Stream.concat(
                        describeColumns(fields).stream(), Stream.of(ColumnDescription.REMARK))
                .toList();
        EditableSheet sheet = new EditableSheet(book.createSheet(name), heads, 0, look);
        rows.forEach(sheet::writeRow);
        sheet.finish();
        guides.add(new SheetInstructions(name, purpose, "表头以下各行", heads));
    }

    private static List<ColumnDescription> describeColumns(List<ListColumn> fields) {
        return fields.stream().map(ColumnDescription::of).toList();
    }

    private static List<String> listLabels(List<ListColumn> fields) {
        return fields.stream().map(ListColumn::label).toList();
    }

    private static List<Object> orderByLabel(Map<String, ?> cells, List<ListColumn> fields) {
        List<String> labels = new ArrayList<>(listLabels(fields));
        labels.add(RuleTableReader.REMARK);
        checkKnownLabels(cells.keySet(), labels);
        return labels.stream().map(label -> toCellValue(cells.get(label))).collect(Collectors.toList());
    }

    private static void checkKnownLabels(Collection<String> given, List<String> labels) {
        for (String label : given) {
            if (!labels.contains(label)) {
                throw new IllegalArgumentException("\"" + label + "\" is none of " + String.join(" / ", labels));
            }
        }
    }

    private static Object toCellValue(Object value) {
        if (value instanceof Labelled labelled) {
            return labelled.label();
        }
        if (value instanceof Integer || value instanceof Long) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value == null || value instanceof String || value instanceof BigDecimal) {
            return value;
        }
        throw new IllegalArgumentException(value + " is no String, whole number, BigDecimal or labelled choice");
    }
}
