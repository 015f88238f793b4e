package org.plumbline.core.rule.step;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.RowProblems;
import org.plumbline.core.rule.TypedRow;
import org.plumbline.vocabulary.Direction;
import org.plumbline.vocabulary.PointsUnit;

/**
 * Compares a row with the name of its method where the name states the rule, such as 每低1%扣10%: after a row was copied,
 * the one is often changed without the other.
 */
final class StepMethodName {

    private static final String METHOD = "评分办法";
    private static final Pattern STATED = Pattern.compile(".*?每(?:再)?(低于?|降低|下降|减少|少|差|高于?|升高|上升|增加|多|超过?|超出|偏离|偏差)"
            + "(?:目标值?)?(\\d+(?:\\.\\d+)?)(?:%|个?百分点)[,，、]?扣(?:减|除)?(\\d+(?:\\.\\d+)?)(%|分).*");
    private static final String LOW = "低降下减少差";
    private static final String OFF = "偏";

    private StepMethodName() {}

    static void check(TypedRow row, RowProblems problems) {
        if (!(row.findValue(METHOD) instanceof String name)) {
            return;
        }
        Matcher stated = STATED.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC));
        if (!stated.matches()) {
            return;
        }
        checkNumber(row, StepColumns.STEP, stated.group(2), name, problems);
        checkNumber(row, StepColumns.COSTS, stated.group(3), name, problems);
        String unit = (stated.group(4).equals("%") ? PointsUnit.WEIGHT_PERCENT : PointsUnit.POINTS).label();
        checkWord(row, StepColumns.UNIT, unit, name, problems);
        checkWord(row, StepColumns.DIRECTION, direction(stated.group(1)).label(), name, problems);
    }

    private static Direction direction(String word) {
        String first = word.substring(0, 1);
        return OFF.contains(first) ? Direction.BOTH : LOW.contains(first) ? Direction.SHORTFALL : Direction.EXCESS;
    }

    private static void checkNumber(TypedRow row, String label, String stated, String name, RowProblems problems) {
        BigDecimal number = row.findNumber(label, null);
        // 0.1 for 10 is reported as a fraction
        if (number != null
                && number.compareTo(new BigDecimal(stated)) != 0
                && number.movePointRight(2).compareTo(new BigDecimal(stated)) != 0) {
            report(label, stated, name, problems);
        }
    }

    private static void checkWord(TypedRow row, String label, String stated, String name, RowProblems problems) {
        if (row.findValue(label) instanceof String word && !word.equals(stated)) {
            report(label, stated, name, problems);
        }
    }

    private static void report(String label, String stated, String name, RowProblems problems) {
        problems.reportDoubt(
                label,
                Bilingual.of("%s，如办法的名称所写", "%s, as the name of the method states", stated),
                Bilingual.of(
                        "评分办法叫“%s”，与这一格不符；评分按这一格计算，请改其中一处",
                        "The method is named %s, which this cell contradicts; the cell is what counts; change one of them",
                        name));
    }
}
