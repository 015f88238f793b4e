package org.plumbline.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.Shipped;
import org.plumbline.explanation.ReadBack.RowReading;
import org.plumbline.explanation.ReadBack.SheetReading;
import org.plumbline.ruleset.Bilingual;
import org.plumbline.ruleset.WorkbookContent;
import org.plumbline.ruleset.WorkbookContent.Column;
import org.plumbline.ruleset.WorkbookContent.Entry;
import org.plumbline.ruleset.WorkbookContent.Kind;
import org.plumbline.ruleset.WorkbookContent.Part;
import org.plumbline.ruleset.WorkbookContent.Sheet;

/**
 * What every shipped workbook was understood to mean stands as text beside the tests.
 * {@code mvn test -Dtest=ReadBackTest -Dapprove=true} rewrites it.
 */
class ReadBackTest {

    private static final boolean APPROVE = Boolean.getBoolean("approve");
    private static final Path TEXTS = Path.of("src/test/resources/read-back");
    private static final List<Locale> LANGUAGES = List.of(Locale.CHINESE, Locale.ENGLISH);

    @TestFactory
    Stream<DynamicTest> everyShippedWorkbookIsReadBackAsItsTextSays() {
        return Shipped.ruleSets().keySet().stream().flatMap(scheme -> LANGUAGES.stream()
                .map(locale -> DynamicTest.dynamicTest(scheme + " " + locale, () -> approved(scheme, locale))));
    }

    private static void approved(String scheme, Locale locale) throws IOException {
        Path file = TEXTS.resolve(scheme + "." + locale.getLanguage() + ".txt");
        String text = text(ReadBack.of(Shipped.ruleSet(scheme), locale));
        if (APPROVE) {
            Files.createDirectories(TEXTS);
            Files.writeString(file, text);
        }
        assertThat(file).content(StandardCharsets.UTF_8).isEqualTo(text);
    }

    private static String text(ReadBack readBack) {
        List<String> lines = new ArrayList<>(List.of(readBack.summary()));
        for (SheetReading sheet : readBack.sheets()) {
            lines.add("");
            lines.add(sheet.summary());
            sheet.rows().forEach(row -> lines.add(row.sentence()));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String zh(String scheme, String sheet, String key) {
        return sentence(scheme, sheet, key, Locale.CHINESE);
    }

    private static String sentence(String scheme, String sheet, String key, Locale locale) {
        return ReadBack.of(Shipped.ruleSet(scheme), locale).sheets().stream()
                .filter(each -> each.name().equals(sheet))
                .flatMap(each -> each.rows().stream())
                .filter(row -> row.key().equals(key))
                .map(RowReading::sentence)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void deductionsAreToldAsAClerkWouldSayThem() {
        assertThat(zh("dachang-department", "扣分-每步扣分", "BK-003"))
                .isEqualTo("BK-003（第 10 行）：评分办法为“每低1%扣10%”的指标，实际值每低于目标 1 个百分点扣该指标分值的 10%，"
                        + "不足一步按一步，最低得 0 分；依据：自评表评分规则。");
        assertThat(sentence("dachang-department", "扣分-每步扣分", "BK-003", Locale.ENGLISH))
                .isEqualTo("BK-003 (row 10): an indicator whose method is “每低1%扣10%” loses 10 % of its weight for every"
                        + " 1 percent points its actual value is below its target; a started step counts;"
                        + " the least score is 0 points; basis: 自评表评分规则.");
    }

    /** Kinds of sheets that a later version may bring are told cell by cell. */
    @Test
    void anUnknownTableIsToldUnderItsLabels() {
        Column key = new Column(0, Part.KEY, new Bilingual("编号", "id"), null, null);
        Column cost = new Column(1, Part.ACTION, new Bilingual("扣款", "fine"), null, "d.fine(\"$param\");");
        Column basis = new Column(2, Part.ACTION, new Bilingual("依据", "basis"), null, "d.basis(\"$param\");");
        Sheet sheet = new Sheet(
                "扣分-新表",
                Kind.TABLE,
                "NEW",
                List.of(key, cost, basis),
                List.of(new Entry("N-1", 8, List.of("N-1", "5", "某文件"))),
                6);
        ReadBack readBack = ReadBack.of(new WorkbookContent(List.of(sheet), List.of()), Locale.CHINESE);
        assertThat(readBack.sheets()).singleElement().satisfies(reading -> {
            assertThat(reading.summary()).isEqualTo("扣分-新表：规则表，1 行，3 列，隐藏的技术行 6 行。");
            assertThat(reading.rows()).containsExactly(new RowReading("N-1", 8, "N-1（第 8 行）：扣款：5；依据：某文件。"));
        });
    }

    @Test
    void whatNobodyReadsIsNamed() {
        ReadBack readBack = ReadBack.of(Shipped.ruleSet("dachang-department"), Locale.CHINESE);
        assertThat(readBack.ignored()).containsExactly("说明");
        assertThat(readBack.summary()).isEqualTo("共 8 张工作表、90 行生效；不读的说明性工作表：说明。");
    }

    /** However a cell is changed, the sentence says something else: no cell goes untold. */
    @TestFactory
    Stream<DynamicTest> everyFilledCellShowsInItsRowsOneSentence() {
        return Shipped.ruleSets().values().stream()
                .map(ruleSet -> DynamicTest.dynamicTest(ruleSet.file(), () -> {
                    ReadBack readBack = ReadBack.of(ruleSet, Locale.CHINESE);
                    List<Sheet> sheets = ruleSet.content().sheets();
                    assertThat(readBack.sheets())
                            .extracting(SheetReading::name)
                            .isEqualTo(sheets.stream().map(Sheet::name).toList());
                    for (int i = 0; i < sheets.size(); i++) {
                        Sheet sheet = sheets.get(i);
                        assertThat(readBack.sheets().get(i).rows())
                                .extracting(RowReading::key)
                                .isEqualTo(
                                        sheet.entries().stream().map(Entry::key).toList());
                        sheet.entries().forEach(entry -> everyCellIsTold(sheet, entry));
                    }
                }));
    }

    private static void everyCellIsTold(Sheet sheet, Entry entry) {
        for (boolean english : new boolean[] {false, true}) {
            RowSentences sentences = new RowSentences(english);
            String sentence = sentences.of(sheet, entry);
            assertThat(sentence)
                    .contains(entry.key(), Integer.toString(entry.row()))
                    .doesNotContain("null");
            for (int i = 0; i < sheet.columns().size(); i++) {
                Part part = sheet.columns().get(i).part();
                if (part != Part.KEY && part != Part.REMARK && entry.values().get(i) != null) {
                    List<String> values = new ArrayList<>(entry.values());
                    values.set(i, "别" + Objects.requireNonNull(values.get(i)));
                    assertThat(sentences.of(sheet, new Entry(entry.key(), entry.row(), values)))
                            .as("%s %s", sheet.name(), sheet.columns().get(i).label())
                            .isNotEqualTo(sentence);
                }
            }
        }
    }
}
