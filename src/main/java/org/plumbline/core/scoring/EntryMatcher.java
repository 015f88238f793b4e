package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.FactKey;
import org.plumbline.vocabulary.FigureValues;
import org.plumbline.vocabulary.GroupAggregation;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorGroup;
import org.plumbline.vocabulary.IndicatorGroupEntry;
import org.plumbline.vocabulary.IndicatorHeading;
import org.plumbline.vocabulary.IndicatorPolicies;
import org.plumbline.vocabulary.MoneyUnits;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.PointCodes;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/**
 * Brings a submission's entries together with the catalogue's indicators: the catalogue takes precedence, the
 * submission fills what it leaves open, and contradictions are rejected with a pointer.
 */
final class EntryMatcher {

    /**
     * @param entry null where the submission does not mention the indicator
     * @param share what the weight follows from where it is an even share; null for any other
     */
    record MatchedEntry(Indicator indicator, IndicatorEntry entry, FigureValues share) {

        MatchedEntry(Indicator indicator, IndicatorEntry entry) {
            this(indicator, entry, null);
        }
    }

    /** Percent. */
    private static final BigDecimal MOST_EXECUTED = BigDecimal.valueOf(200);

    private final RuleSet ruleSet;
    private final Scheme scheme;
    private final Submission submission;
    private final List<SubmissionProblem> problems = new ArrayList<>();

    private EntryMatcher(RuleSet ruleSet, Submission submission) {
        this.ruleSet = ruleSet;
        this.scheme = ruleSet.scheme();
        this.submission = submission;
    }

    /**
     * Catalogue order first, then the submission's own indicators in its order.
     *
     * @throws SubmissionRejectedException where a code is unknown, occurs twice or contradicts the catalogue
     */
    static List<MatchedEntry> match(RuleSet ruleSet, Submission submission) {
        EntryMatcher entries = new EntryMatcher(ruleSet, submission);
        List<MatchedEntry> paired = entries.match();
        if (!entries.problems.isEmpty()) {
            throw new SubmissionRejectedException(entries.problems);
        }
        return paired;
    }

    private List<MatchedEntry> match() {
        checkYear();
        checkGroups();
        checkExecutionRate();
        List<IndicatorEntry> entries = submission.indicators();
        int[] places = new int[scheme.indicators().size()];
        List<Integer> own = findPlaces(places);
        List<MatchedEntry> paired = new ArrayList<>(places.length + own.size());
        for (int place = 0; place < places.length; place++) {
            Indicator indicator = scheme.indicators().get(place);
            int i = places[place] - 1;
            IndicatorEntry entry = i < 0 ? null : entries.get(i);
            Indicator whole = statesValuesOnly(entry) ? indicator : completeIndicator(indicator, entry, i);
            checkPointCodes(whole, entry, i);
            paired.add(new MatchedEntry(whole, entry));
        }
        for (int i : own) {
            addOwnIndicator(entries.get(i), i, paired);
        }
        checkFaults(paired);
        return WeightShares.assign(scheme, paired, problems);
    }

    /** A fault of an indicator that there is not would not be judged. */
    private void checkFaults(List<MatchedEntry> paired) {
        for (int i = 0; i < submission.facts().size() && scheme.faultMethod() != null; i++) {
            String key = submission.facts().get(i).key();
            String code = FactKey.parseItem(key);
            if (FactKey.of(key) == FactKey.REVIEW_FAULT
                    && paired.stream().noneMatch(each -> each.indicator().code().equals(code))) {
                addProblem("/facts/" + i + "/key", key, "没有这个指标", "there is no such indicator", listCodes());
            }
        }
    }

    private void checkYear() {
        if (!scheme.isInForceIn(submission.fiscalYear())) {
            problems.add(new SubmissionProblem(
                    "/fiscalYear",
                    Integer.toString(submission.fiscalYear()),
                    new Bilingual("该方案在这一年度没有规则", "this scheme has no rules for that year"),
                    describeYears(scheme.yearFrom() + "–" + scheme.yearTo()),
                    null));
        }
    }

    /**
     * @param places receives, for each indicator of the catalogue, the number of its entry counted from 1; 0 for none
     * @return the indexes of the other entries
     */
    private List<Integer> findPlaces(int[] places) {
        List<Integer> own = new ArrayList<>();
        Set<String> ownCodes = new HashSet<>();
        List<IndicatorEntry> entries = submission.indicators();
        for (int i = 0; i < entries.size(); i++) {
            String code = entries.get(i).code();
            Integer place = code == null ? null : ruleSet.findIndicatorIndex(code);
            boolean again = place == null ? code != null && !ownCodes.add(code) : places[place] > 0;
            if (again) {
                addProblem("/indicators/" + i + "/code", code, "指标编号重复", "the code occurs twice", null);
            } else if (place == null) {
                own.add(i);
            } else {
                places[place] = i + 1;
            }
        }
        return own;
    }

    /** Whether an entry states values only, as it does where the catalogue fixes everything else. */
    private static boolean statesValuesOnly(IndicatorEntry entry) {
        return entry == null
                || entry.name() == null
                        && entry.level1() == null
                        && entry.level2() == null
                        && entry.weight() == null
                        && entry.target() == null
                        && entry.method() == null;
    }

    static Bilingual describeYears(String years) {
        return new Bilingual("有规则的年度：" + years, "years with rules: " + years);
    }

    private void checkGroups() {
        Set<String> known = scheme.groups().stream().map(IndicatorGroup::code).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < submission.groups().size(); i++) {
            IndicatorGroupEntry entry = submission.groups().get(i);
            checkChosenMember(entry, "/groups/" + i + "/chosen");
            if (!known.contains(entry.code())) {
                addProblem(
                        "/groups/" + i + "/code",
                        entry.code(),
                        "没有这个共用组",
                        "there is no such group",
                        String.join(" / ", known));
            } else if (!seen.add(entry.code())) {
                addProblem("/groups/" + i + "/code", entry.code(), "共用组重复", "the group occurs twice", null);
            }
        }
    }

    /** A member is named where the scheme leaves the choice open, and nowhere else. */
    private void checkChosenMember(IndicatorGroupEntry entry, String pointer) {
        GroupAggregation take = scheme.groups().stream()
                .filter(group -> group.code().equals(entry.code()))
                .map(IndicatorGroup::take)
                .findFirst()
                .orElse(null);
        if (entry.chosen() == null || take == null) {
            return;
        }
        List<String> members = scheme.indicators().stream()
                .filter(indicator -> entry.code().equals(indicator.group()))
                .map(Indicator::code)
                .toList();
        if (take != GroupAggregation.CHOSEN) {
            addProblem(
                    pointer,
                    entry.chosen(),
                    "该组的取法不是“指定”，不能由填报单位选择",
                    "this group does not leave the choice to the submission",
                    null);
        } else if (!members.contains(entry.chosen())) {
            addProblem(
                    pointer, entry.chosen(), "该组没有这个成员", "the group has no such member", String.join(" / ", members));
        }
    }

    private void addOwnIndicator(IndicatorEntry entry, int i, List<MatchedEntry> paired) {
        String pointer = "/indicators/" + i;
        if (scheme.groups().stream().anyMatch(group -> group.code().equals(entry.code()))) {
            addProblem(
                    pointer + "/code",
                    entry.code(),
                    "这是共用组，请填在 groups 中",
                    "this is a group; state it under groups",
                    null);
        } else if (!scheme.openIndicators()) {
            addProblem(
                    pointer + "/code",
                    entry.code(),
                    entry.code() == null ? "缺少指标编号" : "方案中没有这个指标编号",
                    entry.code() == null ? "the code is missing" : "the scheme has no such code",
                    listCodes());
        } else {
            if (entry.name() == null) {
                addProblem(pointer + "/name", null, "自报指标缺少名称", "an own indicator needs a name", null);
            }
            Indicator indicator = createOwnIndicator(entry, i);
            checkMoneyUnit(indicator.unit(), pointer);
            checkPointCodes(indicator, entry, i);
            paired.add(new MatchedEntry(indicator, entry));
        }
    }

    private Indicator createOwnIndicator(IndicatorEntry entry, int i) {
        Target target = entry.target() == null ? new Target(null, null, null) : entry.target();
        return new Indicator(
                entry.code() == null ? "#" + (i + 1) : entry.code(),
                entry.heading(),
                entry.weight(),
                target,
                null,
                entry.method(),
                null,
                null,
                IndicatorPolicies.ofDeclared(scheme.missing()),
                null,
                scheme.rounding());
    }

    /** Rejects unknown points: one would count as not ticked. */
    private void checkPointCodes(Indicator indicator, IndicatorEntry entry, int i) {
        if (entry == null || entry.checks() == null) {
            return;
        }
        Set<String> known = ruleSet.methods().points(indicator.code(), indicator.method());
        for (int j = 0; j < entry.checks().size(); j++) {
            String written = entry.checks().get(j);
            String unknown = PointCodes.read(List.of(written), known).unknown();
            if (unknown != null) {
                addProblem(
                        "/indicators/" + i + "/checks/" + j,
                        unknown,
                        "没有这个要点",
                        "there is no such point",
                        String.join("、", known));
            }
        }
    }

    /** A rate beyond this mostly results from amounts in two units, and would earn full marks. */
    private void checkExecutionRate() {
        BigDecimal rate = submission.budget().executionRate();
        if (rate != null && (rate.signum() < 0 || rate.compareTo(MOST_EXECUTED) > 0)) {
            problems.add(new SubmissionProblem(
                    "/budget/executed",
                    submission.budget().executed().toPlainString(),
                    new Bilingual(
                            "预算执行率为 " + DecimalMath.roundForDisplay(rate) + "%",
                            "the execution rate would be " + DecimalMath.roundForDisplay(rate) + " %"),
                    new Bilingual("执行率在 0%–200% 之间", "an execution rate between 0 % and 200 %"),
                    new Bilingual(
                            "请核对预算数和执行数的金额单位是否相同", "Check whether budget and executed amount are in the same unit")));
        }
    }

    private String listCodes() {
        return scheme.indicators().stream().map(Indicator::code).collect(Collectors.joining(" / "));
    }

    private Indicator completeIndicator(Indicator fixed, IndicatorEntry entry, int i) {
        String pointer = "/indicators/" + i;
        checkAgreement(fixed.name(), entry.name(), pointer + "/name");
        checkAgreement(fixed.level1(), entry.level1(), pointer + "/level1");
        checkAgreement(fixed.level2(), entry.level2(), pointer + "/level2");
        checkAgreement(fixed.method(), entry.method(), pointer + "/method");
        if (fixed.weight() != null && entry.weight() != null && fixed.weight().compareTo(entry.weight()) != 0) {
            reportDifference(
                    pointer + "/weight",
                    entry.weight().toPlainString(),
                    fixed.weight().toPlainString());
        }
        return new Indicator(
                fixed.code(),
                new IndicatorHeading(
                        firstKnown(fixed.name(), entry.name()),
                        firstKnown(fixed.level1(), entry.level1()),
                        firstKnown(fixed.level2(), entry.level2())),
                firstKnown(fixed.weight(), entry.weight()),
                completeTarget(fixed, entry, pointer),
                fixed.precision(),
                firstKnown(fixed.method(), entry.method()),
                fixed.textMethod(),
                fixed.group(),
                fixed.policies(),
                fixed.basis(),
                fixed.rounding());
    }

    private Target completeTarget(Indicator fixed, IndicatorEntry entry, String pointer) {
        Target given =
                entry.target() == null ? new Target(null, null, null) : convertTarget(entry.target(), fixed.unit());
        Operator operator = fixed.operator();
        if (fixed.target() == null && given.operator() != null) {
            operator = given.operator();
        } else if (given.operator() != null && given.operator() != fixed.operator()) {
            reportDifference(
                    pointer + "/target/operator",
                    given.operator().label(),
                    fixed.operator().label());
        }
        if (fixed.target() != null && given.value() != null && !isSameValue(fixed.target(), given.value())) {
            reportDifference(
                    pointer + "/target/value",
                    given.value().toString(),
                    fixed.target().toString());
        }
        if (fixed.unit() != null && given.unit() != null && !fixed.unit().equals(given.unit())) {
            reportDifference(pointer + "/target/unit", given.unit(), fixed.unit());
        }
        checkMoneyUnit(given.unit(), pointer);
        return new Target(operator, firstKnown(fixed.target(), given.value()), firstKnown(fixed.unit(), given.unit()));
    }

    /** Money in the catalogue's unit, as its actual value will be; any other target unchanged. */
    private static Target convertTarget(Target target, String unit) {
        if (!MoneyUnits.isConvertible(target.unit(), unit)) {
            return target;
        }
        Value value = target.value() == null || target.value().numberOrNull() == null
                ? target.value()
                : Value.of(MoneyUnits.convert(target.value().numberOrNull(), target.unit(), unit));
        return new Target(target.operator(), value, unit);
    }

    private static boolean isSameValue(Value a, Value b) {
        return a.numberOrNull() != null && b.numberOrNull() != null
                ? a.numberOrNull().compareTo(b.numberOrNull()) == 0
                : a.equals(b);
    }

    private void checkMoneyUnit(String unit, String pointer) {
        if (MoneyUnits.isUnsupported(unit)) {
            problems.add(new SubmissionProblem(
                    pointer + "/target/unit",
                    unit,
                    new Bilingual("不支持的金额单位", "a money unit that is not supported"),
                    new Bilingual("万元 / 元 / 亿元", "万元 / 元 / 亿元"),
                    new Bilingual("请换算成万元、元或亿元", "Convert it into 万元, 元 or 亿元")));
        }
    }

    private void checkAgreement(String fixed, String given, String pointer) {
        if (fixed != null && given != null && !fixed.equals(given)) {
            reportDifference(pointer, given, fixed);
        }
    }

    private void reportDifference(String pointer, String given, String fixed) {
        addProblem(pointer, given, "与方案指标表不一致", "differs from the scheme's catalogue", fixed);
    }

    private void addProblem(String pointer, String found, String zh, String en, String expected) {
        problems.add(new SubmissionProblem(
                pointer,
                found,
                new Bilingual(zh, en),
                expected == null ? null : new Bilingual(expected, expected),
                null));
    }

    private static <T> T firstKnown(T fixed, T given) {
        return fixed != null ? fixed : given;
    }
}
