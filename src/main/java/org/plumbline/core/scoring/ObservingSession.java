package org.plumbline.core.scoring;

import java.util.List;
import org.plumbline.core.rule.FiredRule;
import org.plumbline.core.ruleset.RuleSession;
import org.plumbline.vocabulary.Case;
import org.plumbline.vocabulary.Observation;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Total;

/** A session that records what was measured for findings. */
final class ObservingSession implements RuleSession {

    private final RuleSession session;
    private List<Observation> observations = List.of();

    ObservingSession(RuleSession session) {
        this.session = session;
    }

    /** Empty until findings were asked for. */
    List<Observation> observations() {
        return observations;
    }

    @Override
    public List<FiredRule> judge(List<Reading> readings) {
        return session.judge(readings);
    }

    @Override
    public List<FiredRule> adjust(List<?> circumstances) {
        return session.adjust(circumstances);
    }

    @Override
    public List<FiredRule> grade(List<Total> totals) {
        return session.grade(totals);
    }

    @Override
    public List<FiredRule> review(Case subject, List<Observation> measured) {
        observations = List.copyOf(measured);
        return session.review(subject, measured);
    }

    @Override
    public void close() {
        session.close();
    }
}
