package org.plumbline.core.explanation;

import java.util.Arrays;
import java.util.Locale;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.scoring.IndicatorOutcome;
import org.plumbline.core.trace.StepKind;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Severity;

/** Display names of outcomes, kinds of steps, checks and severities. */
public final class DisplayNames {

    private DisplayNames() {}

    public static String nameOutcome(IndicatorOutcome outcome, Locale locale) {
        Bilingual words =
                switch (outcome) {
                    case SCORED -> new Bilingual("已评分", "scored");
                    case MISSING -> new Bilingual("缺数据", "data missing");
                    case INVALID -> new Bilingual("数据无效", "data cannot be used");
                    case NO_RULE -> new Bilingual("缺评分规则", "no rule");
                    case NO_WEIGHT -> new Bilingual("缺权重", "no weight");
                    case NOT_APPLICABLE -> new Bilingual("不适用", "not applicable");
                    case NOT_TAKEN -> new Bilingual("择一未取", "not taken, another counts");
                };
        return words.in(locale);
    }

    public static String nameStepKind(StepKind kind, Locale locale) {
        Bilingual words =
                switch (kind) {
                    case READING -> new Bilingual("读数", "reading");
                    case DEDUCTION -> new Bilingual("扣分", "deduction");
                    case FULL_MARKS -> new Bilingual("不扣分", "nothing lost");
                    case BONUS -> new Bilingual("加分", "bonus");
                    case CLAMP -> new Bilingual("限于界内", "limited to bounds");
                    case GROUP -> new Bilingual("共用分值", "shared weight");
                    case ROLL_UP -> new Bilingual("汇总", "sum");
                    case CAP -> new Bilingual("封顶", "cap");
                    case VETO -> new Bilingual("一票否决", "veto");
                    case GRADE -> new Bilingual("等级", "grade");
                    case REVIEW -> new Bilingual("复核", "review");
                    case FINDING -> new Bilingual("审核问题", "finding");
                };
        return words.in(locale);
    }

    /** The Chinese name of a finding's code; empty in English, where the code is clear by itself. */
    public static String nameCheck(String code, Locale locale) {
        return "en".equals(locale.getLanguage())
                ? ""
                : Arrays.stream(Check.values())
                        .filter(check -> check.name().equals(code))
                        .map(Check::label)
                        .findFirst()
                        .orElse("");
    }

    /** The code of the check with this label; other text, such as a code, as it is; null for null. */
    public static String findCheckCode(String text) {
        return Arrays.stream(Check.values())
                .filter(check -> check.label().equals(text))
                .map(Check::name)
                .findFirst()
                .orElse(text);
    }

    public static String nameSeverity(Severity severity, Locale locale) {
        return "en".equals(locale.getLanguage()) ? severity.name() : severity.label();
    }
}
