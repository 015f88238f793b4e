package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.FigureValue;
import org.plumbline.vocabulary.Observation;

/** The observations on one submission, in the order in which they were made. */
final class ObservationCollector {

    private final List<Observation> observations = new ArrayList<>();

    List<Observation> list() {
        return observations;
    }

    /** See {@link Observation} for the parameters. */
    void add(Check check, String indicator, String about, BigDecimal value, FigureValue... read) {
        observations.add(Observation.of(check, indicator, about, value, read));
    }

    /** @param value the measure; null for a check without one */
    void addToIndicator(Check check, String code, BigDecimal value, FigureValue... read) {
        add(check, code, null, value, read);
    }

    /** @param item the budget line, task or fact concerned */
    void addToItem(Check check, String item, BigDecimal value, FigureValue... read) {
        add(check, null, item, value, read);
    }

    /** @param value the measure; null for a check without one */
    void addToSubmission(Check check, BigDecimal value, FigureValue... read) {
        add(check, null, null, value, read);
    }
}
