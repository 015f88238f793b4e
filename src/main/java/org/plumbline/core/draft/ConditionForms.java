package org.plumbline.core.draft;

import static org.plumbline.core.draft.PhrasePatterns.INCLUSION;
import static org.plumbline.core.draft.PhrasePatterns.QUANTITY;
import static org.plumbline.core.draft.PhrasePatterns.TARGET;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.draft.Phrase.AgainstTarget;
import org.plumbline.core.draft.Phrase.Inclusion;
import org.plumbline.core.draft.Phrase.Quantity;
import org.plumbline.core.draft.Phrase.Range;
import org.plumbline.core.draft.Phrase.Subject;
import org.plumbline.core.draft.Phrase.TargetRelation;
import org.plumbline.core.draft.PhraseReader.PhraseForm;

/** Conditions: comparisons with a number, ranges, and comparisons with the target. */
final class ConditionForms {

    private static final String AT_LEAST =
            "(?:等于或高于|等于或大于|大于或等于|大于等于|高于或等于|高于等于|不低于|不少于|不小于|不得低于|不得少于|达到或超过|至少达到|至少|≥)";
    private static final String MORE = "(?:大于|高于|超过|超出|多于|>)";
    private static final String AT_MOST =
            "(?:等于或低于|等于或小于|小于或等于|小于等于|低于或等于|低于等于|不高于|不超过|不大于|不多于|不得超过|不得高于|未超过|没有超过|不超出|未超出|至多|≤)";
    private static final String LESS = "(?:小于|低于|少于|不足|不满|未满|不及|未达到|未达|不达|达不到|没有达到|<)";
    private static final String REACHES = "(?:能|已)?(?:达到了|达到|达)";
    private static final String EQUALS = "(?:等于|正好为|保持在|为|=)";
    private static final String TO = "(?:[-~–—]+|至|到)";
    private static final String ENDS = "(?:之间|区间|以内)?(?:的)?";
    /** A stated value of the indicator between two signs, as in 80%≤x<90%. */
    private static final String MIDDLE = "(?:[xX]|实际值|完成率|实际完成值|指标值|完成值|得分率|比例)";

    /** A number by itself is a condition only where points follow. */
    private static final String BEFORE_POINTS = "(?=,?(?:得|计|不得|\\d+(?:\\.\\d+)?分))";

    /** A number of occurrences is one where points are lost too. */
    private static final String BEFORE_OUTCOME = "(?=,?(?:得|计|不得|扣|\\d+(?:\\.\\d+)?分))";

    static final List<PhraseForm> FORMS = List.of(
            PhraseForm.of(AT_LEAST + "(" + QUANTITY + ")(?:的)?", m -> low(m.group(1), Inclusion.YES)),
            PhraseForm.of(REACHES + "(?:到)?(" + QUANTITY + ")(?:的)?", m -> low(m.group(1), Inclusion.YES)),
            PhraseForm.of(MORE + "(" + QUANTITY + ")(" + INCLUSION + ")?(?:的)?", m -> low(m.group(1), strict(m))),
            PhraseForm.of(AT_MOST + "(" + QUANTITY + ")(?:的)?", m -> high(m.group(1), Inclusion.YES)),
            PhraseForm.of(LESS + "(" + QUANTITY + ")(" + INCLUSION + ")?(?:的)?", m -> high(m.group(1), strict(m))),
            PhraseForm.of(EQUALS + "(" + QUANTITY + ")(?:的)?", m -> equal(m.group(1))),
            suffixed("(?:及以上|或以上|及其以上)", m -> low(m.group(1), Inclusion.YES)),
            suffixed("(?:及以下|或以下|及其以下)", m -> high(m.group(1), Inclusion.YES)),
            PhraseForm.of(
                    "(?:在|发生|出现|达到|达|控制在)?(" + QUANTITY + ")(" + INCLUSION + ")?(以上|以下|以内|之内)(" + INCLUSION + ")?"
                            + PhrasePatterns.FINISHED + "?(?:的)?",
                    ConditionForms::readSuffixed),
            PhraseForm.of(
                    "(?:在|处于|介于|发生|出现)?(" + QUANTITY + ")(" + INCLUSION + ")?" + TO + "(" + QUANTITY + ")(" + INCLUSION
                            + ")?" + ENDS,
                    ConditionForms::readRange),
            PhraseForm.of(
                    "(?:在|处于|介于)?(" + QUANTITY + ")(" + INCLUSION + ")?(?:和|与)(" + QUANTITY + ")(" + INCLUSION
                            + ")?之间(?:的)?",
                    ConditionForms::readRange),
            PhraseForm.of(
                    "(?:在|处于|介于)?([\\[(])(" + QUANTITY + ")[,，](" + QUANTITY + ")([\\])])" + ENDS,
                    ConditionForms::readBrackets),
            PhraseForm.of(
                    "(?:在)?(" + PhrasePatterns.SIZE + ")(?:之)?内" + PhrasePatterns.FINISHED + "?(?:的)?",
                    m -> high(m.group(1), Inclusion.UNKNOWN)),
            PhraseForm.of("(" + PhrasePatterns.SIZE + ")(?:的)?" + BEFORE_POINTS, m -> equal(m.group(1))),
            PhraseForm.constant(
                    "为负(?:值|数)?(?:的)?",
                    new Range(null, Inclusion.UNKNOWN, new Quantity(BigDecimal.ZERO, null), Inclusion.NO, false)),
            PhraseForm.constant("完成" + TARGET + "的?(?=[\\d百])", new Phrase.Naming(Subject.COMPLETION)),
            PhraseForm.constant(
                    "(?:完成|达到|实现|占)(?:了)?" + TARGET + "的(?!,|[^\\d百])", new Phrase.Naming(Subject.COMPLETION)),
            target(
                    TargetRelation.MET,
                    "(?:达到|完成|实现|符合|满足)(?:了)?(?:或超过|并超过)?" + TARGET + "(?:要求|任务)?(?:及以上|以上)?|(?:指标)?达标|全部完成"
                            + "|(?:完成|达到)(?=的?,?(?:得|计)(?:满分|\\d))|按计划完成|按期完成任务|控制在" + TARGET + "(?:以内|之内|范围内)"),
            target(TargetRelation.AT_LEAST, AT_LEAST + TARGET),
            target(TargetRelation.AT_MOST, AT_MOST + TARGET),
            target(TargetRelation.EQUAL, "(?:等于|与|同|=)" + TARGET + "(?:一致|相同|相等)?"),
            target(
                    TargetRelation.MISSED,
                    "(?:未达到|未能达到|没有达到|达不到|未完成|未能完成|没有完成|未实现|未达成)(?:" + TARGET + ")?(?:要求)?|(?:未|不|没有)达标"),
            target(TargetRelation.BELOW, "(?:低于|小于|少于|<)" + TARGET),
            target(TargetRelation.ABOVE, "(?:高于|大于|超过|超出|多于|>)" + TARGET));

    /** A time limit met, for an indicator whose target is one. */
    static final PhraseForm IN_TIME =
            target(TargetRelation.MET, "(?:在规定(?:的)?(?:时间|时限|期限)内|按规定(?:时间|时限)|按时|按期|及时)(?:完成|办结|拨付|支付|报送)?");

    private ConditionForms() {}

    /** Inequalities around the value, by any of its names. */
    static List<PhraseForm> ofValue(String names) {
        String middle = "(?:" + MIDDLE + "|" + names + ")";
        return List.of(
                PhraseForm.of(
                        "(" + QUANTITY + ")([<≤])" + middle + "(?![<≤])", m -> low(m.group(1), inclusion(m.group(2)))),
                PhraseForm.of(
                        "(" + QUANTITY + ")([>≥])" + middle + "(?![>≥])", m -> high(m.group(1), inclusion(m.group(2)))),
                PhraseForm.of(
                        "(" + QUANTITY + ")([<≤])" + middle + "([<≤])(" + QUANTITY + ")(?:的)?",
                        m -> range(m.group(1), inclusion(m.group(2)), m.group(4), inclusion(m.group(3)))),
                PhraseForm.of(
                        "(" + QUANTITY + ")([>≥])" + middle + "([>≥])(" + QUANTITY + ")(?:的)?",
                        m -> range(m.group(4), inclusion(m.group(3)), m.group(1), inclusion(m.group(2)))));
    }

    /**
     * Numbers of occurrences that earn something: 未发生安全事故, 发生0次, 2次得1分.
     *
     * @param object what is counted, as the indicator's name says
     */
    static List<PhraseForm> ofCount(String object) {
        return List.of(
                PhraseForm.of(
                        "(?:(?:无|没有|不存在|未有)" + object + "|(?:未|没有)(?:发生|出现|发现)(?:" + object + ")?)(?:的)?"
                                + BEFORE_POINTS,
                        m -> equal("0")),
                PhraseForm.of(
                        "(?:发生|出现)?(?:" + object + ")?(" + PhrasePatterns.SIZE + ")(?:" + object + ")?(?:的)?"
                                + BEFORE_OUTCOME,
                        m -> equal(m.group(1))));
    }

    private static PhraseForm suffixed(String suffix, Function<MatchResult, Phrase> read) {
        return PhraseForm.of("(?:在|发生|出现|达到|达)?(" + QUANTITY + ")" + suffix + "(?:的)?", read);
    }

    private static PhraseForm target(TargetRelation relation, String pattern) {
        return PhraseForm.constant("(?:" + pattern + ")(?:的)?(?!\\d)", new AgainstTarget(relation));
    }

    private static final Pattern WRITTEN = Pattern.compile("(" + NumberWords.NUMBER + ")(.*)");

    /** @throws NotDraftedException where its numerals make no number */
    static Quantity quantity(String text) {
        if (text.startsWith("百分之")) {
            return new Quantity(NumberWords.parse(text.substring(3)), "%");
        }
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new NotDraftedException(text, "不是一个数", "This is not a number");
        }
        String unit = written.group(2).isEmpty() ? null : PhrasePatterns.canonicalUnit(written.group(2));
        return new Quantity(NumberWords.parse(written.group(1)), unit);
    }

    private static Range low(String quantity, Inclusion included) {
        return new Range(quantity(quantity), included, null, Inclusion.UNKNOWN, false);
    }

    private static Range high(String quantity, Inclusion included) {
        return new Range(null, Inclusion.UNKNOWN, quantity(quantity), included, false);
    }

    private static Range equal(String quantity) {
        Quantity value = quantity(quantity);
        return new Range(value, Inclusion.YES, value, Inclusion.YES, true);
    }

    /** Of 大于90% or 大于90%(含): the bound is excluded unless it is said to be included. */
    private static Inclusion strict(MatchResult match) {
        Inclusion said = inclusion(match.group(2), quantity(match.group(1)));
        return said == Inclusion.UNKNOWN ? Inclusion.NO : said;
    }

    private static Inclusion inclusion(String sign) {
        return sign.equals("≤") || sign.equals("≥") ? Inclusion.YES : Inclusion.NO;
    }

    /** @param remark such as (含90%); null for none */
    private static Inclusion inclusion(String remark, Quantity bound) {
        if (remark == null) {
            return Inclusion.UNKNOWN;
        }
        if (!named(remark, bound).isSame(bound)) {
            throw new NotDraftedException(remark, "括号里的数与界限不同", "The number in brackets is not the bound");
        }
        return remark.contains("不") ? Inclusion.NO : Inclusion.YES;
    }

    private static Range readSuffixed(MatchResult match) {
        Quantity bound = quantity(match.group(1));
        Inclusion before = inclusion(match.group(2), bound);
        Inclusion behind = inclusion(match.group(4), bound);
        if (before != Inclusion.UNKNOWN && behind != Inclusion.UNKNOWN && before != behind) {
            throw new NotDraftedException(match.group(), "含与不含矛盾", "The bound is both included and excluded");
        }
        Inclusion included = before == Inclusion.UNKNOWN ? behind : before;
        return match.group(3).equals("以上")
                ? new Range(bound, included, null, Inclusion.UNKNOWN, false)
                : new Range(null, Inclusion.UNKNOWN, bound, included, false);
    }

    private static Range readRange(MatchResult match) {
        Quantity second = quantity(match.group(3));
        Quantity one = withUnitOf(second, quantity(match.group(1)));
        String behind = match.group(4);
        // 80%-90%(含80%): the remark is about the other end
        boolean ofFirst = match.group(2) == null && behind != null && one.isSame(named(behind, second));
        return ordered(
                one,
                inclusion(ofFirst ? behind : match.group(2), one),
                second,
                inclusion(ofFirst ? null : behind, second),
                match.group());
    }

    /** The bound that a remark names; the other where it names none. */
    private static Quantity named(String remark, Quantity other) {
        String number = remark.replaceAll("[()不包含括]|本数", "");
        return number.isEmpty() ? other : quantity(number);
    }

    /** 80-90%: the unit of the first is that of the second. */
    private static Quantity withUnitOf(Quantity second, Quantity first) {
        return first.unit() == null ? new Quantity(first.number(), second.unit()) : first;
    }

    /** Round brackets exclude a bound only beside a square one: alone they may be mere brackets. */
    private static Range readBrackets(MatchResult match) {
        boolean square = match.group(1).equals("[") || match.group(4).equals("]");
        Inclusion open = square ? Inclusion.NO : Inclusion.UNKNOWN;
        Quantity second = quantity(match.group(3));
        return ordered(
                withUnitOf(second, quantity(match.group(2))),
                match.group(1).equals("[") ? Inclusion.YES : open,
                second,
                match.group(4).equals("]") ? Inclusion.YES : open,
                match.group());
    }

    private static Range range(String low, Inclusion lowIn, String high, Inclusion highIn) {
        Quantity second = quantity(high);
        return ordered(withUnitOf(second, quantity(low)), lowIn, second, highIn, low + "-" + high);
    }

    /** The bounds of a range may be printed in descending order. */
    private static Range ordered(Quantity one, Inclusion oneIn, Quantity other, Inclusion otherIn, String text) {
        int order = one.number().compareTo(other.number());
        boolean sameUnit =
                one.unit() == null ? other.unit() == null : one.unit().equals(other.unit());
        if (order == 0 || !sameUnit) {
            throw new NotDraftedException(text, "区间的两端相同或单位不同", "The ends of the range are equal or of two units");
        }
        return order < 0 ? new Range(one, oneIn, other, otherIn, false) : new Range(other, otherIn, one, oneIn, false);
    }
}
