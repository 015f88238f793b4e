package org.plumbline.ruleset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.plumbline.ruleset.Form.Phase;
import org.plumbline.ruleset.NotesSheet.Guide;

/**
 * One table sheet to be written: a standard Drools decision table with its technical rows hidden and locked.
 *
 * @param rows each with the rule id first
 */
record TableSheet(String name, Form<?> form, List<? extends Form.Word<?>> words, List<List<Object>> rows) {

    private static final int PATTERN = 4;
    private static final int HEADER = 6;

    /** @throws IllegalArgumentException naming the words there are, where one is unknown */
    static TableSheet of(String name, String form, List<String> columns, List<List<Object>> rows) {
        Form<?> known = Forms.all().stream()
                .filter(each -> each.name().equals(form))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table form \"" + form + "\""));
        List<? extends Form.Word<?>> words =
                columns.stream().map(column -> word(known, column)).toList();
        return new TableSheet(name, known, words, rows);
    }

    private static Form.Word<?> word(Form<?> form, String column) {
        List<Form.Word<?>> words = new ArrayList<>(form.conditions().values());
        words.addAll(form.actions().values());
        return words.stream()
                .filter(word ->
                        word.snippet().equals(column) || word.label().zh().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + column + "\" is none of "
                        + words.stream().map(word -> word.label().zh()).toList()));
    }

    /** Deductions, then what adjusts the total, then grades, then findings, as a clerk reads them. */
    int place() {
        return form.phase().ordinal();
    }

    private List<ColumnHead> heads() {
        return Stream.of(
                        Stream.of(ColumnHead.RULE_ID), words.stream().map(ColumnHead::of), Stream.of(ColumnHead.REMARK))
                .flatMap(heads -> heads)
                .toList();
    }

    Guide guide() {
        Map<Phase, String> purposes = Map.of(
                Phase.JUDGING,
                form == Forms.OVER
                        ? "超额扣分规则。在评分行之外另扣，一个指标最多适用一行"
                        : form.exclusive() ? "扣分规则。一个指标只由一行判定，两行都适用会报错" : "扣分规则。同一办法的各行合起来判定一个指标",
                Phase.ADJUSTING,
                adjusts(),
                Phase.GRADING,
                "总分属于哪个等级。各档首尾相接，不重叠、不留空档",
                Phase.REVIEWING,
                "给审计人员的提示，只提示，不扣分；删去一行就不再提示");
        return new Guide(name, purposes.get(form.phase()), "表头以下各行", heads());
    }

    private String adjusts() {
        return form == Forms.CAP
                ? "按预算执行率限制总分，加分之后、定等级之前适用。各档首尾相接，不重叠、不留空档"
                : form == Forms.BONUS ? "按填报的事实给总分加分，各行相加" : "按填报的事实或执行率把总分归零，或限制最高等级";
    }

    void write(XSSFSheet sheet, String ruleSet, WorkbookLook look) {
        technical(sheet, 0, look, "RuleSet", ruleSet);
        technical(sheet, 1, look, "Import", TableReader.IMPORTS);
        String table = name.replaceFirst("^" + WorkbookLayout.DEDUCTIONS, "");
        technical(sheet, 2, look, "RuleTable " + table);
        technical(sheet, 3, look, "NAME", words.stream().map(TableSheet::kind), TableReader.REMARK_KIND);
        int conditions =
                (int) words.stream().filter(Form.Condition.class::isInstance).count();
        // the blank cells of the merged range must exist, or stock Drools puts the conditions outside the pattern
        technical(sheet, PATTERN, look, "", Stream.concat(Stream.of(form.pattern()), blanks()), "");
        if (conditions > 1) {
            sheet.addMergedRegion(new CellRangeAddress(PATTERN, PATTERN, 1, conditions));
        }
        technical(sheet, 5, look, "", words.stream().map(Form.Word::snippet), TableReader.REMARK_SNIPPET);
        ClerkSheet data = new ClerkSheet(sheet, heads(), HEADER, look);
        rows.forEach(data::row);
        data.finish();
    }

    private static String kind(Form.Word<?> word) {
        return word instanceof Form.Condition<?> ? "CONDITION" : "ACTION";
    }

    private Stream<String> blanks() {
        return Stream.generate(() -> "").limit(words.size() - 1L);
    }

    private static void technical(
            XSSFSheet sheet, int index, WorkbookLook look, String id, Stream<String> texts, String remark) {
        technical(
                sheet,
                index,
                look,
                Stream.of(Stream.of(id), texts, Stream.of(remark)).flatMap(text -> text));
    }

    private static void technical(XSSFSheet sheet, int index, WorkbookLook look, String... texts) {
        technical(sheet, index, look, Stream.of(texts));
    }

    private static void technical(XSSFSheet sheet, int index, WorkbookLook look, Stream<String> texts) {
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
