package org.plumbline.service.tryout;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.plumbline.core.curve.ScoreCurve;
import org.plumbline.core.explanation.BoundSentences;
import org.plumbline.vocabulary.DecimalMath;

/**
 * A bound of a row on a curve.
 *
 * @param value the actual value where it is met
 * @param rule id of the row
 * @param text the condition, such as 完成率 ≥ 90
 */
record CurveBound(BigDecimal value, String rule, String text) {

    static List<CurveBound> listOf(ScoreCurve curve, Locale locale) {
        boolean english = "en".equals(locale.getLanguage());
        return curve.bounds().stream()
                .map(bound -> new CurveBound(
                        DecimalMath.roundForDisplay(bound.value()),
                        bound.rule().id(),
                        BoundSentences.describe(List.of(bound.condition()), english)))
                .toList();
    }
}
