package org.plumbline.ruleset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.util.Reproducibility;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.plumbline.ruleset.LabelledRows.Field;
import org.plumbline.ruleset.NotesSheet.Guide;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Labelled;
import org.plumbline.vocabulary.Severity;
import org.plumbline.vocabulary.YesNo;

/**
 * Writes a rule workbook that a clerk can edit and {@link RuleSetLoader} reads: labels, hints, dropdowns and technical rows
 * all come from the vocabulary the reader looks them up in. Equal contents give equal bytes.
 *
 * <p>A cell's value is a String, a whole number, a BigDecimal, a {@link Labelled} constant, or null for blank.
 */
public final class RuleWorkbook {

    private static final String SCHEME_ID = "方案编号";
    /** Of a file's own times, none may tell equal contents apart. */
    private static final Date NO_MOMENT = Date.from(Instant.parse("2000-01-01T00:00:00Z"));

    private final Map<String, Object> settings;
    private final List<List<Object>> indicators = new ArrayList<>();
    private final List<List<Object>> thresholds = new ArrayList<>();
    private final List<Map<String, ?>> tests = new ArrayList<>();
    private final List<TableSheet> tables = new ArrayList<>();

    private RuleWorkbook(Map<String, Object> settings) {
        this.settings = settings;
    }

    /** @param settings values of the sheet 方案 by their labels; the rest stays blank */
    public static RuleWorkbook of(Map<String, ?> settings) {
        known(settings.keySet(), labels(CatalogueReader.SETTINGS));
        Map<String, Object> values = new LinkedHashMap<>();
        settings.forEach((label, value) -> values.put(label, plain(value)));
        if (values.get(SCHEME_ID) == null) {
            throw new IllegalArgumentException(SCHEME_ID + " is missing: the technical rows follow from it");
        }
        return new RuleWorkbook(values);
    }

    /** A row of the sheet 指标: values by column labels, among them 备注. */
    public RuleWorkbook indicator(Map<String, ?> cells) {
        indicators.add(byLabel(cells, CatalogueReader.COLUMNS));
        return this;
    }

    /** A row of the sheet 审核-阈值: the bound of a check that is written in DRL. */
    public RuleWorkbook threshold(Check check, BigDecimal limit, Severity severity) {
        thresholds.add(List.of(check.label(), limit, severity.label()));
        return this;
    }

    /**
     * A row of the sheet 测试: values by column labels, among them 备注. Rows with one 用例 make one case; a row without
     * 指标编号 speaks of the whole case.
     */
    public RuleWorkbook test(Map<String, ?> cells) {
        byLabel(cells, CaseReader.COLUMNS);
        tests.add(new LinkedHashMap<>(cells));
        return this;
    }

    /**
     * A table sheet.
     *
     * @param sheet its name, such as 扣分-每步扣分
     * @param form name of a table form, such as STEP
     * @param columns conditions, then actions, each by its Chinese label or its snippet
     * @param rows each with the rule id first, then one value a column, then perhaps a 备注
     */
    public RuleWorkbook table(String sheet, String form, List<String> columns, List<? extends List<?>> rows) {
        List<List<Object>> values = new ArrayList<>(rows.size());
        for (List<?> row : rows) {
            if (row.size() > columns.size() + 2) {
                throw new IllegalArgumentException(row + " has more cells than " + sheet + " has columns");
            }
            values.add(row.stream().map(RuleWorkbook::plain).collect(Collectors.toList()));
        }
        tables.add(TableSheet.of(sheet, form, columns, values));
        return this;
    }

    public byte[] bytes() {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            write(book);
            book.getProperties().getCoreProperties().setCreator("Plumbline");
            book.getProperties().getCoreProperties().setCreated(Optional.of(NO_MOMENT));
            Reproducibility.runWithSourceDateEpoch(() -> book.write(bytes));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(XSSFWorkbook book) {
        WorkbookLook look = new WorkbookLook(book);
        XSSFSheet notes = book.createSheet(WorkbookLayout.NOTES);
        List<Guide> guides = new ArrayList<>();
        settings(book, look, guides);
        list(
                book,
                look,
                guides,
                CatalogueReader.INDICATORS,
                "指标目录：编号、权重、目标值和评分办法",
                CatalogueReader.COLUMNS,
                indicators);
        String ruleSet = WorkbookLayout.ruleSetName((String) settings.get(SCHEME_ID));
        tables.stream().sorted(Comparator.comparing(TableSheet::place)).forEach(table -> {
            table.write(book.createSheet(table.name()), ruleSet, look);
            guides.add(table.guide());
        });
        if (!thresholds.isEmpty()) {
            list(
                    book,
                    look,
                    guides,
                    CatalogueReader.THRESHOLDS,
                    "由系统内置规则执行的检查，在这里调整界限和级别；只提示，不扣分",
                    CatalogueReader.LIMITS,
                    thresholds);
        }
        if (!tests.isEmpty()) {
            List<Field> columns = testColumns();
            list(
                    book,
                    look,
                    guides,
                    CaseReader.CASES,
                    "用例：给出填报的数字，写明应得的分数、等级、规则和问题。上传时逐条核对，有一条不符就不能发布",
                    columns,
                    tests.stream().map(cells -> byLabel(cells, columns)).toList());
        }
        NotesSheet.write(notes, guides, look);
        ChoicesSheet.finish(book, look);
    }

    /**
     * What describes an indicator of the submission's own is left out where none can be brought, and facts where no test states
     * any.
     */
    private List<Field> testColumns() {
        boolean open = YesNo.YES.label().equals(settings.get("自报指标"));
        return CaseReader.COLUMNS.stream()
                .filter(field ->
                        !CaseReader.RARE.contains(field.label()) && (open || !CaseReader.OWN.contains(field.label()))
                                || tests.stream().anyMatch(cells -> cells.get(field.label()) != null))
                .toList();
    }

    private void settings(XSSFWorkbook book, WorkbookLook look, List<Guide> guides) {
        XSSFSheet sheet = book.createSheet(CatalogueReader.SCHEME);
        List<ColumnHead> heads = heads(CatalogueReader.SETTINGS);
        for (int i = 0; i < heads.size(); i++) {
            ColumnHead head = heads.get(i);
            XSSFRow row = sheet.createRow(i);
            XSSFCell label = row.createCell(0);
            label.setCellValue(head.label());
            label.setCellStyle(look.label);
            boolean fixed = head.label().equals(SCHEME_ID);
            XSSFCell value = row.createCell(1);
            value.setCellStyle(fixed ? look.locked : look.setting(head));
            if (settings.get(head.label()) != null) {
                ClerkSheet.fill(value, settings.get(head.label()));
            }
            XSSFCell note = row.createCell(2);
            note.setCellValue((head.required() ? "必填。" : "") + head.meaning());
            note.setCellStyle(look.note);
            ClerkSheet.fit(row, ClerkSheet.lines(ClerkSheet.width(note.getStringCellValue()), 84));
            ClerkSheet.assist(sheet, head, new CellRangeAddressList(i, i, 1, 1));
        }
        sheet.setColumnWidth(0, 14 * 256);
        sheet.setColumnWidth(1, 52 * 256);
        sheet.setColumnWidth(2, 72 * 256);
        ClerkSheet.protect(sheet);
        ClerkSheet.printable(sheet, true);
        guides.add(new Guide(CatalogueReader.SCHEME, "本方案适用于哪里、哪些年度，怎样舍入，缺数怎么办", "B 列，方案编号除外", heads));
    }

    private static void list(
            XSSFWorkbook book,
            WorkbookLook look,
            List<Guide> guides,
            String name,
            String purpose,
            List<Field> fields,
            List<List<Object>> rows) {
        List<ColumnHead> heads = Stream.concat(heads(fields).stream(), Stream.of(ColumnHead.REMARK))
                .toList();
        ClerkSheet sheet = new ClerkSheet(book.createSheet(name), heads, 0, look);
        rows.forEach(sheet::row);
        sheet.finish();
        guides.add(new Guide(name, purpose, "表头以下各行", heads));
    }

    private static List<ColumnHead> heads(List<Field> fields) {
        return fields.stream().map(ColumnHead::of).toList();
    }

    private static List<String> labels(List<Field> fields) {
        return fields.stream().map(Field::label).toList();
    }

    private static List<Object> byLabel(Map<String, ?> cells, List<Field> fields) {
        List<String> labels = new ArrayList<>(labels(fields));
        labels.add(TableReader.REMARK);
        known(cells.keySet(), labels);
        return labels.stream().map(label -> plain(cells.get(label))).collect(Collectors.toList());
    }

    private static void known(Collection<String> given, List<String> labels) {
        for (String label : given) {
            if (!labels.contains(label)) {
                throw new IllegalArgumentException("\"" + label + "\" is none of " + String.join(" / ", labels));
            }
        }
    }

    private static Object plain(Object value) {
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
