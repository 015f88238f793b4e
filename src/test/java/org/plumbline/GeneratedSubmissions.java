package org.plumbline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.BudgetLine;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.FactKey;
import org.plumbline.vocabulary.GroupAggregation;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorGroup;
import org.plumbline.vocabulary.IndicatorGroupEntry;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Subject;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/** Submissions for any scheme, sound and faulty by turns, that between them reach every row. One seed, one submission. */
public final class GeneratedSubmissions {

    private static final List<String> FAULTS = List.of("无佐证材料", "完全无法考核", "大部分无法考核", "部分无法考核", "未开展满意度调查", "材料不全");

    private static final String[] LEVELS = {"产出指标", "效益指标", "满意度指标", "成本指标"};
    private static final String[] UNITS = {"%", "个", "万元", "次"};
    private static final String[] WORDS = {
        "优", "良", "中", "低", "差", "完成", "健全", "普遍知晓", "达成年度指标", "达成预期指标", "部分达成年度指标并具有一定效果", "未达成年度指标且效果较差"
    };
    private static final String[] GRADES = {"优", "良", "中", "差", "优秀", "良好", "一等"};

    private final RuleSet ruleSet;
    private final Scheme scheme;
    private final Random random;
    /** What few workbooks ask for, by itself, so that the rest stays as it is. */
    private final Random rare;
    /** Of its own, so that what it adds leaves the rest of a seed as it was. */
    private final Random claims;

    private final boolean careful;
    /** As most published reports are: a total, every target met, and neither weights nor scores. */
    private final boolean bare;

    private GeneratedSubmissions(RuleSet ruleSet, long seed) {
        this.ruleSet = ruleSet;
        this.scheme = ruleSet.scheme();
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        this.rare = new Random(seed * 0x9E3779B97F4A7C15L + 2);
        this.claims = new Random(seed * 0x9E3779B97F4A7C15L + 3);
        this.careful = random.nextInt(3) > 0;
        this.bare = random.nextInt(12) == 0;
    }

    public static Submission of(RuleSet ruleSet, long seed) {
        return new GeneratedSubmissions(ruleSet, seed).submission();
    }

    private Submission submission() {
        List<IndicatorEntry> entries = new ArrayList<>();
        for (Indicator indicator : scheme.indicators()) {
            if (chance(careful ? 99 : 93)) {
                entries.add(fixed(indicator));
            }
        }
        if (scheme.openIndicators()) {
            open(entries);
        }
        List<IndicatorGroupEntry> groups = new ArrayList<>();
        for (IndicatorGroup group : scheme.groups()) {
            if (chance(90)) {
                groups.add(new IndicatorGroupEntry(group.code(), declared(group.weight()), chosen(group)));
            }
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (IndicatorEntry entry : entries) {
            sum = entry.declaredScore() == null ? sum : sum.add(entry.declaredScore());
        }
        for (IndicatorGroupEntry group : groups) {
            sum = group.declaredScore() == null ? sum : sum.add(group.declaredScore());
        }
        return new Submission(
                scheme.id(),
                scheme.yearFrom(),
                new Subject("某县医疗保障局", "PROJECT", "某省/某市/某县"),
                budget(),
                entries,
                groups,
                facts(),
                new DeclaredResult(chance(15) ? null : total(sum), chance(15) ? null : any(GRADES)));
    }

    private String chosen(IndicatorGroup group) {
        if (group.take() != GroupAggregation.CHOSEN || rare.nextInt(10) == 0) {
            return null;
        }
        List<String> members = scheme.indicators().stream()
                .filter(indicator -> group.code().equals(indicator.group()))
                .map(Indicator::code)
                .toList();
        return members.get(rare.nextInt(members.size()));
    }

    private String reason() {
        return rare.nextInt(3) == 0 ? "服务对象增加" : null;
    }

    private BigDecimal total(BigDecimal sum) {
        return switch (random.nextInt(5)) {
            case 0 -> sum.add(new BigDecimal("0.03"));
            case 1 -> decimal(5500, 10000, 2);
            case 2 -> BigDecimal.valueOf(96);
            default -> sum;
        };
    }

    private IndicatorEntry fixed(Indicator indicator) {
        Target target = indicator.target() == null && chance(70)
                ? new Target(Operator.AT_LEAST, Value.of(BigDecimal.valueOf(100)), chance(80) ? "%" : "个")
                : null;
        boolean checklist = ruleSet.methods().judgesChecklists(indicator.code(), indicator.method());
        Value value = indicator.target() != null ? indicator.target() : target == null ? null : target.value();
        Value actual = checklist && value == null ? Value.of("健全") : actual(value);
        return IndicatorEntry.of(indicator.code())
                .weight(
                        indicator.weight() == null && indicator.group() == null && chance(30)
                                ? decimal(1, 20, 0)
                                : null)
                .target(target)
                .actual(actual)
                .checks(checklist && chance(60) ? checks(indicator) : null)
                .declaredScore(indicator.group() == null ? declared(indicator.weight()) : null)
                .reason(reason())
                .factKey(chance(10) ? "k" + random.nextInt(3) : null)
                .build();
    }

    /** The scheme's open weight over a few indicators of one's own. */
    private void open(List<IndicatorEntry> entries) {
        BigDecimal left = scheme.fullMarks();
        for (Indicator indicator : scheme.indicators()) {
            left = indicator.weight() == null || indicator.group() != null ? left : left.subtract(indicator.weight());
        }
        for (IndicatorGroup group : scheme.groups()) {
            left = group.weight() == null ? left : left.subtract(group.weight());
        }
        List<String> methods = new ArrayList<>(ruleSet.methods().numeric());
        methods.addAll(ruleSet.methods().wordings());
        methods.sort(null);
        boolean weighted = !bare && chance(85) && left.signum() > 0;
        int count = 3 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            BigDecimal weight = !weighted || !careful && chance(6)
                    ? null
                    : i == count - 1 ? left : left.divideToIntegralValue(BigDecimal.valueOf(count - i));
            left = weight == null ? left : left.subtract(weight);
            String method = !methods.isEmpty() && chance(50) ? methods.get(random.nextInt(methods.size())) : null;
            boolean words = method == null ? chance(25) : ruleSet.methods().judgesWordings("", method);
            Value target = !careful && chance(8) ? null : words ? Value.of(any(WORDS)) : number();
            entries.add(IndicatorEntry.of(chance(80) ? "x" + i : null)
                    .name("自报指标" + i)
                    .level1(any(LEVELS))
                    .level2(chance(70) ? any(LEVELS) : claims.nextInt(3) == 0 ? "数量指标" : null)
                    .weight(weight)
                    .target(new Target(
                            chance(20) ? null : bare ? Operator.EQUAL : Operator.values()[random.nextInt(5)],
                            target,
                            words ? null : any(UNITS)))
                    .actual(target == null && chance(50) ? number() : actual(target))
                    .declaredScore(declared(weight))
                    .reason(reason())
                    .method(method)
                    .factKey(chance(20) ? "k" + random.nextInt(3) : null)
                    .build());
        }
    }

    private Value number() {
        return Value.of(
                switch (random.nextInt(6)) {
                    case 0 -> BigDecimal.ZERO;
                    case 1 -> BigDecimal.valueOf(100);
                    case 2 -> decimal(1, 5000, 2);
                    default -> decimal(1, 200, 0);
                });
    }

    private Value actual(Value target) {
        if (bare && target != null) {
            return target;
        }
        if (!careful && chance(6)) {
            return null;
        }
        if (!careful && chance(6)) {
            return Value.of(chance(50) ? "95.4%" : "正常");
        }
        if (target == null) {
            return chance(50) ? number() : null;
        }
        if (target.numberOrNull() == null) {
            return chance(55) ? target : Value.of(any(WORDS));
        }
        BigDecimal figure = target.numberOrNull();
        return Value.of(
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> figure;
                    case 3 -> figure.add(decimal(1, 60, 1));
                    case 4 -> figure.subtract(decimal(1, 60, 1));
                    case 5 -> figure.multiply(decimal(30, 300, 2));
                    case 6 -> figure.subtract(decimal(1, 30, 0));
                    default -> chance(50) ? BigDecimal.ZERO : figure.negate();
                });
    }

    private List<String> checks(Indicator indicator) {
        List<String> checks = new ArrayList<>();
        Set<String> points = ruleSet.methods().points(indicator.code(), indicator.method());
        for (int i = 1; i <= 6; i++) {
            if (chance(80) && points.contains(Integer.toString(i))) {
                checks.add(Integer.toString(i));
            }
        }
        return checks;
    }

    private BigDecimal declared(BigDecimal weight) {
        if (bare || chance(careful ? 2 : 15)) {
            return null;
        }
        if (weight == null) {
            return chance(15) ? decimal(1, 100, 1) : null;
        }
        return switch (random.nextInt(12)) {
            case 0 -> weight.add(BigDecimal.ONE);
            case 1, 2 -> weight.multiply(decimal(50, 100, 2));
            default -> weight;
        };
    }

    private Budget budget() {
        if (bare) {
            return Budget.NONE;
        }
        BigDecimal initial = chance(70) ? decimal(1000, 90000, 2) : null;
        BigDecimal adjusted = chance(80) ? decimal(1000, 90000, 2) : null;
        BigDecimal base = adjusted != null ? adjusted : initial;
        int least = ruleSet.hasAdjustments() ? 30 : 55;
        BigDecimal executed = base == null || chance(5) ? null : base.multiply(decimal(least, 104, 2));
        if (!careful && chance(5)) {
            adjusted = BigDecimal.ZERO;
        }
        return new Budget("万元", initial, null, adjusted, executed, lines(), lines());
    }

    private List<BudgetLine> lines() {
        List<BudgetLine> lines = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            BigDecimal budget = decimal(0, 5000, 2);
            lines.add(new BudgetLine("支出" + i, budget, chance(10) ? null : budget.multiply(decimal(60, 115, 2))));
        }
        return lines;
    }

    private List<StatedFact> facts() {
        List<StatedFact> facts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            facts.add(new StatedFact("k" + random.nextInt(3), chance(80) ? number() : Value.of("优"), any(UNITS), "正文"));
        }
        claims(facts);
        for (String key : ruleSet.listFactKeys()) {
            asked(key, facts);
        }
        ruleSet.listSourceFacts().forEach(key -> source(key, facts));
        return facts;
    }

    /** Some of the keys that checks understand, mostly with values they take. */
    private void claims(List<StatedFact> facts) {
        for (int i = claims.nextInt(5); i > 0; i--) {
            FactKey key = FactKey.values()[claims.nextInt(FactKey.values().length)];
            switch (key) {
                case MONTH -> fact(facts, "监控月份", 1 + claims.nextInt(13), "月");
                case PROJECTS_TARGETED, PROJECTS_EVALUATED -> {
                    fact(facts, "有目标项目数", 10, "个");
                    fact(facts, "已评价项目数", 1 + claims.nextInt(10), "个");
                }
                case UNMET -> fact(facts, "尚未完成的指标", claims.nextInt(4) == 0 ? "有" : "无");
                case PROBLEMS -> fact(facts, "存在问题", claims.nextInt(4) == 0 ? "不多" : "无");
                case ALL_MET -> fact(facts, "全部达标", claims.nextInt(4) == 0 ? "否" : "是");
                case TASK_DONE -> fact(facts, "任务完成：支出1", "是");
                case WEAK_POINT -> fact(facts, "薄弱环节", "x1");
                case ADJUSTMENT_REASON -> fact(facts, "预算调整原因", "机构改革");
                case EXTERNAL_CAUSE -> fact(facts, "外部原因", claims.nextBoolean() ? "<b>自然减员</b>" : "自然减员");
                case REVIEW_FAULT -> {
                    List<Indicator> known = scheme.indicators();
                    if (!known.isEmpty()) {
                        String code = known.get(claims.nextInt(known.size())).code();
                        fact(facts, "复核认定：" + code, FAULTS.get(claims.nextInt(FAULTS.size())));
                    }
                }
                case NAME_INSIDE -> fact(facts, "文中名称", claims.nextBoolean() ? "防贫保项目" : "某县医疗保障局");
                case YEAR -> fact(facts, "年度：标题", scheme.yearFrom() + claims.nextInt(2), "年");
                case CURRENT, PRIOR, GROWTH -> {
                    fact(facts, "本年数：支出", 200, "万元");
                    fact(facts, "上年数：支出", claims.nextInt(4) * 50, "万元");
                    fact(facts, "增长率：支出", claims.nextBoolean() ? 25 : 33, "%");
                }
                case SANGONG, SANGONG_PRIOR -> {
                    fact(facts, "三公：公务接待费", 1 + claims.nextInt(40), claims.nextBoolean() ? "万元" : "元");
                    fact(facts, "三公：公务接待费", 1 + claims.nextInt(40), "万元");
                    fact(facts, "三公上年：公务接待费", claims.nextInt(40), "万元");
                }
                case WHOLE, PART -> {
                    fact(facts, "合计：支出", 100, "万元");
                    facts.add(new StatedFact(
                            "分项：支出：甲", Value.of(BigDecimal.valueOf(9990 + claims.nextInt(30), 2)), "万元", null));
                }
                default -> fact(facts, key.label(), 1 + claims.nextInt(200), "%");
            }
        }
    }

    /** A figure around a hundred, or a day; now and then not stated. */
    private void source(String key, List<StatedFact> facts) {
        if (chance(5)) {
            return;
        }
        if (FactKey.of(key).isDate()) {
            boolean start = FactKey.of(key) == FactKey.PLANNED_START;
            fact(facts, key, "2023-0%d-%02d".formatted(start ? 1 : 6 + random.nextInt(2), 1 + random.nextInt(30)));
        } else {
            fact(facts, key, 70 + random.nextInt(60), "万元");
        }
    }

    private static void fact(List<StatedFact> facts, String key, int value, String unit) {
        facts.add(new StatedFact(key, Value.of(BigDecimal.valueOf(value)), unit, "正文"));
    }

    private static void fact(List<StatedFact> facts, String key, String words) {
        facts.add(new StatedFact(key, Value.of(words), null, "正文"));
    }

    /** What rows of 加分 and 否决 ask for: seldom grave, now and then not stated, or stated twice. */
    private void asked(String key, List<StatedFact> facts) {
        if (chance(25)) {
            return;
        }
        for (int i = chance(8) ? 2 : 1; i > 0; i--) {
            Value value = chance(40)
                    ? Value.of(decimal(0, 6, chance(20) ? 1 : 0))
                    : Value.of(chance(careful ? 85 : 60) ? "否" : "是");
            facts.add(new StatedFact(key, value, chance(10) ? "次" : null, "正文"));
        }
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String any(String[] words) {
        return words[random.nextInt(words.length)];
    }

    private BigDecimal decimal(int from, int to, int scale) {
        return BigDecimal.valueOf(from + random.nextInt(to - from + 1), scale);
    }
}
