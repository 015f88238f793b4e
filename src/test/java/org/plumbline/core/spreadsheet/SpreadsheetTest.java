package org.plumbline.core.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.core.spreadsheet.RawWorkbook.number;
import static org.plumbline.core.spreadsheet.RawWorkbook.row;
import static org.plumbline.core.spreadsheet.RawWorkbook.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;

/** A cell is what it stores, what Excel shows, and what makes the two differ. */
class SpreadsheetTest {

    private static final SheetLimits LIMITS = new SheetLimits(50, 1 << 20, 100, 20, 10_000);

    private static SheetGrid read(RawWorkbook workbook) {
        return read(workbook.bytes());
    }

    private static SheetGrid read(byte[] workbook) {
        try (Spreadsheet opened = Spreadsheet.open(workbook, LIMITS)) {
            return opened.grid(opened.sheets().get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CellContent only(RawWorkbook workbook, String cell) {
        return read(workbook.rows("表", "<row r=\"1\">" + cell + "</row>"))
                .cellAt(0, 0)
                .content();
    }

    private static void rejected(Reason reason, byte[] workbook) {
        assertThatThrownBy(() -> read(workbook))
                .hasCauseInstanceOf(SpreadsheetRejectedException.class)
                .cause()
                .extracting("reason")
                .isEqualTo(reason);
    }

    @Test
    void aNumberIsWhatIsStoredAndWhatIsShown() {
        RawWorkbook workbook = new RawWorkbook();
        CellContent.NumberContent number =
                (CellContent.NumberContent) only(workbook, number("A1", workbook.format("0%"), "0.996"));
        assertThat(number.number()).isEqualByComparingTo("0.996");
        assertThat(number.percent()).isTrue();
        assertThat(number.display()).isEqualTo("100%");
        assertThat(number.hidesDigits()).isTrue();
        assertThat(number.displayText()).isEqualTo("99.6%");
    }

    @Test
    void seventeenDigitsAreWhatExcelShowsUnlessTheyAreMore() {
        assertThat(only(new RawWorkbook(), number("A1", 0, "1.1000000000000001"))
                        .displayText())
                .isEqualTo("1.1");
        assertThat(only(new RawWorkbook(), number("A1", 0, "0.30000000000000004"))
                        .displayText())
                .isEqualTo("0.30000000000000004");
    }

    @Test
    void aPartThatIsStruckOutIsDistinguished() {
        RawWorkbook workbook = new RawWorkbook();
        int struck = workbook.shared("<r><rPr><strike/></rPr><t>90</t></r><r><t>95</t></r>");
        CellContent.TextContent text =
                (CellContent.TextContent) only(workbook, "<c r=\"A1\" t=\"s\"><v>" + struck + "</v></c>");
        assertThat(text.text()).isEqualTo("9095");
        assertThat(text.kept()).isEqualTo("95");
        assertThat(text.isPartlyStruck()).isTrue();

        RawWorkbook off = new RawWorkbook();
        int kept = off.shared("<r><rPr><strike val=\"0\"/></rPr><t>90</t></r><r><t>95</t></r>");
        assertThat(((CellContent.TextContent) only(off, "<c r=\"A1\" t=\"s\"><v>" + kept + "</v></c>"))
                        .isPartlyStruck())
                .isFalse();
    }

    @Test
    void aCellIsStruckOutByItsFontOrByAllOfItsText() {
        RawWorkbook workbook = new RawWorkbook();
        int whole = workbook.shared("<r><rPr><strike/></rPr><t>90</t></r>");
        int part = workbook.shared("<r><rPr><b/></rPr><t>90</t></r><r><t>95</t></r>");
        SheetGrid grid = read(workbook.rows(
                "表",
                row(1, "<c r=\"@\" s=\"1\"><v>5</v></c>", "<c r=\"@\" t=\"s\"><v>" + whole + "</v></c>"),
                row(2, "<c r=\"@\" s=\"1\"><v>5</v></c>", "有效"),
                row(3, "<c r=\"@\" s=\"1\" t=\"s\"><v>" + part + "</v></c>")));
        assertThat(grid.cellAt(0, 0).struck()).isTrue();
        assertThat(grid.cellAt(0, 1).struck()).isTrue();
        assertThat(grid.isStruck(0)).isTrue();
        assertThat(grid.isStruck(1)).isFalse();
        assertThat(grid.cellAt(2, 0).struck())
                .as("a run with a look of its own is not struck out")
                .isFalse();
        assertThat(((CellContent.TextContent) grid.cellAt(2, 0).content()).kept())
                .isEqualTo("90");
        assertThat(grid.isStruck(50)).isFalse();
    }

    @Test
    void raisedDigitsAreAPowerOrPartOfAUnit() {
        RawWorkbook workbook = new RawWorkbook();
        String raised = "<r><rPr><vertAlign val=\"superscript\"/></rPr><t>%s</t></r>";
        int power = workbook.shared("<r><t>10</t></r>" + raised.formatted("5") + "<r><t>人次</t></r>");
        int area = workbook.shared("<r><t>50m</t></r>" + raised.formatted("2"));
        SheetGrid grid = read(workbook.rows(
                "表",
                row(1, "<c r=\"@\" t=\"s\"><v>" + power + "</v></c>", "<c r=\"@\" t=\"s\"><v>" + area + "</v></c>")));
        assertThat(grid.cellAt(0, 0).displayText()).isEqualTo("10^5人次");
        assertThat(grid.cellAt(0, 1).displayText()).isEqualTo("50m²");
    }

    @Test
    void escapedCharactersAreDecoded() {
        for (String[] pair : new String[][] {
            {"实际_x000D_\n完成值", "实际\n完成值"},
            {"完成_x000D_", "完成"},
            {"a_x000D_b", "a\nb"},
            {"_x005F_x000D_", "_x000D_"},
            {"_x4E2D_", "中"},
            {"_xZZZZ_", "_xZZZZ_"},
            {"_x000", "_x000"}
        }) {
            assertThat(only(new RawWorkbook(), text("A1", pair[0])).displayText())
                    .isEqualTo(pair[1]);
        }
        RawWorkbook formula = new RawWorkbook();
        assertThat(((CellContent.FormulaContent) only(formula, "<c r=\"A1\" t=\"str\"><f>A2</f><v>完成_x000D_</v></c>"))
                        .cached()
                        .displayText())
                .isEqualTo("完成");
    }

    @Test
    void howATextIsReadAloudIsNoPartOfIt() {
        RawWorkbook workbook = new RawWorkbook();
        int spoken = workbook.shared("<t>知晓</t><rPh sb=\"0\" eb=\"2\"><t>zhi xiao</t></rPh>");
        SheetGrid grid = read(
                workbook.rows(
                        "表",
                        row(
                                1,
                                "<c r=\"@\" t=\"s\"><v>" + spoken + "</v></c>",
                                "<c r=\"@\" t=\"inlineStr\"><is><t>普遍</t><rPh sb=\"0\" eb=\"2\"><t>pu bian</t></rPh><r><t>知晓</t></r></is></c>")));
        assertThat(grid.cellAt(0, 0).displayText()).isEqualTo("知晓");
        assertThat(grid.cellAt(0, 1).displayText()).isEqualTo("普遍知晓");
    }

    @Test
    void daysAreCountedFromWhereTheWorkbookSays() {
        RawWorkbook workbook = new RawWorkbook();
        int day = workbook.format("yyyy\\-mm\\-dd");
        assertThat(((CellContent.NumberContent) only(workbook.from1904(), number("A1", day, "43448"))).day())
                .isEqualTo("2022-12-15");
        RawWorkbook usual = new RawWorkbook();
        assertThat(((CellContent.NumberContent) only(usual, number("A1", usual.builtIn(14), "44910"))).day())
                .isEqualTo("2022-12-15");
        RawWorkbook time = new RawWorkbook();
        assertThat(((CellContent.NumberContent) only(time, number("A1", time.format("h:mm"), "0.5"))).day())
                .isEqualTo("12:00");
    }

    @Test
    void isoDatesAreDates() {
        for (String written : List.of("2022-12-15T00:00:00", "2022-12-15", "2022-12-15T08:30:00Z")) {
            CellContent.NumberContent date = (CellContent.NumberContent)
                    only(new RawWorkbook(), "<c r=\"A1\" t=\"d\"><v>" + written + "</v></c>");
            assertThat(date.day()).isEqualTo("2022-12-15");
            assertThat(date.number()).isEqualByComparingTo(new BigDecimal("44910"));
        }
        assertThat(only(new RawWorkbook(), "<c r=\"A1\" t=\"d\"><v>年底</v></c>"))
                .isEqualTo(new CellContent.TextContent("年底"));
    }

    @Test
    void truthValuesErrorsAndFormulasAreWhatTheyAre() {
        SheetGrid grid = read(new RawWorkbook()
                .rows(
                        "表",
                        row(
                                1,
                                "<c r=\"@\" t=\"b\"><v>1</v></c>",
                                "<c r=\"@\" t=\"e\"><v>#REF!</v></c>",
                                "<c r=\"@\"><f>1+1</f></c>",
                                "<c r=\"@\" t=\"str\"><f>IF(1=1,&quot;&quot;,1)</f><v></v></c>",
                                "<c r=\"@\"><f>1+1</f><v>2</v></c>",
                                "<c r=\"@\"><f>1+1</f><v></v></c>")));
        assertThat(grid.cellAt(0, 0).content()).isEqualTo(new CellContent.BooleanContent(true));
        assertThat(grid.cellAt(0, 1).content()).isEqualTo(new CellContent.ErrorContent("#REF!"));
        assertThat(cached(grid, 2)).as("never calculated").isEqualTo(new CellContent.BlankContent());
        assertThat(cached(grid, 3)).as("an empty text is a result").isEqualTo(new CellContent.TextContent(""));
        assertThat(cached(grid, 4).displayText()).isEqualTo("2");
        assertThat(cached(grid, 5)).isEqualTo(new CellContent.BlankContent());
    }

    private static CellContent cached(SheetGrid grid, int column) {
        return ((CellContent.FormulaContent) grid.cellAt(0, column).content()).cached();
    }

    @Test
    void whatIsHiddenIsKnown() throws IOException {
        RawWorkbook workbook = new RawWorkbook()
                .sheet(
                        "表",
                        "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/><col min=\"4\" max=\"4\" width=\"0\"/></cols><sheetData>"
                                + row(1, 1, 2, 3, 4)
                                + row(2, 1).replace("<row", "<row hidden=\"1\"")
                                + row(3, 1).replace("<row", "<row ht=\"0\"")
                                + "</sheetData><autoFilter ref=\"A1:A3\"/><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>")
                .sheet("旧", "hidden", "<sheetData/>")
                .sheet("更旧", "veryHidden", "<sheetData/>");
        SheetGrid grid = read(workbook);
        assertThat(List.of(grid.isColumnHidden(0), grid.isColumnHidden(1), grid.isColumnHidden(3)))
                .containsExactly(false, true, true);
        assertThat(List.of(grid.isHidden(0), grid.isHidden(1), grid.isHidden(2)))
                .containsExactly(false, true, true);
        assertThat(grid.mergedRegions()).hasSize(1);
        assertThat(grid.isSheetHidden()).isFalse();
        try (Spreadsheet opened = Spreadsheet.open(workbook.bytes(), LIMITS)) {
            assertThat(opened.sheets()).extracting(Sheet::hidden).containsExactly(false, true, true);
        }
    }

    @Test
    void blankCellsFarOutCountForNothing() {
        SheetGrid grid = read(new RawWorkbook()
                .rows(
                        "表",
                        row(1, "a"),
                        "<row r=\"9\"><c r=\"XFD9\" s=\"1\"/></row>",
                        "<row r=\"1048576\"><c r=\"A1048576\" s=\"1\"/></row>"));
        assertThat(grid.rowCount()).isEqualTo(1);
        rejected(
                Reason.TOO_MANY_CELLS,
                new RawWorkbook()
                        .rows("表", "<row r=\"101\"><c r=\"A101\"><v>1</v></c></row>")
                        .bytes());
        rejected(
                Reason.TOO_MANY_CELLS,
                new RawWorkbook()
                        .rows("表", "<row r=\"1\"><c r=\"U1\"><v>1</v></c></row>")
                        .bytes());
    }

    @Test
    void theStrictEditionIsNamed() {
        rejected(
                Reason.STRICT, new RawWorkbook().rows("表", row(1, "a")).strict().bytes());
    }

    @Test
    void whatOtherProgramsPutBesideTheCellsIsNotLookedAt() {
        SheetGrid grid = read(new RawWorkbook()
                .rows("表", row(1, "a"))
                .part("docProps/core.xml", "<not closed")
                .part("docProps/core2.xml", "<coreProperties xmlns=\"urn:other\"><unknown/></coreProperties>")
                .part("docProps/custom.xml", ""));
        assertThat(grid.cellAt(0, 0).displayText()).isEqualTo("a");
    }

    @Test
    void whatIsNoWorkbookIsRejected() {
        rejected(Reason.NOT_A_WORKBOOK, "no zip at all".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        rejected(Reason.NOT_A_WORKBOOK, new byte[0]);
        rejected(
                Reason.DAMAGED,
                new RawWorkbook()
                        .rows("表", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>")
                        .bytes());
        rejected(
                Reason.DAMAGED,
                new RawWorkbook().rows("表", row(1, "a"), row(1, "b")).bytes());
        rejected(
                Reason.DAMAGED,
                new RawWorkbook()
                        .sheet("表", "<sheetData><row r=\"x\"/></sheetData>")
                        .bytes());
        rejected(
                Reason.DAMAGED,
                new RawWorkbook()
                        .sheet("表", "<sheetData/><mergeCells><mergeCell ref=\"?\"/></mergeCells>")
                        .bytes());
    }

    @Test
    void aPartThatUnpacksToMoreThanTheLimitIsRejected() {
        String many = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>" + "x".repeat(2 << 20) + "</v></c></row>";
        rejected(Reason.TOO_LARGE, new RawWorkbook().rows("表", many).bytes());
    }

    @Test
    void aSheetThatIsNoXmlIsRejected() {
        rejected(
                Reason.DAMAGED,
                new RawWorkbook().sheet("表", "<sheetData><row></sheetData>").bytes());
    }
}
