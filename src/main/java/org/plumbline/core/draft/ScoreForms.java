package org.plumbline.core.draft;

import static org.plumbline.core.draft.PhrasePatterns.NUMBER;
import static org.plumbline.core.draft.PhrasePatterns.OWN;
import static org.plumbline.core.draft.PhrasePatterns.QUANTITY;
import static org.plumbline.core.draft.PhrasePatterns.WEIGHT;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.draft.Phrase.AmountUnit;
import org.plumbline.core.draft.Phrase.Earning;
import org.plumbline.core.draft.Phrase.Ratio;
import org.plumbline.core.draft.Phrase.Subject;
import org.plumbline.core.draft.PhraseReader.PhraseForm;

/** What is earned: points, shares of the weight, and scores in proportion. */
final class ScoreForms {

    private static final String EARNS = "(?:可得|得|计|记|给|赋)";
    private static final String COMPLETION = "(?:目标完成率|指标完成率|任务完成率|实际完成率|完成率|完成比例|完成程度)";
    private static final String ACTUAL = "(?:实际完成指标值|实际完成值|实际完成数|实际完成量|实际值|实际数|完成值|完成数)";
    private static final String AIM = "(?:年度目标值|年度指标值|年初目标值|计划完成值|计划完成数|目标值|指标值|计划值|计划数|目标)";
    private static final String TIMES = "(?:[×*xX]|乘以|乘)";
    private static final String OVER = "(?:[÷/]|除以)";
    private static final String PERCENT = "(?:" + TIMES + "100%)?";
    private static final String FACTOR = OWN + "(?:" + WEIGHT + "|(" + NUMBER + ")分?)(?:计算得分|计算|计分|得分|计)?";
    private static final String SCORE = "(?:(?:该项|本项|指标|实际)?得分(?:=|为|按)|按照?)?";

    static final List<PhraseForm> FORMS = List.of(
            PhraseForm.constant(EARNS + OWN + "(?:满分|全分|全部分值)(?!\\d|" + "的)", Earning.FULL),
            PhraseForm.constant("(?:该项|本项)?满分(?!\\d|的|[:：(])", Earning.FULL),
            PhraseForm.constant("不扣分", Earning.FULL),
            PhraseForm.of(EARNS + OWN + "(?:满分|全分)\\(?(" + NUMBER + ")分\\)?", m -> points(m.group(1), true)),
            PhraseForm.of(
                    "(?:" + EARNS + OWN + "(?:基本分|基础分)?)?(" + NUMBER + ")分(?!值|数|之|钟)", m -> points(m.group(1), false)),
            share(EARNS + OWN + WEIGHT + "的?(" + PhrasePatterns.PERCENT + ")", AmountUnit.WEIGHT_PERCENT),
            share(EARNS + OWN + "(" + PhrasePatterns.PERCENT + ")(?:的)?" + WEIGHT, AmountUnit.WEIGHT_PERCENT),
            share(EARNS + OWN + "(" + PhrasePatterns.PERCENT + ")(?:的)?(?:分数|分)?", AmountUnit.PERCENT),
            PhraseForm.constant(
                    "(?:该项|本项)?(?:均|则)?不(?:予)?(?:得|计|给|记)分|(?:该项|本项)?(?:得|计|记)?(?:零分|0分|0权重分)|扣除?全部分值|得0%(?:权重分|权重)",
                    Earning.NOTHING),
            proportional(
                    Subject.ACTUAL,
                    true,
                    "按照?(?:实际完成值|实际完成数|实际值)(?:与|占)(?:年度)?(?:目标值|指标值|计划值|计划数)的?(?:比例|比率|比值)(?:计算|计|得|折算)(?:得分|分)?"),
            proportional(
                    Subject.COMPLETION,
                    true,
                    "按照?(?:实际)?(?:" + COMPLETION + ")(?:乘以?" + OWN + WEIGHT + ")?(?:计算得分|计算|得分|计分|赋分|折算得分|折算|给分|计得分)"),
            proportional(Subject.COMPLETION, true, "按照?(?:实际)?完成(?:情况)?(?:的)?比例(?:计算得分|计算|得分|计分|赋分|折算得分|折算|给分)"),
            proportional(Subject.COMPLETION, false, "按(?:照)?(?:相应)?比例(?:计算得分|得分|计分|赋分|折算得分|给分)"),
            PhraseForm.constant(
                    "(?:完成率)?(?:超过|超出|高于|大于)100%(?:的|时|部分|以上)*,?(?:均|都)?按(?:照)?(?:100%|满分)(?:计算|计分|计)"
                            + "|(?:得分)?(?:最高|最多)?不超过" + OWN + WEIGHT + "|(?:最高|最多)" + EARNS + "满分|(?:以" + WEIGHT
                            + "|满分)为(?:上限|限|止)|"
                            + "超(?:额|过目标值?|出目标值?|出部分|过100%)(?:完成)?(?:的|部分)*,?不(?:再|额外|另行|予)?(?:加分|加计分)",
                    new Phrase.Capped(null, null)),
            PhraseForm.of(
                    "(?:得分)?(?:(?:最高|最多)不超过|不超过|(?:最高|最多)(?:得|计|为)?|上限为?)(" + NUMBER + ")分",
                    m -> new Phrase.Capped(number(m.group(1)), null)),
            PhraseForm.of(
                    "超(?:过|出)(?:目标值?|100%)(?:的|部分)*,?(?:均|都)?按(" + NUMBER + ")分(?:计算|计分|计)?",
                    m -> new Phrase.Capped(number(m.group(1)), null)),
            PhraseForm.of(
                    "超(?:过|出)(" + PhrasePatterns.SIZE + ")(?:的|部分)*,?不(?:再|予)?加分",
                    m -> new Phrase.Capped(null, ConditionForms.quantity(m.group(1)))),
            PhraseForm.of(
                    "(?:该项|本项|本指标|该指标|指标)?(?:满分|分值|权重|权重分)(?:为|是|:|=)?\\(?(" + NUMBER + ")分\\)?",
                    m -> new Phrase.FullMarks(number(m.group(1)))),
            PhraseForm.constant("否则|反之|其他情况|其他情形|其余情况|其余情形|其余|其他", new Phrase.Otherwise()),
            PhraseForm.constant("的?部分(?=,|每|再|按)", new Phrase.PartBeyond()),
            PhraseForm.constant(
                    "[,;。、:)]+|\\(|全年|年度内|年内|(?:为|评为|定为)" + PhrasePatterns.GRADE + "(?=[,(得)])|" + PhrasePatterns.GRADE
                            + "(?=[(:])|\\(" + PhrasePatterns.GRADE
                            + "\\)|则|的(?=,|得|不|扣)|时(?=,|得)|其中,?|,?但(?=低于|小于|不足|高于|大于|超过|不低于|不超过)|且|并且",
                    new Phrase.Separator()));

    private ScoreForms() {}

    /**
     * Scores that are a value, a quotient or the completion rate times the weight.
     *
     * @param names of the indicator's value
     */
    static List<PhraseForm> ofValue(String names) {
        String actual = "(?:" + ACTUAL + "|" + names + ")";
        List<PhraseForm> forms = new ArrayList<>();
        forms.addAll(ratios(false, Subject.ACTUAL, actual + OVER + "(?:" + AIM + "|(" + QUANTITY + "))"));
        forms.addAll(ratios(true, Subject.ACTUAL, "(?:" + AIM + "|(" + QUANTITY + "))" + OVER + actual));
        forms.addAll(ratios(false, null, names + "()"));
        forms.addAll(ratios(false, Subject.COMPLETION, COMPLETION + "()"));
        forms.add(proportional(null, true, "按照?" + names + "(?:计算得分|计算|计分|得分|赋分|折算得分)"));
        return List.copyOf(forms);
    }

    /**
     * The two orders of a product.
     *
     * @param value with one group: the number in place of the target
     */
    private static List<PhraseForm> ratios(boolean reverse, Subject subject, String value) {
        String one = "\\(?" + value + PERCENT + "\\)?" + PERCENT;
        return List.of(
                PhraseForm.of(SCORE + one + TIMES + FACTOR, m -> ratio(reverse, subject, m.group(1), m.group(2))),
                PhraseForm.of(
                        SCORE + OWN + "(?:" + WEIGHT + "|(" + NUMBER + ")分?)" + TIMES + one,
                        m -> ratio(reverse, subject, m.group(2), m.group(1))));
    }

    private static Ratio ratio(boolean reverse, Subject subject, String divisor, String factor) {
        return new Ratio(
                reverse,
                subject,
                divisor == null || divisor.isEmpty() ? null : ConditionForms.quantity(divisor),
                factor == null ? null : number(factor),
                true);
    }

    /** A score in proportion that names no weight. */
    private static PhraseForm proportional(Subject subject, boolean named, String pattern) {
        return PhraseForm.constant(pattern, new Ratio(false, subject, null, null, named));
    }

    private static PhraseForm share(String pattern, AmountUnit unit) {
        return PhraseForm.of(pattern, m -> new Earning(NumberWords.parsePercent(m.group(1)), unit));
    }

    /** Points; full marks that are stated in points. */
    private static Phrase points(String number, boolean full) {
        BigDecimal points = number(number);
        return full ? new Earning(points, null) : new Earning(points, AmountUnit.POINTS);
    }

    private static BigDecimal number(String text) {
        return NumberWords.parse(text);
    }
}
