package org.plumbline.core.whynot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.ShippedFiles;
import org.plumbline.TestSchemeSettings;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.workbook.RuleWorkbookWriter;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Subject;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/**
 * Against a table of every score there is: workbooks with bands that rise and fall at random, steps and ratios of every kind, each
 * with a deduction for over-achievement or without,
 * each whole number tried for each indicator, and the nearest better one looked up.
 */
class NearestValuesTest {

    private static final int INDICATORS = 50;
    private static final int LEAST = -160;
    private static final int MOST = 260;
    private static final int SUBMISSIONS = 15;
    private static final int TARGET = 50;

    private final Scorer scorer = new Scorer();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theNearestGainingValuesEqualAnExhaustiveSearch(long seed) {
        Random random = new Random(seed);
        RuleSet ruleSet = ruleSet(random);
        Map<String, BigDecimal[]> table = table(ruleSet);
        int gaining = 0;
        for (int i = 0; i < SUBMISSIONS; i++) {
            int[] actuals = random.ints(INDICATORS, -20, 120).toArray();
            Submission submission = submission(place -> actuals[place]);
            Evaluation evaluation = scorer.score(submission, ruleSet);
            for (IndicatorHint hint :
                    WhyNot.search(evaluation, submission, ruleSet).indicators()) {
                int actual = actuals[Integer.parseInt(hint.code().substring(1))];
                assertThat(describe(hint))
                        .as("%s at %d", hint.code(), actual)
                        .isEqualTo(nearest(table.get(hint.code()), actual));
                gaining += hint.suggestions().size();
            }
        }
        assertThat(gaining).isGreaterThan(SUBMISSIONS * INDICATORS / 3);
    }

    private static String describe(IndicatorHint hint) {
        if (hint.none() != null) {
            return hint.none().name();
        }
        Suggestion suggestion = hint.suggestions().get(0);
        return ((Change.NumberChange) suggestion.change()).to() + " +" + suggestion.gain();
    }

    private static String nearest(BigDecimal[] scores, int actual) {
        BigDecimal now = scores[actual - LEAST];
        for (int distance = 1; distance <= MOST - LEAST; distance++) {
            BigDecimal up = gain(scores, actual + distance, now);
            BigDecimal down = gain(scores, actual - distance, now);
            if (up.signum() > 0 && up.compareTo(down) >= 0) {
                return actual + distance + " +" + up;
            }
            if (down.signum() > 0) {
                return actual - distance + " +" + down;
            }
        }
        return IndicatorHint.NoSuggestionReason.NOTHING_GAINS.name();
    }

    private static BigDecimal gain(BigDecimal[] scores, int value, BigDecimal now) {
        return value < LEAST || value > MOST || scores[value - LEAST] == null
                ? BigDecimal.ZERO
                : scores[value - LEAST].subtract(now);
    }

    private Map<String, BigDecimal[]> table(RuleSet ruleSet) {
        Map<String, BigDecimal[]> table = new HashMap<>();
        for (int value = LEAST; value <= MOST; value++) {
            int all = value;
            for (IndicatorScore score :
                    scorer.score(submission(place -> all), ruleSet).indicators()) {
                table.computeIfAbsent(score.code(), code -> new BigDecimal[MOST - LEAST + 1])[value - LEAST] =
                        score.score();
            }
        }
        return table;
    }

    private static Submission submission(IntFunction<Integer> actual) {
        List<IndicatorEntry> entries = new ArrayList<>();
        for (int i = 0; i < INDICATORS; i++) {
            Value value = Value.of(BigDecimal.valueOf(actual.apply(i)));
            entries.add(IndicatorEntry.of("x" + i).actual(value).build());
        }
        return new Submission(
                "made",
                2020,
                new Subject("某局", "PROJECT", null),
                Budget.NONE,
                entries,
                List.of(),
                List.of(),
                DeclaredResult.NOTHING);
    }

    private static RuleSet ruleSet(Random random) {
        RuleWorkbookWriter workbook = RuleWorkbookWriter.of(TestSchemeSettings.settings());
        Map<String, List<List<Object>>> bands = new HashMap<>();
        List<List<Object>> steps = new ArrayList<>();
        List<List<Object>> ratios = new ArrayList<>();
        List<List<Object>> reverse = new ArrayList<>();
        List<List<Object>> over = new ArrayList<>();
        for (int i = 0; i < INDICATORS; i++) {
            String method = "办法" + i;
            boolean counted = random.nextBoolean();
            indicator(workbook, "x" + i, method, counted ? "个" : "%");
            if (counted) {
                over.add(over(random, "x" + i));
            }
            if (i % 5 == 0) {
                boolean percent = random.nextBoolean();
                steps.add(row(
                        "B" + i,
                        method,
                        1 + random.nextInt(9),
                        1 + random.nextInt(percent ? 30 : 2),
                        percent ? "权重%" : "分",
                        any(random, "进一", "舍去", "按比例"),
                        any(random, "下降", "上升", "双向"),
                        any(random, "百分点", "相对%", "绝对值"),
                        random.nextInt(2),
                        "某文件"));
            } else if (i % 10 == 2) {
                reverse.add(row("F" + i, method, 50 + random.nextInt(51), any(random, "实际≤0满分", "报错"), "某文件"));
            } else if (i % 5 == 1) {
                ratios.add(row(
                        "L" + i,
                        method,
                        any(random, "正向", "反向", "等于"),
                        50 + random.nextInt(51),
                        any(random, "是", "否"),
                        new BigDecimal("1.1").add(BigDecimal.valueOf(random.nextInt(30), 1)),
                        "某文件"));
            } else {
                String figure = any(random, "实际值", "低于目标", "高于目标", "偏离目标", "完成率");
                bands(
                        random,
                        "Q" + i,
                        method,
                        figure.contains("目标"),
                        bands.computeIfAbsent(figure, f -> new ArrayList<>()));
            }
        }
        bands.forEach((figure, rows) -> workbook.addTable(
                "扣分-" + figure, "BAND", List.of("评分办法", figure + "不小于", figure + "小于", "得分", "得分单位", "依据"), rows));
        workbook.addTable(
                "扣分-每步扣分", "STEP", List.of("评分办法", "步长", "每步扣", "扣分单位", "不足一步", "方向", "偏差口径", "下限", "依据"), steps);
        workbook.addTable("扣分-比例", "RATIO", List.of("评分办法", "类型", "上限%", "超出是否扣分", "反向归零倍数", "依据"), ratios);
        workbook.addTable("扣分-反比", "REVERSE_RATIO", List.of("评分办法", "上限%", "目标为零", "依据"), reverse);
        workbook.addTable("扣分-超额", "OVER", List.of("指标编号", "超额率不小于", "超额率大于", "方式", "扣分", "起算%", "依据"), over);
        workbook.addTable(
                "等级",
                "GRADE",
                List.of("总分不小于", "总分小于", "等级", "依据"),
                List.of(row("DJ-1", 60, null, "合格", "某文件"), row("DJ-2", null, 60, "不合格", "某文件")));
        return ShippedFiles.load("made.xlsx", workbook.toBytes());
    }

    /** From nothing to everything; scores go up and down, but never up with the distance, which a workbook may not say. */
    private static void bands(Random random, String id, String method, boolean distance, List<List<Object>> rows) {
        TreeSet<Integer> cuts = new TreeSet<>();
        for (int i = 2 + random.nextInt(6); i > 0; i--) {
            cuts.add(1 + random.nextInt(95));
        }
        List<Integer> scores = new ArrayList<>();
        for (int i = 0; i <= cuts.size(); i++) {
            scores.add(random.nextInt(101));
        }
        if (distance) {
            scores.sort(Comparator.reverseOrder());
        }
        Integer low = null;
        for (Integer high : cuts) {
            rows.add(row(id + "-" + high, method, low, high, scores.remove(0), "权重%", "某文件"));
            low = high;
        }
        rows.add(row(id + "-last", method, low, null, scores.remove(0), "权重%", "某文件"));
    }

    private static List<Object> over(Random random, String code) {
        int threshold = 5 + random.nextInt(90);
        boolean included = random.nextBoolean();
        boolean fixed = random.nextBoolean();
        return row(
                "C-" + code,
                code,
                included ? threshold : null,
                included ? null : threshold,
                fixed ? "扣固定分" : "按偏离度调减",
                fixed ? BigDecimal.valueOf(1 + random.nextInt(20), 1) : null,
                fixed ? null : random.nextInt(threshold + 1),
                "某文件");
    }

    private static void indicator(RuleWorkbookWriter workbook, String code, String method, String unit) {
        Map<String, Object> cells = new HashMap<>(Map.of("指标编号", code, "三级指标", code, "权重", 2, "符号", "="));
        cells.putAll(Map.of("目标值", TARGET, "单位", unit, "精度", 0, "评分办法", method, "依据", "某文件"));
        workbook.addIndicator(cells);
    }

    private static String any(Random random, String... words) {
        return words[random.nextInt(words.length)];
    }

    private static List<Object> row(Object... cells) {
        return Arrays.asList(cells);
    }
}
