package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.FactKey;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Value;

/** Facts of an indicator from which a value follows, and the fault that a reviewer found of it. */
final class TrialFacts {

    /** A plan of a hundred days, so that a day is one percent of it. */
    private static final LocalDate START = LocalDate.of(2001, 1, 1);

    private static final LocalDate END = START.plusDays(100);

    /** Days that a year of four digits leaves after {@link #END}. */
    private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(2_900_000);

    private TrialFacts() {}

    /** @return empty where no facts give the value, such as half a day */
    static List<StatedFact> create(Indicator indicator, BigDecimal actual) {
        return switch (indicator.recomputation()) {
            case FIGURE_RATIO -> List.of(
                    createFact(FactKey.COMPARED, indicator, Value.of(actual)),
                    createFact(FactKey.COMPARED_WITH, indicator, Value.of(DecimalMath.HUNDRED)));
            case DELAY_DAYS, DELAY_SHARE -> createDelay(indicator, actual);
            case EXECUTION_RATE, ADJUSTMENT_RATE, NONE -> List.of();
        };
    }

    private static List<StatedFact> createDelay(Indicator indicator, BigDecimal days) {
        boolean whole = days.stripTrailingZeros().scale() <= 0;
        if (!whole || days.signum() < 0 || days.compareTo(MOST_DAYS) > 0) {
            return List.of();
        }
        LocalDate end = END.plusDays(days.longValueExact());
        return List.of(
                createFact(FactKey.PLANNED_START, indicator, Value.of(START.toString())),
                createFact(FactKey.PLANNED_END, indicator, Value.of(END.toString())),
                createFact(FactKey.ACTUAL_END, indicator, Value.of(end.toString())));
    }

    static StatedFact createFault(Indicator indicator, String fault) {
        return createFact(FactKey.REVIEW_FAULT, indicator, Value.of(fault));
    }

    private static StatedFact createFact(FactKey key, Indicator indicator, Value value) {
        return new StatedFact(key.about(indicator.code()), value, null, null);
    }
}
