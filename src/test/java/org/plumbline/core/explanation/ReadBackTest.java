package org.plumbline.core.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.ShippedFiles;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.explanation.WorkbookInterpretation.RowInterpretation;
import org.plumbline.core.explanation.WorkbookInterpretation.SheetInterpretation;
import org.plumbline.core.workbook.WorkbookContent;
import org.plumbline.core.workbook.WorkbookContent.ColumnRole;
import org.plumbline.core.workbook.WorkbookContent.ContentColumn;
import org.plumbline.core.workbook.WorkbookContent.ContentRow;
import org.plumbline.core.workbook.WorkbookContent.SheetContent;
import org.plumbline.core.workbook.WorkbookContent.SheetKind;

/**
 * How every shipped workbook was read is stored as text beside the tests.
 * {@code mvn test -Dtest=ReadBackTest -Dapprove=true} rewrites it.
 */
class ReadBackTest {

    private static final boolean APPROVE = Boolean.getBoolean("approve");
    private static final Path TEXTS = Path.of("src/test/resources/read-back");
    private static final List<Locale> LANGUAGES = List.of(Locale.CHINESE, Locale.ENGLISH);

    @TestFactory
    Stream<DynamicTest> everyShippedWorkbookIsReadBackAsItsTextSays() {
        return ShippedFiles.ruleSets().keySet().stream().flatMap(scheme -> LANGUAGES.stream()
                .map(locale -> DynamicTest.dynamicTest(scheme + " " + locale, () -> approved(scheme, locale))));
    }

    private static void approved(String scheme, Locale locale) throws IOException {
        Path file = TEXTS.resolve(scheme + "." + locale.getLanguage() + ".txt");
        String text = text(WorkbookInterpretation.interpret(ShippedFiles.ruleSet(scheme), locale));
        if (APPROVE) {
            Files.createDirectories(TEXTS);
            Files.writeString(file, text);
        }
        assertThat(file).content(StandardCharsets.UTF_8).isEqualTo(text);
    }

    private static String text(WorkbookInterpretation readBack) {
        List<String> lines = new ArrayList<>(List.of(readBack.summary()));
        for (SheetInterpretation sheet : readBack.sheets()) {
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
        return WorkbookInterpretation.interpret(ShippedFiles.ruleSet(scheme), locale).sheets().stream()
                .filter(each -> each.name().equals(sheet))
                .flatMap(each -> each.rows().stream())
                .filter(row -> row.key().equals(key))
                .map(RowInterpretation::sentence)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void deductionsAreDescribedAsAClerkWouldSayThem() {
        assertThat(zh("dachang-department", "扣分-每步扣分", "BK-003"))
                .isEqualTo("BK-003（第 10 行）：评分办法为“每低1%扣10%”的指标，实际值每低于目标 1 个百分点扣该指标分值的 10%，"
                        + "不足一步按一步，最低得 0 分；依据：自评表评分规则。");
        assertThat(sentence("dachang-department", "扣分-每步扣分", "BK-003", Locale.ENGLISH))
                .isEqualTo("BK-003 (row 10): an indicator whose method is “每低1%扣10%” loses 10 % of its weight for every"
                        + " 1 percent points its actual value is below its target; a started step counts;"
                        + " the least score is 0 points; basis: 自评表评分规则.");
    }

    @Test
    void everyKindOfTableIsDescribedAsAClerkWouldSayIt() {
        assertThat(zh("dachang-department", "扣分-每步扣分", "BK-002")).contains("实际值每高于或低于目标 1 个百分点扣该指标分值的 10%，");
        assertThat(zh("national-project", "扣分-比例", "BL-03"))
                .isEqualTo("BL-03（第 11 行）：没有写明评分办法、符号为“≤”的指标，反向（越低越好）：不超过目标得满分，达到目标值的 2 倍得零分，"
                        + "中间按比例，最多得分值的 100%；目标值为零时达到目标得满分（实际≤0满分），否则零分；依据：定量指标比例计分通行口径（待核）。");
        assertThat(zh("national-project", "扣分-定性", "DX-03"))
                .startsWith("DX-03（第 10 行）：没有写明评分办法、实际值文字与目标不一致、实际值为“部分达成年度指标并具有一定效果;良;中”之一的指标，"
                        + "得该指标分值的 70%；人工评分在分值的 60%（含）到 80%（不含）之间的，照人工评分；依据：");
        assertThat(zh("dachang-department", "扣分-要点", "YD-01"))
                .isEqualTo("YD-01（第 8 行）：评分办法为“要点-门槛加两点”的指标，要点 1 为门槛，不具备则得零分；只填结论、未勾选要点时给满分并提示；" + "依据：自评表评分规则。");
        assertThat(zh("dachang-department", "扣分-要点", "YD-02")).contains("要点 2 占分值的 50%，不具备则扣去");
        assertThat(zh("dachang-department", "扣分-要点", "YD-04")).contains("要点 1-5 须全部具备，缺一不得分");
        assertThat(zh("dachang-department", "等级", "DJ-02")).startsWith("DJ-02（第 9 行）：总分不小于 80 且小于 90 的，等级为“良”（又称“良好”）");
        assertThat(zh("dachang-department", "审核", "SH-15"))
                .startsWith("SH-15（第 22 行）：检查项为“临近等级界限”，量值不大于 0.5 时给出“提示”级提示，写明：“规则总分 {规则总分} 分");
        assertThat(zh("dachang-department", "审核-阈值", "合计不符")).isEqualTo("合计不符（第 3 行）：“合计不符”的差异大于 0.05 分时，给出“中”级提示。");
    }

    @Test
    void theCatalogueIsDescribedAsAClerkWouldSayIt() {
        assertThat(zh("dachang-department", "方案", "缺失处理"))
                .isEqualTo("缺失处理（第 11 行）：指标没有实际值时，暂不计分、不出总分，等待补报（待补）；单个指标另有规定的从其规定。");
        assertThat(zh("dachang-department", "方案", "满分")).isEqualTo("满分（第 8 行）：满分 100 分。");
        assertThat(zh("dachang-department", "指标", "d03"))
                .isEqualTo("d03（第 4 行）：指标“支出进度率”（部门管理／资金投入），满分 4 分，目标 = 100%，按“每低1%扣10%”评分；依据：自评表评分规则。");
        assertThat(zh("dachang-department", "指标", "G-BENEFIT"))
                .startsWith(
                        "G-BENEFIT（第 26 行）：共用组“效益”（部门效果／效益），各成员合用 10 分，组的得分取成员完成程度的最小值，" + "没有实际值时，视为不适用，剔除后按比例折算；");
        assertThat(sentence("dachang-department", "指标", "d03", Locale.ENGLISH))
                .isEqualTo("d03 (row 4): the indicator “支出进度率” (部门管理 / 资金投入), 4 points, target = 100%,"
                        + " scored by “每低1%扣10%”; basis: 自评表评分规则.");
    }

    /** Kinds of sheets of later versions are reported cell by cell. */
    @Test
    void anUnknownTableIsDescribedUnderItsLabels() {
        ContentColumn key = new ContentColumn(0, ColumnRole.KEY, new Bilingual("编号", "id"), null, null);
        ContentColumn cost =
                new ContentColumn(1, ColumnRole.ACTION, new Bilingual("扣款", "fine"), null, "d.fine(\"$param\");");
        ContentColumn basis =
                new ContentColumn(2, ColumnRole.ACTION, new Bilingual("依据", "basis"), null, "d.basis(\"$param\");");
        SheetContent sheet = new SheetContent(
                "扣分-新表",
                SheetKind.TABLE,
                "NEW",
                List.of(key, cost, basis),
                List.of(new ContentRow("N-1", 8, List.of("N-1", "5", "某文件"))),
                6);
        WorkbookInterpretation readBack =
                WorkbookInterpretation.interpret(new WorkbookContent(List.of(sheet), List.of()), Locale.CHINESE);
        assertThat(readBack.sheets()).singleElement().satisfies(reading -> {
            assertThat(reading.summary()).isEqualTo("扣分-新表：规则表，1 行，3 列，隐藏的技术行 6 行。");
            assertThat(reading.rows()).containsExactly(new RowInterpretation("N-1", 8, "N-1（第 8 行）：扣款：5；依据：某文件。"));
        });
    }

    @Test
    void whatIsNotReadIsNamed() {
        WorkbookInterpretation readBack =
                WorkbookInterpretation.interpret(ShippedFiles.ruleSet("dachang-department"), Locale.CHINESE);
        assertThat(readBack.ignored()).containsExactly("说明", "说明-选项");
        assertThat(readBack.summary()).isEqualTo("共 9 张工作表、206 行生效；不读的说明性工作表：说明、说明-选项。");
    }

    /** However a cell is changed, the sentence says something else: no cell goes untold. */
    @TestFactory
    Stream<DynamicTest> everyFilledCellShowsInItsRowsOneSentence() {
        return ShippedFiles.ruleSets().values().stream()
                .map(ruleSet -> DynamicTest.dynamicTest(ruleSet.file(), () -> {
                    WorkbookInterpretation readBack = WorkbookInterpretation.interpret(ruleSet, Locale.CHINESE);
                    List<SheetContent> sheets = ruleSet.content().sheets();
                    assertThat(readBack.sheets())
                            .extracting(SheetInterpretation::name)
                            .isEqualTo(sheets.stream().map(SheetContent::name).toList());
                    for (int i = 0; i < sheets.size(); i++) {
                        SheetContent sheet = sheets.get(i);
                        assertThat(readBack.sheets().get(i).rows())
                                .extracting(RowInterpretation::key)
                                .isEqualTo(sheet.entries().stream()
                                        .map(ContentRow::key)
                                        .toList());
                        sheet.entries().forEach(entry -> everyCellIsInterpreted(sheet, entry));
                    }
                }));
    }

    private static void everyCellIsInterpreted(SheetContent sheet, ContentRow entry) {
        for (boolean english : new boolean[] {false, true}) {
            RowSentences sentences = new RowSentences(english, Map.of());
            String sentence = sentences.describe(sheet, entry);
            assertThat(sentence)
                    .contains(entry.key(), Integer.toString(entry.row()))
                    .doesNotContain("null");
            for (int i = 0; i < sheet.columns().size(); i++) {
                ColumnRole part = sheet.columns().get(i).part();
                if (part != ColumnRole.KEY
                        && part != ColumnRole.REMARK
                        && entry.values().get(i) != null) {
                    List<String> values = new ArrayList<>(entry.values());
                    values.set(i, "别" + Objects.requireNonNull(values.get(i)));
                    assertThat(sentences.describe(sheet, new ContentRow(entry.key(), entry.row(), values)))
                            .as("%s %s", sheet.name(), sheet.columns().get(i).label())
                            .isNotEqualTo(sentence);
                }
            }
        }
    }
}
