package org.plumbline.core.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.TestDocuments.Change;

/** A small PDF file that asks for much time or memory is rejected at once. */
class HostilePdfTest {

    private static final WorkbookLimits LIMITS = new WorkbookLimits(5 << 20, 20 << 20, 200, 5_000, 256);
    private static final String CONTENT = "50 50 300 300 re S BT /F1 10 Tf 60 300 Td (A) Tj ET ";
    private static final Duration LATEST = Duration.ofSeconds(10);

    private static FilledWorkbook read(String content, Change<PDDocument> change) {
        byte[] file = TestDocuments.pdf(content, change);
        return Assertions.assertTimeoutPreemptively(
                LATEST, () -> FilledWorkbook.openDocument("form.pdf", file, LIMITS));
    }

    private static DynamicTest rejected(String what, ProblemCode code, Change<PDDocument> change) {
        return DynamicTest.dynamicTest(what, () -> {
            FilledWorkbook read = read(CONTENT, change);
            assertThat(read.sheets()).isEmpty();
            assertThat(read.problems()).singleElement().satisfies(problem -> assertThat(problem.code())
                    .isEqualTo(code));
        });
    }

    private static COSDictionary resources(PDDocument document) {
        return document.getPage(0).getResources().getCOSObject();
    }

    private static COSDictionary font(PDDocument document) {
        return resources(document).getCOSDictionary(COSName.FONT).getCOSDictionary(COSName.getPDFName("F1"));
    }

    private static COSStream stream(String content) throws IOException {
        COSStream stream = new COSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        }
        return stream;
    }

    private static Change<PDDocument> withCharacters(String map) {
        return document -> font(document).setItem(COSName.TO_UNICODE, stream(map));
    }

    @TestFactory
    Stream<DynamicTest> aCharacterMapThatExpandsWithoutLimitIsRejected() {
        String range = "<0000> <ffff> <4e00>\n";
        return Stream.of(
                rejected(
                        "one range",
                        ProblemCode.TOO_LARGE,
                        withCharacters("1 beginbfrange <00000000> <7fffffff> <41>")),
                rejected(
                        "after a comment that looks like its end",
                        ProblemCode.TOO_LARGE,
                        withCharacters("2 beginbfrange % endbfrange\n<00> <7fffffff> <41> endbfrange")),
                rejected(
                        "after an array, and numbers instead of a text",
                        ProblemCode.TOO_LARGE,
                        withCharacters("3 beginbfrange <01><02>[<41>(x)] <03><04> 123 <00000000><7fffffff><41>")),
                rejected(
                        "codes of different length",
                        ProblemCode.TOO_LARGE,
                        withCharacters("1 beginbfrange <ffff0000> <0fffffff> <41>")),
                rejected("many ranges", ProblemCode.TOO_LARGE, withCharacters("100 beginbfrange " + range.repeat(100))),
                rejected(
                        "other maps, many times",
                        ProblemCode.TOO_LARGE,
                        withCharacters("/UniGB-UTF16-H usecmap ".repeat(1_000))),
                rejected("arrays within each other", ProblemCode.TOO_LARGE, withCharacters("[".repeat(100_000))));
    }

    @TestFactory
    Stream<DynamicTest> aFontThatExpandsWithoutLimitIsRejected() {
        return Stream.of(
                rejected(
                        "widths of one range",
                        ProblemCode.TOO_LARGE,
                        compositeFont(COSName.W, 1, 0, Integer.MAX_VALUE, 500)),
                rejected(
                        "heights of one range",
                        ProblemCode.TOO_LARGE,
                        compositeFont(COSName.W2, 1, 0, Integer.MAX_VALUE, 1, 1, 1)),
                rejected("widths of many ranges", ProblemCode.TOO_LARGE, compositeFont(COSName.W, 100, 0, 65_535, 500)),
                rejected("a map of codes", ProblemCode.TOO_LARGE, document -> {
                    compositeFont(COSName.W, 1, 0, 1, 500).to(document);
                    font(document).setItem(COSName.ENCODING, stream("<0000> <0001> 1 endcidrange ".repeat(10_000)));
                }));
    }

    private static Change<PDDocument> compositeFont(COSName key, int times, int... widths) {
        return document -> {
            COSArray array = new COSArray();
            for (int i = 0; i < times; i++) {
                for (int each : widths) {
                    array.add(COSInteger.get(each));
                }
            }
            COSDictionary descendant = new COSDictionary();
            descendant.setItem(COSName.TYPE, COSName.FONT);
            descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
            descendant.setItem(COSName.BASE_FONT, COSName.getPDFName("Song"));
            descendant.setItem(key, array);
            COSArray descendants = new COSArray();
            descendants.add(descendant);
            COSDictionary font = font(document);
            font.setItem(COSName.SUBTYPE, COSName.TYPE0);
            font.setItem(COSName.ENCODING, COSName.IDENTITY_H);
            font.setItem(COSName.DESCENDANT_FONTS, descendants);
        };
    }

    @TestFactory
    Stream<DynamicTest> aTreeOfPagesWithoutEndIsRejected() {
        return Stream.of(
                rejected("a node within itself", ProblemCode.FORM_FILE, document -> {
                    COSDictionary pages = document.getPages().getCOSObject();
                    pages.getCOSArray(COSName.KIDS).add(pages);
                }),
                rejected("a page many times", ProblemCode.FORM_FILE, document -> {
                    COSArray kids = document.getPages().getCOSObject().getCOSArray(COSName.KIDS);
                    kids.add(kids.getObject(0));
                }),
                rejected("more pages than it counts", ProblemCode.TOO_LARGE, document -> {
                    COSDictionary pages = document.getPages().getCOSObject();
                    for (int i = 0; i < 300; i++) {
                        pages.getCOSArray(COSName.KIDS)
                                .add(new COSDictionary(document.getPage(0).getCOSObject()));
                    }
                }),
                rejected("parents without end", ProblemCode.FORM_FILE, document -> {
                    COSDictionary page = document.getPage(0).getCOSObject();
                    COSDictionary parent = new COSDictionary();
                    parent.setItem(COSName.PARENT, page);
                    page.setItem(COSName.PARENT, parent);
                }));
    }

    @Test
    void aRowThatAPredictorCannotHaveIsRejected() {
        FilledWorkbook read = read(CONTENT, document -> {
            COSDictionary parameters = new COSDictionary();
            parameters.setInt(COSName.PREDICTOR, 12);
            parameters.setInt(COSName.COLUMNS, Integer.MAX_VALUE / 8);
            COSDictionary contents = document.getPage(0).getCOSObject().getCOSDictionary(COSName.CONTENTS);
            contents.setItem(COSName.DECODE_PARMS, parameters);
        });

        assertThat(read.problems()).extracting(Problem::code).containsExactly(ProblemCode.TOO_LARGE);
    }

    @Test
    void aHugeCountOfPagesIsNotBelieved() {
        FilledWorkbook read =
                read(CONTENT, document -> document.getPages().getCOSObject().setInt(COSName.COUNT, Integer.MAX_VALUE));

        assertThat(read.problems()).isEmpty();
    }

    @Test
    void drawnCharactersOfAFontAreNotRun() {
        FilledWorkbook read = read(CONTENT, document -> {
            COSDictionary font = font(document);
            font.setItem(COSName.SUBTYPE, COSName.TYPE3);
            COSDictionary drawn = new COSDictionary();
            drawn.setItem(COSName.A, stream("500 0 d0 BT /F1 10 Tf (A) Tj ET ".repeat(1_000)));
            font.setItem(COSName.CHAR_PROCS, drawn);
            COSArray matrix = new COSArray();
            for (float each : new float[] {0.001f, 0, 0, 0.001f, 0, 0}) {
                matrix.add(new COSFloat(each));
            }
            font.setItem(COSName.FONT_MATRIX, matrix);
            font.setItem(COSName.RESOURCES, resources(document));
            font.setItem(COSName.TO_UNICODE, stream("1 beginbfchar <41> <0042> endbfchar"));
        });

        assertThat(read.problems()).isEmpty();
        assertThat(read.sheets().values())
                .singleElement()
                .satisfies(sheet -> assertThat(sheet.cellAt(0, 0).displayText()).isEqualTo("B"));
    }

    @Test
    void aCharacterThatOnlyTheFontProgramNamesIsUnreadable() {
        FilledWorkbook read = read(CONTENT, document -> {
            COSDictionary descriptor = new COSDictionary();
            descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
            descriptor.setInt(COSName.FLAGS, 4);
            descriptor.setItem(COSName.FONT_FILE, stream("dup /Subrs 2147483647 array"));
            font(document).setItem(COSName.FONT_DESC, descriptor);
            font(document).removeItem(COSName.ENCODING);
            font(document).setItem(COSName.BASE_FONT, COSName.getPDFName("ABCDEF+Song"));
        });

        assertThat(read.sheets().values())
                .singleElement()
                .satisfies(sheet -> assertThat(sheet.cellAt(0, 0).displayText()).isEqualTo("\ufffd"));
    }
}
