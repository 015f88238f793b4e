package org.plumbline.core.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.claims.BodyChecker.StoredSubmission;
import org.plumbline.core.json.SubmissionJson;

/** Submissions of one body against each other: what is raised, with both sources, and what is not. */
class BodyCheckerTest {

    private static final String BODY = "某县水务局";

    private final List<StoredSubmission> submissions = new ArrayList<>();

    /** @param parts JSON members of the submission, in single quotes */
    private BodyCheckerTest stored(String id, String subject, int year, String parts) {
        String json = "{'scheme':'s','fiscalYear':" + year + ",'subject':{'name':'" + subject + "'}," + parts + "}";
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        submissions.add(new StoredSubmission(id, SubmissionJson.read(bytes)));
        return this;
    }

    private List<ClaimFinding> check() {
        return BodyChecker.check(submissions, ShippedFiles.checkBook());
    }

    private List<String> codes() {
        return check().stream().map(finding -> finding.check().name()).toList();
    }

    private static String money(String adjusted, String executed, String more) {
        return "'budget':{'unit':'万元','adjusted':" + adjusted + ",'executed':" + executed + more + "}";
    }

    @Test
    void projectsThatSpentMoreThanTheirDepartmentAreRaisedWithBothSources() {
        stored("d", BODY, 2023, money("100", "90", ""))
                .stored("a", BODY + " 甲项目", 2023, money("60", "60", ""))
                .stored("b", BODY + " 乙项目", 2023, money("40", "40", ""));
        List<ClaimFinding> found = check();
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.check()).isEqualTo(ClaimCheck.PROJECTS_OVER);
            assertThat(finding.message().zh()).isEqualTo("2 个项目自评的执行数合计 100 万元，超过部门自评的 90 万元");
            assertThat(finding.places())
                    .extracting(place -> place.describe(Locale.CHINESE))
                    .containsExactly("d 执行数", "a 执行数", "b 执行数");
        });
    }

    @Test
    void projectsAreHeldAgainstTheLineOfProjectSpendingWhereThereIsOne() {
        String lines =
                ",'lines':[{'item':'基本支出','budget':900,'executed':900},{'item':'项目支出','budget':100,'executed':100}]";
        stored("d", BODY, 2023, money("1000", "1000", lines)).stored("a", BODY + " 甲项目", 2023, money("120", "100", ""));
        assertThat(codes()).containsExactly("PROJECTS_OVER");
    }

    @Test
    void anotherYearAnotherUnitAndARepetitionAreNoContradiction() {
        stored("d", BODY, 2023, money("100", "90", ""))
                .stored("a2", BODY + " 甲项目", 2023, money("60", "60", ""))
                .stored("a1", BODY + " 甲项目", 2023, money("60", "60", ""))
                .stored("b", BODY + " 乙项目", 2022, money("500", "500", ""))
                .stored("c", BODY + " 丙项目", 2023, "'budget':{'unit':'元','adjusted':300000,'executed':300000}");
        assertThat(codes()).isEmpty();
    }

    @Test
    void aProjectThatTheDepartmentListsWithAnotherAmountIsRaised() {
        String tasks = ",'tasks':[{'item':'甲项目经费','budget':60,'executed':55},{'item':'丁','budget':1,'executed':1}]";
        stored("d", BODY, 2023, money("100", "90", tasks)).stored("a", BODY + " 甲", 2023, money("60", "50", ""));
        assertThat(check()).singleElement().satisfies(finding -> assertThat(
                        finding.message().zh())
                .isEqualTo("甲项目经费 的执行数：部门自评写 55 万元，项目自评写 50 万元"));
    }

    private static String indicator(String name, String unit, String target, String actual) {
        return "'indicators':[{'name':'" + name + "','level1':'产出指标','target':{'value':" + target + ",'unit':'" + unit
                + "'},'actual':" + actual + "}]";
    }

    @Test
    void aCountOfAProjectAboveTheDepartmentsIsRaisedAndARateIsNot() {
        stored("d", BODY, 2023, indicator("培训人次", "人次", "100", "120"))
                .stored("a", BODY + " 甲", 2023, indicator("培训人次", "人次", "200", "210"))
                .stored("b", BODY + " 乙", 2023, indicator("培训人次", "人次", "20", "20"));
        assertThat(check()).singleElement().satisfies(finding -> {
            assertThat(finding.check()).isEqualTo(ClaimCheck.PROJECT_INDICATOR);
            assertThat(finding.message().zh()).isEqualTo("培训人次：部门自评写 120人次，项目自评写 210人次");
        });
        submissions.clear();
        stored("d", BODY, 2023, indicator("群众满意度", "%", "90", "92"))
                .stored("a", BODY + " 甲", 2023, indicator("群众满意度", "%", "90", "99"));
        assertThat(codes()).isEmpty();
    }

    @Test
    void oneTargetWithTwoActualValuesIsRaisedWhereOneProjectHasIt() {
        stored("d", BODY, 2023, indicator("改造管网", "公里", "30", "30"))
                .stored("a", BODY + " 甲", 2023, indicator("改造管网", "公里", "30", "28.5"));
        assertThat(codes()).containsExactly("PROJECT_INDICATOR");
    }

    private static String facts(String facts) {
        return "'facts':[" + facts + "]";
    }

    private static String fact(String key, String value, String unit) {
        return "{'key':'" + key + "','value':" + value + ",'unit':'" + unit + "','source':'报告.docx 第3段'}";
    }

    @Test
    void theYearBeforeAsStatedIsHeldAgainstThatYearsOwn() {
        stored("n", BODY, 2023, facts(fact("上年数:培训", "97.2", "万元")))
                .stored("o", BODY, 2022, facts(fact("本年数:培训", "983000", "元")));
        assertThat(check()).singleElement().satisfies(finding -> {
            assertThat(finding.check()).isEqualTo(ClaimCheck.YEAR_BEFORE);
            assertThat(finding.message().zh()).isEqualTo("培训：本年自评写上年数 97.2万元，上年自评写 983000元");
            assertThat(finding.places())
                    .extracting(place -> place.describe(Locale.CHINESE))
                    .containsExactly("n 事实 上年数:培训（报告.docx 第3段）", "o 事实 本年数:培训（报告.docx 第3段）");
        });
        submissions.clear();
        stored("n", BODY, 2023, facts(fact("上年数:培训", "97.2", "万元")))
                .stored("o", BODY, 2022, facts(fact("本年数:培训", "972012", "元")));
        assertThat(codes()).isEmpty();
    }

    @Test
    void growthImpliesTheYearBeforeWithinItsRounding() {
        stored("n", BODY, 2023, facts(fact("本年数:培训", "120", "人") + "," + fact("增长率:培训", "20.0", "%")))
                .stored("o", BODY, 2022, facts(fact("本年数:培训", "100", "人")));
        assertThat(codes()).isEmpty();
        submissions.clear();
        stored("n", BODY, 2023, facts(fact("本年数:培训", "120", "人") + "," + fact("增长率:培训", "60", "%")))
                .stored("o", BODY, 2022, facts(fact("本年数:培训", "100", "人")));
        assertThat(check()).singleElement().satisfies(finding -> assertThat(
                        finding.message().zh())
                .isEqualTo("培训：本年数 120人、增长率 60%，推算上年为 75.00，上年自评写 100人"));
    }

    @Test
    void theYearBeforeOfAnIndicatorIsItsActualValueThen() {
        stored("n", BODY, 2023, facts(fact("上年数:d04", "80", "人")))
                .stored("o", BODY, 2022, "'indicators':[{'code':'d04','actual':81}]");
        assertThat(codes()).containsExactly("YEAR_BEFORE");
    }
}
