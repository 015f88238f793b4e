package org.plumbline.service.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.core.spreadsheet.RawWorkbook.row;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.core.casetable.SubmissionAssembler;
import org.plumbline.core.casetable.TableRead;
import org.plumbline.core.casetable.TableRejectedException;
import org.plumbline.core.casetable.TableRow;
import org.plumbline.core.casetable.TableRowReader;
import org.plumbline.core.casetable.TabularSubmission;
import org.plumbline.core.spreadsheet.RawWorkbook;

/** A workbook's table is read as Excel shows it; what is unsure makes a problem of its row, and what is odd a remark. */
class SheetRowsTest {

    private static final int LIMIT = 100_000;
    private static final Object[] HEAD = {"案例", "方案", "年度", "评价对象", "指标编号", "计量单位", "实际值", "调整预算数", "金额单位"};

    @TempDir
    Path folder;

    private record Outcome(List<TabularSubmission> cases, TableRead read) {

        String json(int index) {
            TabularSubmission found = cases.get(index);
            assertThat(found.json()).as(() -> String.valueOf(found.fault())).isNotNull();
            return new String(found.json(), StandardCharsets.UTF_8);
        }

        TabularSubmission.CellFault fault(int index) {
            assertThat(cases.get(index).json()).isNull();
            return cases.get(index).fault();
        }

        String remarks() {
            return String.join("\n", read.remarks());
        }
    }

    private Outcome read(RawWorkbook workbook) {
        List<TabularSubmission> found = new ArrayList<>();
        SubmissionAssembler cases = new SubmissionAssembler(LIMIT, found::add);
        try {
            Path file = Files.write(folder.resolve("table.xlsx"), workbook.bytes());
            TableRead read = new XlsxRows(LIMIT).read(file, new TableRowReader.RowHandler() {
                @Override
                public boolean handleRow(long number, List<String> cells) {
                    return handleRow(TableRow.of(number, cells));
                }

                @Override
                public boolean handleRow(TableRow row) {
                    cases.addRow(row);
                    return true;
                }
            });
            cases.finish();
            return new Outcome(found, read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(int number, String name, String unit, Object actual) {
        return row(number, name, "s", 2023, "甲", "A1", unit, actual);
    }

    private Outcome only(RawWorkbook workbook, String unit, Object actual) {
        return read(workbook.rows("提交", row(1, HEAD), line(2, "a", unit, actual)));
    }

    private static String styled(int style, String number) {
        return "<c r=\"@\" s=\"" + style + "\"><v>" + number + "</v></c>";
    }

    @Test
    void aPercentSignOfAnyKindIsReadAsItShows() {
        for (String code : List.of("0.0\"%\"", "0.0\\%", "0.0!%", "0.0_%")) {
            RawWorkbook workbook = new RawWorkbook();
            int style = workbook.format(code);
            assertThat(only(workbook, "%", styled(style, "95.4")).json(0))
                    .as(code)
                    .contains("\"actual\":95.4");
        }
        RawWorkbook percent = new RawWorkbook();
        int style = percent.format("0.0%");
        assertThat(only(percent, "%", styled(style, "0.954")).json(0)).contains("\"actual\":95.4");
    }

    @Test
    void aUnitInTheFormatMustBeTheRowsOwn() {
        RawWorkbook same = new RawWorkbook();
        int wan = same.format("0.0\"万元\"");
        assertThat(only(same, "万元", styled(wan, "5.5")).json(0)).contains("\"actual\":5.5");
        RawWorkbook other = new RawWorkbook();
        other.format("0.0\"万元\"");
        TabularSubmission.CellFault fault = only(other, "元", styled(wan, "5.5")).fault(0);
        assertThat(fault.row()).isEqualTo(2);
        assertThat(fault.column()).startsWith("实际值");
        assertThat(fault.found()).isEqualTo("5.5 万元");
    }

    @Test
    void aFormatThatHidesDigitsOrShowsThousandthsIsAProblem() {
        for (String[] pair :
                new String[][] {{"0!.0,\"万\"", "35000"}, {"0.0", "53.46"}, {"0%", "0.996"}, {";;;", "5"}}) {
            RawWorkbook workbook = new RawWorkbook();
            int style = workbook.format(pair[0]);
            TabularSubmission.CellFault fault =
                    only(workbook, "%", styled(style, pair[1])).fault(0);
            assertThat(fault.found()).as(pair[0]).startsWith(pair[1]).contains("显示为");
        }
    }

    @Test
    void aFormulasResultIsRoundedAndReported() {
        RawWorkbook workbook = new RawWorkbook();
        int style = workbook.format("0.00");
        Outcome plain = only(
                workbook, "%", "<c r=\"@\" s=\"" + style + "\"><f>8352.09/8383.52*100</f><v>99.62509781094386</v></c>");
        assertThat(plain.json(0)).contains("\"actual\":99.625097810944");
        assertThat(plain.remarks())
                .contains("G2 99.62509781094386 → 99.625097810944")
                .contains("1 个公式");
        RawWorkbook percent = new RawWorkbook();
        int shown = percent.format("0.00%");
        assertThat(only(percent, "%", "<c r=\"@\" s=\"" + shown + "\"><f>a</f><v>0.9962509781094386</v></c>")
                        .json(0))
                .contains("\"actual\":99.625097810944");
    }

    @Test
    void whatIsNoValueIsAProblemOfItsRow() {
        for (String cell : List.of(
                "<c r=\"@\" t=\"b\"><v>1</v></c>",
                "<c r=\"@\" t=\"b\"><v>0</v></c>",
                "<c r=\"@\" t=\"e\"><v>#N/A</v></c>",
                "<c r=\"@\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>",
                "<c r=\"@\"><f>1+1</f></c>",
                "<c r=\"@\" t=\"inlineStr\"><is><r><rPr><strike/></rPr><t>90</t></r><r><t>95</t></r></is></c>",
                "<c r=\"@\" s=\"1\"><v>90</v></c>")) {
            TabularSubmission.CellFault fault =
                    only(new RawWorkbook(), "次", cell).fault(0);
            assertThat(fault.row()).as(cell).isEqualTo(2);
            assertThat(fault.column()).as(cell).startsWith("实际值");
        }
        assertThat(only(new RawWorkbook(), "次", "<c r=\"@\" t=\"str\"><f>IF(1,\"\",1)</f><v></v></c>")
                        .json(0))
                .as("an empty text is a blank cell")
                .doesNotContain("actual");
    }

    @Test
    void casesWhoseKeyWasNeverCalculatedAreNotJoined() {
        String uncalculated = "<c r=\"@\"><f>\"a\"&amp;1</f></c>";
        Outcome outcome = read(new RawWorkbook()
                .rows(
                        "提交",
                        row(1, HEAD),
                        row(2, "a", "s", 2023, "甲", "A1", "次", 1),
                        row(3, uncalculated, "s", 2023, "乙", "A1", "次", 2),
                        row(4, "c", "s", 2023, "丙", "A1", "次", 3)));
        assertThat(outcome.cases()).hasSize(3);
        assertThat(outcome.fault(1).row()).isEqualTo(3);
        assertThat(outcome.json(2)).contains("丙");
    }

    @Test
    void aCaseThatComesAgainIsAProblem() {
        Outcome outcome = read(new RawWorkbook()
                .rows(
                        "提交",
                        row(1, HEAD),
                        line(2, "a", "次", 1),
                        line(3, "b", "次", 2),
                        line(4, "a", "次", 3),
                        line(5, "c", "次", 4)));
        assertThat(outcome.cases()).hasSize(4);
        assertThat(outcome.fault(2).row()).isEqualTo(4);
        assertThat(outcome.fault(2).expected()).contains("第 2 行");
        assertThat(outcome.json(3)).contains("\"actual\":4");
    }

    @Test
    void theFirstVisibleSheetIsReadAndNamed() {
        Outcome outcome = read(new RawWorkbook()
                .sheet("旧数据", "hidden", "<sheetData>" + row(1, HEAD) + line(2, "old", "次", 1) + "</sheetData>")
                .rows("提交", row(1, HEAD), line(2, "new", "次", 2))
                .rows("备注", row(1, "别的")));
        assertThat(outcome.read().sheet()).isEqualTo("提交");
        assertThat(outcome.cases()).hasSize(1);
        assertThat(outcome.json(0)).contains("\"actual\":2");
        assertThat(outcome.remarks()).contains("旧数据").contains("备注");
        assertThatThrownBy(() -> read(new RawWorkbook().sheet("旧数据", "veryHidden", "<sheetData/>")))
                .isInstanceOf(TableRejectedException.class)
                .hasMessageContaining("没有可见的工作表");
    }

    @Test
    void hiddenAndStruckOutRowsAndHiddenColumnsAreReported() {
        String struck = "<c r=\"@\" s=\"1\" t=\"inlineStr\"><is><t>%s</t></is></c>";
        Outcome outcome = read(new RawWorkbook()
                .sheet(
                        "提交",
                        "<cols><col min=\"6\" max=\"6\" hidden=\"1\"/></cols><sheetData>"
                                + row(1, HEAD)
                                + line(2, "a", "次", 1)
                                + line(3, "b", "次", 2).replace("<row", "<row hidden=\"1\"")
                                + row(
                                        4,
                                        struck.formatted("c"),
                                        struck.formatted("s"),
                                        "<c r=\"@\" s=\"1\"><v>2023</v></c>")
                                + "</sheetData><autoFilter ref=\"A1:G4\"/>"));
        assertThat(outcome.cases()).hasSize(3);
        assertThat(outcome.remarks())
                .contains("筛选")
                .contains("第 3 行")
                .contains("隐藏的列也已读取：F")
                .contains("划掉的行也已读取：第 4 行");
    }

    @Test
    void valuesMergedOverRowsAreRefusedAndCasesMergedOverRowsAreNot() {
        RawWorkbook cases = new RawWorkbook()
                .sheet(
                        "提交",
                        "<sheetData>" + row(1, HEAD) + line(2, "a", "次", 1)
                                + row(3, null, null, null, null, "A2", "次", 2)
                                + "</sheetData><mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>");
        assertThat(read(cases).json(0)).contains("A2");
        RawWorkbook values = new RawWorkbook()
                .sheet(
                        "提交",
                        "<sheetData>" + row(1, HEAD) + line(2, "a", "次", 1) + line(3, "b", "次", null)
                                + "</sheetData><mergeCells><mergeCell ref=\"G2:G3\"/></mergeCells>");
        assertThatThrownBy(() -> read(values))
                .isInstanceOf(TableRejectedException.class)
                .hasMessageContaining("G2:G3");
    }

    @Test
    void blankFormattedCellsCountForNothingAndTheStrictEditionIsNamed() {
        String far = "<row r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"/></row>";
        assertThat(read(new RawWorkbook().rows("提交", row(1, HEAD), line(2, "a", "次", 1), far))
                        .cases())
                .hasSize(1);
        assertThatThrownBy(() -> read(new RawWorkbook().rows("提交", row(1, HEAD)).strict()))
                .isInstanceOf(TableRejectedException.class)
                .hasMessageContaining("Strict Open XML");
    }

    @Test
    void datesAreIsoDatesWhereverDaysAreCountedFrom() {
        RawWorkbook workbook = new RawWorkbook();
        int day = workbook.format("yyyy\\-mm\\-dd");
        assertThat(only(workbook.from1904(), "日期", styled(day, "43448")).json(0))
                .contains("\"actual\":\"2022-12-15\"");
        assertThat(only(new RawWorkbook(), "日期", "<c r=\"@\" t=\"d\"><v>2022-12-15T00:00:00</v></c>")
                        .json(0))
                .contains("\"actual\":\"2022-12-15\"");
    }

    @Test
    void everySheetThatIsNotReadIsNamedUpToALimit() {
        RawWorkbook workbook = new RawWorkbook().rows("提交", row(1, HEAD), line(2, "a", "次", 1));
        for (int i = 0; i < 20; i++) {
            workbook.rows("其他" + i, row(1, "x"));
        }
        assertThat(read(workbook).read().remarks().stream()
                        .filter(remark -> remark.contains("其他0"))
                        .collect(Collectors.toList()))
                .hasSize(1);
    }
}
