package org.plumbline.core.mutation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.plumbline.core.spreadsheet.XlsxRewriter;
import org.plumbline.core.workbook.CaseColumns;
import org.plumbline.core.workbook.Expectation;
import org.plumbline.core.workbook.Expectation.ExpectationKind;
import org.plumbline.core.workbook.TestCase;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorGroupEntry;
import org.plumbline.vocabulary.Severity;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Value;

/** Adds cases below those of the sheet 测试; nothing else of the workbook changes. */
public final class CaseSheetAppender {

    private static final String NAME = "用例";
    private static final String NOTE = "备注";
    private static final String TO_CONFIRM = "自动生成，应得分待核";

    private final XSSFSheet sheet;
    private final Map<String, Integer> columns = new HashMap<>();
    private XSSFRow header;
    private XSSFRow before;

    private CaseSheetAppender(XSSFSheet sheet) {
        this.sheet = sheet;
        findHeader();
    }

    /**
     * @param workbook a rule workbook that the loader accepts
     * @throws IllegalArgumentException where it cannot be opened or written
     */
    public static byte[] append(byte[] workbook, List<TestCase> cases) {
        return XlsxRewriter.rewrite(workbook, book -> {
            XSSFSheet sheet = book.getSheet(CaseColumns.CASES);
            CaseSheetAppender appender = new CaseSheetAppender(sheet != null ? sheet : createSheet(book));
            cases.forEach(appender::append);
        });
    }

    private static XSSFSheet createSheet(XSSFWorkbook book) {
        XSSFSheet sheet = book.createSheet(CaseColumns.CASES);
        XSSFRow row = sheet.createRow(0);
        for (int i = 0; i < CaseColumns.COLUMNS.size(); i++) {
            row.createCell(i).setCellValue(CaseColumns.COLUMNS.get(i).label());
        }
        return sheet;
    }

    private void findHeader() {
        for (int i = 0; i <= sheet.getLastRowNum() && header == null; i++) {
            XSSFRow row = sheet.getRow(i);
            if (row != null
                    && row.getCell(0) != null
                    && NAME.equals(row.getCell(0).toString().strip())) {
                header = row;
            }
        }
        if (header == null) {
            throw new IllegalArgumentException("the sheet " + CaseColumns.CASES + " has no column " + NAME);
        }
        header.forEach(cell -> columns.put(cell.toString().strip(), cell.getColumnIndex()));
        before = header;
        for (int i = header.getRowNum() + 1; i <= sheet.getLastRowNum(); i++) {
            XSSFRow row = sheet.getRow(i);
            if (row != null
                    && row.getCell(0) != null
                    && !row.getCell(0).toString().isBlank()) {
                before = row;
            }
        }
    }

    private void append(TestCase test) {
        writeRow(test, describeWhole(test));
        for (StatedFact fact : test.facts()) {
            Map<String, Object> cells = new LinkedHashMap<>();
            cells.put("事实", fact.key());
            cells.put("事实内容", toCell(fact.value()));
            writeRow(test, cells);
        }
        for (TestCase.TestCaseEntry given : test.given()) {
            writeRow(test, describeEntry(given.entry(), test));
        }
        List<String> codes =
                test.given().stream().map(given -> given.entry().code()).toList();
        Stream.concat(
                        test.groups().stream().map(IndicatorGroupEntry::code),
                        test.expectations().stream().map(Expectation::indicator))
                .filter(code -> code != null && !codes.contains(code))
                .distinct()
                .forEach(code -> writeRow(test, describeGroup(code, test)));
    }

    private static Map<String, Object> describeGroup(String code, TestCase test) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("指标编号", code);
        test.groups().stream().filter(group -> group.code().equals(code)).forEach(group -> {
            cells.put("指定成员", group.chosen());
            cells.put("自评得分", group.declaredScore());
        });
        addExpectations(cells, code, test);
        return cells;
    }

    private Map<String, Object> describeWhole(TestCase test) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("年度", BigDecimal.valueOf(test.fiscalYear()));
        cells.put("年初预算数", test.budget().initial());
        cells.put("全年预算数", test.budget().adjusted());
        cells.put("执行数", test.budget().executed());
        cells.put("自评得分", test.declared().total());
        cells.put("自评等级", test.declared().grade());
        addExpectations(cells, null, test);
        return cells;
    }

    private static Map<String, Object> describeEntry(IndicatorEntry entry, TestCase test) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("指标编号", entry.code());
        cells.put("指标名称", entry.name());
        cells.put("一级指标", entry.level1());
        cells.put("二级指标", entry.level2());
        cells.put("权重", entry.weight());
        if (entry.target() != null) {
            cells.put(
                    "符号",
                    entry.target().operator() == null
                            ? null
                            : entry.target().operator().label());
            cells.put("目标值", toCell(entry.target().value()));
            cells.put("单位", entry.target().unit());
        }
        cells.put("评分办法", entry.method());
        cells.put("实际值", toCell(entry.actual()));
        if (entry.checks() != null) {
            cells.put("要点", entry.checks().isEmpty() ? "无" : String.join(";", entry.checks()));
        }
        cells.put("自评得分", entry.declaredScore());
        cells.put("偏差原因", entry.reason());
        addExpectations(cells, entry.code(), test);
        return cells;
    }

    private static void addExpectations(Map<String, Object> cells, String code, TestCase test) {
        Map<ExpectationKind, List<String>> values = test.expectations().stream()
                .filter(each -> code == null ? each.indicator() == null : code.equals(each.indicator()))
                .collect(Collectors.groupingBy(
                        Expectation::kind, Collectors.mapping(Expectation::value, Collectors.toList())));
        if (values.containsKey(ExpectationKind.SCORE)) {
            cells.put("应得分", new BigDecimal(values.get(ExpectationKind.SCORE).get(0)));
        }
        if (values.containsKey(ExpectationKind.GRADE)) {
            cells.put("应得等级", values.get(ExpectationKind.GRADE).get(0));
        }
        if (values.containsKey(ExpectationKind.RULE)) {
            cells.put("应触发规则", String.join(";", values.get(ExpectationKind.RULE)));
        }
        if (values.containsKey(ExpectationKind.FINDING)) {
            cells.put("应有问题", labelFindings(values.get(ExpectationKind.FINDING)));
        }
        if (values.containsKey(ExpectationKind.NO_FINDING)) {
            cells.put("不应有问题", labelFindings(values.get(ExpectationKind.NO_FINDING)));
        }
    }

    private static String labelFindings(List<String> findings) {
        return findings.stream()
                .map(finding -> {
                    String[] parts = finding.split(Expectation.SEVERITY);
                    String label = Check.valueOf(parts[0]).label();
                    return parts.length == 1
                            ? label
                            : label + "=" + Severity.valueOf(parts[1]).label();
                })
                .collect(Collectors.joining(";"));
    }

    /** @return a BigDecimal or a String; null for null */
    private static Object toCell(Value value) {
        return value == null ? null : value.numberOrNull() != null ? value.numberOrNull() : value.toString();
    }

    private void writeRow(TestCase test, Map<String, Object> cells) {
        XSSFRow row = sheet.createRow(before.getRowNum() + 1);
        write(row, NAME, test.name());
        cells.forEach((label, value) -> write(row, label, value));
        write(row, NOTE, TO_CONFIRM);
        before = row;
    }

    private void write(XSSFRow row, String label, Object value) {
        if (value == null) {
            return;
        }
        int column = columns.computeIfAbsent(label, this::addColumn);
        XSSFCell cell = row.createCell(column);
        XSSFCell above = before.getCell(column);
        if (above != null && before != header) {
            cell.setCellStyle(above.getCellStyle());
        }
        if (value instanceof BigDecimal number) {
            cell.setCellValue(number.doubleValue());
        } else {
            cell.setCellValue(value.toString());
        }
    }

    private int addColumn(String label) {
        int column = header.getLastCellNum();
        XSSFCell cell = header.createCell(column);
        cell.setCellValue(label);
        cell.setCellStyle(header.getCell(0).getCellStyle());
        return column;
    }
}
