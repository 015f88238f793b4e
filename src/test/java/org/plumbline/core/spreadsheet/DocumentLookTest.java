package org.plumbline.core.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cell of a .docx or .html file is read as the program that shows it would show it, or so that no reading accepts it. */
class DocumentLookTest {

    private static final WorkbookLimits LIMITS = new WorkbookLimits(5 << 20, 20 << 20, 200, 5_000, 256);
    private static final String WORD = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private static final String BEGIN = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>";
    private static final String SEPARATE = "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
    private static final String END = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

    private static Map<String, SheetGrid> read(byte[] file) {
        FilledWorkbook read = FilledWorkbook.openDocument("表", file, LIMITS);
        assertThat(read.problems()).isEmpty();
        return read.sheets();
    }

    /** What the cell of a document shows whose paragraph has this content. */
    private static String word(String content) {
        return read(TestDocuments.zip(parts("<w:p>" + content + "</w:p>")))
                .get("表1")
                .cellAt(0, 0)
                .displayText();
    }

    private static Map<String, String> parts(String cell) {
        return TestDocuments.docxParts("<w:tbl><w:tr><w:tc>" + cell + "</w:tc></w:tr></w:tbl><w:p/>");
    }

    private static String relate(String kind) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\""
                + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + kind + "\" Target=\""
                + kind + ".xml\"/></Relationships>";
    }

    private static String run(String properties, String text) {
        return "<w:r><w:rPr>" + properties + "</w:rPr><w:t>" + text + "</w:t></w:r>";
    }

    private static String code(String text) {
        return "<w:r><w:instrText>" + text + "</w:instrText></w:r>";
    }

    private static String html(String cell) {
        return read(TestDocuments.text("<meta charset='utf-8'><style>.up{vertical-align:super}</style><table><tr><td>"
                        + cell + "</td></tr></table>"))
                .get("表1")
                .cellAt(0, 0)
                .displayText();
    }

    @Test
    void stylesOfCharactersAndParagraphsAreAppliedWithThoseTheyAreBasedOn() {
        Map<String, String> parts = parts("<w:p><w:pPr><w:pStyle w:val=\"Gone\"/></w:pPr>" + run("", "1")
                + run("<w:vanish w:val=\"0\"/>", "2") + "</w:p><w:p>" + run("<w:rStyle w:val=\"Child\"/>", "3")
                + run("", "10") + run("<w:rStyle w:val=\"Up\"/>", "5") + run("<w:rStyle w:val=\"None\"/>", "个")
                + "</w:p>");
        parts.put("word/_rels/document.xml.rels", relate("styles"));
        parts.put(
                "word/styles.xml",
                "<w:styles " + WORD + ">"
                        + "<w:style w:styleId=\"Gone\"><w:rPr><w:vanish/></w:rPr></w:style>"
                        + "<w:style w:styleId=\"Child\"><w:basedOn w:val=\"Gone\"/></w:style>"
                        + "<w:style w:styleId=\"Up\"><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style></w:styles>");

        assertThat(read(TestDocuments.zip(parts)).get("表1").cellAt(0, 0).displayText())
                .isEqualTo("2\n10^5个");
    }

    @Test
    void ofAFieldItsResultIsReadAndOfAListItsChoice() {
        String inner = BEGIN + code("MERGEFIELD x") + SEPARATE + run("", "40") + END;
        String list = "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList><w:result w:val=\"1\"/>"
                + "<w:listEntry w:val=\"未完成\"/><w:listEntry w:val=\"完成\"/></w:ddList></w:ffData></w:fldChar></w:r>"
                + code("FORMDROPDOWN") + SEPARATE + END;

        assertThat(word(BEGIN + code(" = ") + inner + code(" + 10 ") + SEPARATE + run("", "50") + END))
                .isEqualTo("50");
        assertThat(word(list)).isEqualTo("完成");
    }

    @Test
    void whatOnlyTheCodeOfAFieldSaysIsUnreadable() {
        assertThat(word(run("", "3") + BEGIN + code("EQ \\f(1,2)") + END)).isEqualTo("3\ufffd");
        assertThat(word(run("", "3") + BEGIN + code("PAGE") + run("", "5"))).isEqualTo("3\n\ufffd");
    }

    @Test
    void numbersOfAFormulaAreNotWrittenOneAfterTheOther() {
        String math = "<m:oMath xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\">";
        String three = "<m:r><m:t>3</m:t></m:r>";

        assertThat(word(math + "<m:f><m:num>" + three + "</m:num><m:den>" + three + "</m:den></m:f></m:oMath>"))
                .isEqualTo("(3/3)");
        assertThat(word(math + "<m:sSub><m:e>" + three + "</m:e><m:sub>" + three + "</m:sub></m:sSub></m:oMath>"))
                .isEqualTo("3_3");
        assertThat(word(math + "<m:rad><m:e>" + three + "</m:e></m:rad></m:oMath>"))
                .isEqualTo("\ufffd3");
        assertThat(html("<math><mfrac><mn>3</mn><mn>4</mn></mfrac></math>")).isEqualTo("\ufffd34");
    }

    @Test
    void aPlaceholderIsNoContent() {
        String control = "<w:sdt><w:sdtPr>%s</w:sdtPr><w:sdtContent>" + run("", "选择一项。") + "</w:sdtContent></w:sdt>";

        assertThat(word(run("", "甲") + control.formatted("<w:showingPlcHdr/>"))).isEqualTo("甲");
        assertThat(word(control.formatted("<w:dropDownList/>"))).isEqualTo("选择一项。");
    }

    @Test
    void charactersOfSymbolFontsAreReadAsTheyLook() {
        String font = "<w:rFonts w:ascii=\"%s\" w:hAnsi=\"%s\"/>";

        assertThat(word(run(font.formatted("Wingdings", "Wingdings"), "þ完成o\uf0a8")))
                .isEqualTo("☑完成□□");
        assertThat(word(run(font.formatted("Symbol", "Symbol"), "\uf0b395%"))).isEqualTo("≥95%");
        assertThat(word(run(font.formatted("Webdings", "Webdings"), "9"))).isEqualTo("\ufffd");
    }

    @ParameterizedTest
    @CsvSource({
        "<w:vertAlign w:val='subscript'/>, 10_5",
        "<w:position w:val='12'/>, 10^5",
        "<w:position w:val='-12'/>, 10_5",
        "<w:position w:val='2'/>, 105"
    })
    void raisedAndLoweredDigitsAreNoFurtherDigits(String properties, String shown) {
        assertThat(word(run("", "10") + run(properties.replace('\'', '"'), "5")))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "10<sub>5</sub>, 10_5",
        "PM<sub>2.5</sub>, PM2.5",
        "10<span class='up'>5</span>, 10^5",
        "10<span style='vertical-align: super'>5</span>6, 10^56",
        "<textarea>95%</textarea>, 95%",
        "<select><option>完成<option>未完成</select>, 完成/未完成",
        "<select><option>完成<option selected>未完成</select>, 未完成",
        "<svg><text>95%</text></svg>, 95%",
        "<img src='a.png'>, （图片）",
        "<img src='a.png'>95%, 95%"
    })
    void aPageIsReadAsItIsShown(String cell, String shown) {
        assertThat(html(cell)).isEqualTo(shown);
    }

    @Test
    void theCaptionIsAboveATableAndItsFootBelow() {
        SheetGrid grid = read(TestDocuments.text("<meta charset='utf-8'><table><tfoot><tr><td>合计</td></tr></tfoot>"
                        + "<caption>自评表</caption><tbody><tr><td>指标</td></tr></tbody></table>"))
                .get("表1");

        assertThat(grid.cellAt(0, 0).displayText()).isEqualTo("自评表");
        assertThat(grid.cellAt(1, 0).displayText()).isEqualTo("指标");
        assertThat(grid.cellAt(2, 0).displayText()).isEqualTo("合计");
    }

    @Test
    void headersAndNotesFollowTheTablesAndNumbersOfPagesDoNot() {
        for (String kind : new String[] {"header", "footer", "footnotes", "endnotes"}) {
            Map<String, String> parts = parts("<w:p>" + run("", "指标") + "</w:p>");
            parts.put("word/_rels/document.xml.rels", relate(kind));
            parts.put(
                    "word/" + kind + ".xml",
                    "<w:hdr " + WORD + "><w:p>" + run("", "第 1 页 共 3 页") + "</w:p><w:tbl>" + "<w:tr><w:tc><w:p>"
                            + run("", "评价年度：2023年") + "</w:p></w:tc></w:tr></w:tbl></w:hdr>");
            SheetGrid grid = read(TestDocuments.zip(parts)).get("表1");

            assertThat(grid.rowCount()).as(kind).isEqualTo(2);
            assertThat(grid.cellAt(1, 0).displayText()).isEqualTo("评价年度：2023年");
        }
    }

    @ParameterizedTest
    @CsvSource({"续表, 1", "（续）, 1", "续表2, 1", "接上页, 1", "续表说明, 2", "另一项目, 2"})
    void aTableThatIsContinuedIsOneSheet(String between, int sheets) {
        String table = "<table><tr><td>甲</td></tr></table>";
        Map<String, SheetGrid> read = read(
                ("<meta charset='utf-8'>" + table + "<p>" + between + "</p>" + table).getBytes(StandardCharsets.UTF_8));

        assertThat(read).hasSize(sheets);
    }

    @Test
    void aPictureInACellWithoutTextIsNamed() {
        String picture =
                "<w:r><w:drawing><wp:%1$s xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\">"
                        + "<a:blip xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"/></wp:%1$s></w:drawing></w:r>";

        assertThat(word(picture.formatted("inline"))).isEqualTo("（图片）");
        assertThat(word(picture.formatted("inline") + run("", "95%"))).isEqualTo("95%");
        assertThat(word(run("", "甲") + picture.formatted("anchor"))).isEqualTo("甲");
    }
}
