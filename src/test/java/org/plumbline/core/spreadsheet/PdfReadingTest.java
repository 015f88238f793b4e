package org.plumbline.core.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;

/** What the lines and characters of a PDF page say of its cells. */
class PdfReadingTest {

    private static final WorkbookLimits LIMITS = new WorkbookLimits(5 << 20, 20 << 20, 200, 5_000, 256);

    private static Map<String, SheetGrid> read(String... pages) {
        byte[] file = TestDocuments.pdf(pages[0], document -> {
            for (int i = 1; i < pages.length; i++) {
                addPage(document, pages[i]);
            }
        });
        FilledWorkbook read = FilledWorkbook.openDocument("form.pdf", file, LIMITS);
        assertThat(read.problems()).isEmpty();
        return read.sheets();
    }

    private static void addPage(PDDocument document, String content) throws java.io.IOException {
        PDPage first = document.getPage(0);
        PDPage page = new PDPage(first.getMediaBox());
        page.setResources(first.getResources());
        PDStream contents = new PDStream(document);
        try (java.io.OutputStream to = contents.createOutputStream()) {
            to.write(content.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        page.setContents(contents);
        document.addPage(page);
    }

    /** A table of columns 100 wide and rows 30 high from (50, 350) down. */
    private static String table(List<String> rows) {
        StringBuilder content = new StringBuilder();
        int bottom = 350 - 30 * rows.size();
        int columns = rows.get(0).split("\\|", -1).length;
        IntStream.rangeClosed(0, rows.size())
                .forEach(i -> content.append(line(50, 350 - 30 * i, 50 + 100 * columns, 350 - 30 * i)));
        IntStream.rangeClosed(0, columns).forEach(i -> content.append(line(50 + 100 * i, bottom, 50 + 100 * i, 350)));
        for (int i = 0; i < rows.size(); i++) {
            String[] cells = rows.get(i).split("\\|", -1);
            for (int j = 0; j < columns; j++) {
                content.append(text(60 + 100 * j, 330 - 30 * i, cells[j]));
            }
        }
        return content.toString();
    }

    private static String line(int x1, int y1, int x2, int y2) {
        return x1 + " " + y1 + " m " + x2 + " " + y2 + " l S ";
    }

    private static String text(int x, int y, String text) {
        return "BT /F1 10 Tf " + x + " " + y + " Td (" + text + ") Tj ET ";
    }

    private static String shown(SheetGrid grid, int row, int column) {
        return grid.cellAt(row, column).displayText();
    }

    @Test
    void aTableThatGoesOnOnTheNextPageIsOneSheet() {
        Map<String, SheetGrid> sheets = read(
                text(60, 380, "Title") + table(List.of("Name|Target|Actual", "A|1|2")) + text(200, 20, "- 1 -"),
                table(List.of("Name|Target|Actual", "B|3|4")) + text(200, 20, "- 2 -"),
                table(List.of("C|5|6")) + text(200, 20, "- 3 -"));

        assertThat(sheets.keySet()).containsExactly("第1页表1");
        SheetGrid grid = sheets.get("第1页表1");
        assertThat(IntStream.range(0, grid.rowCount()).mapToObj(row -> shown(grid, row, 0)))
                .containsExactly("Title", "Name", "A", "B", "C");
        assertThat(shown(grid, 4, 2)).isEqualTo("6");
    }

    @Test
    void textBetweenTwoPagesMakesTwoSheets() {
        Map<String, SheetGrid> sheets = read(
                table(List.of("Name|Target|Actual", "A|1|2")),
                text(60, 380, "Second form") + table(List.of("Name|Target|Actual", "B|3|4")));

        assertThat(sheets.keySet()).containsExactly("第1页表1", "第2页表1");
        assertThat(shown(sheets.get("第2页表1"), 0, 0)).isEqualTo("Second form");
    }

    @Test
    void fieldsWithoutALineBetweenThemAreOneCell() {
        SheetGrid grid = read("50 50 300 300 re S " + line(150, 50, 150, 350) + line(150, 200, 350, 200)
                        + line(250, 50, 250, 200) + text(60, 200, "Level") + text(160, 270, "Wide")
                        + text(160, 120, "Left") + text(260, 120, "Right"))
                .get("第1页表1");

        assertThat(grid.mergedRegions())
                .containsExactlyInAnyOrder(CellRangeAddress.valueOf("A1:A2"), CellRangeAddress.valueOf("B1:C1"));
        assertThat(shown(grid, 0, 0)).isEqualTo("Level");
        assertThat(shown(grid, 1, 2)).isEqualTo("Right");
    }

    /** LibreOffice lets text that is too high for its row go on in the row below. */
    @Test
    void textOnTheLineBetweenTwoRowsIsRejectedWithItsPage() {
        String table = table(List.of("Name|Actual", "A|1", "B|2"));
        byte[] file = TestDocuments.pdf(table + text(60, 286, "spilt text"), document -> {});
        assertThat(FilledWorkbook.openDocument("form.pdf", file, LIMITS).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.found()).isEqualTo("PDF 第1页 page 1：spilt text"))
                .satisfies(problem -> assertThat(problem.hint().zh()).contains("加大行高"));
    }

    @Test
    void textThatGoesOnInTheRowBelowIsRejectedByTheOrderInWhichItIsDrawn() {
        String lines = table(List.of("||", "||", "||"));
        String name = text(60, 300, "Name");
        String next = text(260, 300, "40") + text(60, 270, "B") + text(260, 270, "50");

        assertRejected(lines + name + text(160, 294, "90") + text(160, 280, "95") + next, "95");
        assertRejected(lines + name + text(160, 322, "90") + text(160, 308, "95") + next, "90");
        assertThat(shown(
                        read(lines + name + text(160, 306, "90") + text(160, 294, "95") + next)
                                .get("第1页表1"),
                        1,
                        1))
                .isEqualTo("90\n95");
    }

    @Test
    void textOverSeveralCellsBelongsToTheOneItIsAlignedIn() {
        String lines = table(List.of("||", "||", "||"));
        String wide = "a name of more than thirty characters";
        SheetGrid grid =
                read(lines + text(53, 300, wide) + text(260, 300, "40")).get("第1页表1");
        assertThat(shown(grid, 1, 0)).isEqualTo(wide);
        assertThat(shown(grid, 1, 2)).isEqualTo("40");

        assertRejected(lines + text(90, 300, wide) + text(260, 300, "40"), "a name of more than");
        assertThat(shown(read(lines + text(90, 300, wide)).get("第1页表1"), 1, 1)).isEqualTo(wide);
    }

    /** Where its font changes, as from characters to digits, one text is drawn in two parts. */
    @Test
    void textThatIsDrawnInPartsAcrossASideIsOneText() {
        String lines = table(List.of("|", "|"));
        SheetGrid grid = read(lines + text(53, 300, "a long name of 90 and ") + text(155, 300, "95"))
                .get("第1页表1");
        assertThat(shown(grid, 1, 0)).startsWith("a long name of 90 and").endsWith("95");

        SheetGrid apart =
                read(lines + text(118, 300, "rate of") + text(153, 300, "95")).get("第1页表1");
        assertThat(shown(apart, 1, 0)).isEqualTo("rate of");
        assertThat(shown(apart, 1, 1)).isEqualTo("95");
    }

    @Test
    void twoTablesOfAPageAreReadWhereTheSecondHasMoreRows() {
        SheetGrid grid = read(table(List.of("Name|Actual")) + text(60, 310, "between")
                        + "50 100 200 60 re S " + line(150, 100, 150, 160) + line(50, 120, 250, 120)
                        + line(50, 140, 250, 140) + text(60, 105, "C") + text(160, 105, "3"))
                .get("第1页表2");

        assertThat(shown(grid, 3, 1)).isEqualTo("3");
    }

    /** A merged cell that goes on, on the next page, may have no lines there. */
    @Test
    void columnsOfTheNextPageAreThoseOfTheirSides() {
        String narrow = "150 290 200 60 re S " + line(250, 290, 250, 350) + line(150, 320, 350, 320)
                + text(160, 330, "B") + text(260, 330, "2") + text(160, 300, "C") + text(260, 300, "3");
        Map<String, SheetGrid> sheets = read(table(List.of("Level|Name|Actual", "L|A|1")), narrow);

        assertThat(sheets.keySet()).containsExactly("第1页表1");
        assertThat(shown(sheets.get("第1页表1"), 3, 1)).isEqualTo("C");
        assertThat(shown(sheets.get("第1页表1"), 3, 2)).isEqualTo("3");
    }

    @Test
    void aTableWithOtherColumnsOnTheNextPageIsASheetOfItsOwn() {
        String other = "50 290 300 60 re S " + line(120, 290, 120, 350) + line(50, 320, 350, 320) + text(60, 330, "B");

        assertThat(read(table(List.of("Name|Actual", "A|1")), other).keySet()).containsExactly("第1页表1", "第2页表1");
    }

    private static void assertRejected(String page, String text) {
        byte[] file = TestDocuments.pdf(page, document -> {});
        assertThat(FilledWorkbook.openDocument("form.pdf", file, LIMITS).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.found()).isEqualTo("PDF 第1页 page 1：" + text));
    }

    @Test
    void textThatIsCutOffAtItsRowBelongsToIt() {
        String table = table(List.of("Name|Actual", "A|1", "B|2"));
        String cut = "q 50 290 200 30 re W n " + text(160, 286, "cut off") + "Q ";
        assertThat(shown(read(table + cut).get("第1页表1"), 1, 1)).startsWith("1");
    }

    @Test
    void textIsReadAsItIsSeen() {
        SheetGrid grid = read(table(List.of("|", "|")) + text(60, 330, "90") + line(59, 333, 72, 333)
                        + text(75, 330, "95") + text(160, 330, "10") + "BT /F1 6 Tf 171.5 334 Td (5) Tj ET "
                        + "BT 3 Tr /F1 10 Tf 60 300 Td (hidden) Tj ET ")
                .get("第1页表1");

        assertThat(grid.cellAt(0, 0).content()).isEqualTo(new CellContent.TextContent("90 95", "95"));
        assertThat(shown(grid, 0, 1)).isEqualTo("10^5");
        assertThat(grid.cellAt(1, 0).isBlank()).isTrue();
    }

    @Test
    void charactersWrittenOverEachOtherCannotBeRead() {
        SheetGrid grid = read(table(List.of("1|2", "3|4")) + text(60, 330, "7")).get("第1页表1");

        assertThat(shown(grid, 0, 0)).isEqualTo("\ufffd");
    }

    /** A row over all columns of a table that is three columns wide, at its top. */
    private static String titled(String title, List<String> rows) {
        return "50 350 300 30 re S " + text(60, 360, title) + table(rows);
    }

    @Test
    void aTitleWithinTheLinesOfTheNextPageBeginsAnotherSheet() {
        Map<String, SheetGrid> sheets = read(
                titled("First project", List.of("Name|Target|Actual", "A|1|2")),
                titled("Second project", List.of("Name|Target|Actual", "B|3|4")));

        assertThat(sheets.keySet()).containsExactly("第1页表1", "第2页表1");
        SheetGrid second = sheets.get("第2页表1");
        assertThat(IntStream.range(0, second.rowCount()).mapToObj(row -> shown(second, row, 0)))
                .containsExactly("Second project", "Name", "B");
    }

    @Test
    void aTitleRepeatedOnEveryPageIsLeftOut() {
        Map<String, SheetGrid> sheets = read(
                titled("Project", List.of("Name|Target|Actual", "A|1|2")),
                titled("Project", List.of("Name|Target|Actual", "B|3|4")));

        assertThat(sheets.keySet()).containsExactly("第1页表1");
        SheetGrid grid = sheets.get("第1页表1");
        assertThat(IntStream.range(0, grid.rowCount()).mapToObj(row -> shown(grid, row, 0)))
                .containsExactly("Project", "Name", "A", "B");
    }

    @Test
    void aRowOverAllColumnsGoesOnWithTheTableWhereNoHeadingFollows() {
        Map<String, SheetGrid> sheets =
                read(table(List.of("Name|Target|Actual", "A|1|2")), titled("Other remarks", List.of("B|3|4", "C|5|6")));

        assertThat(sheets.keySet()).containsExactly("第1页表1");
    }

    /** A heading of two rows: Indicator over both, Value over its two columns. */
    private static String merged(List<String> rows) {
        return "50 290 300 60 re S " + line(150, 290, 150, 350) + line(150, 320, 350, 320) + line(250, 290, 250, 320)
                + text(60, 315, "Indicator") + text(160, 330, "Value") + text(160, 300, "Target")
                + text(260, 300, "Actual") + "q 1 0 0 1 0 -60 cm " + table(rows) + "Q ";
    }

    @Test
    void aHeadingOfMergedCellsThatIsRepeatedOnTheNextPageIsLeftOut() {
        Map<String, SheetGrid> sheets = read(merged(List.of("A|1|2", "B|3|4")), merged(List.of("C|5|6")));

        assertThat(sheets.keySet()).containsExactly("第1页表1");
        SheetGrid grid = sheets.get("第1页表1");
        assertThat(shown(grid, 0, 0)).isEqualTo("Indicator");
        assertThat(IntStream.range(2, grid.rowCount()).mapToObj(row -> shown(grid, row, 0)))
                .containsExactly("A", "B", "C");
        assertThat(shown(grid, 4, 2)).isEqualTo("6");
        assertThat(grid.mergedRegions())
                .containsExactlyInAnyOrder(CellRangeAddress.valueOf("A1:A2"), CellRangeAddress.valueOf("B1:C1"));
    }
}
