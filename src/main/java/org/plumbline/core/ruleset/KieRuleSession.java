package org.plumbline.core.ruleset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kie.api.KieBase;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import org.plumbline.core.rule.FiredRule;
import org.plumbline.core.rule.TableType.RulePhase;
import org.plumbline.vocabulary.Case;
import org.plumbline.vocabulary.Finding;
import org.plumbline.vocabulary.Observation;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Total;

/** A session on a rule set's KieBase. */
final class KieRuleSession implements RuleSession {

    private final KieSession session;
    private final Map<String, DrlRule> drlRules;

    KieRuleSession(KieSession session, Map<String, DrlRule> drlRules) {
        this.session = session;
        this.drlRules = drlRules;
    }

    KieBase kieBase() {
        return session.getKieBase();
    }

    @Override
    public List<FiredRule> judge(List<Reading> readings) {
        return runPhase(RulePhase.JUDGING, readings);
    }

    @Override
    public List<FiredRule> adjust(List<?> circumstances) {
        return runPhase(RulePhase.ADJUSTING, circumstances);
    }

    @Override
    public List<FiredRule> grade(List<Total> totals) {
        return runPhase(RulePhase.GRADING, totals);
    }

    @Override
    public List<FiredRule> review(Case subject, List<Observation> observations) {
        List<FiredRule> findings = new ArrayList<>();
        if (!drlRules.isEmpty()) {
            session.addEventListener(new FindingListener(drlRules, findings));
            session.insert(subject);
        }
        findings.addAll(0, runPhase(RulePhase.REVIEWING, observations));
        return findings;
    }

    private List<FiredRule> runPhase(RulePhase phase, List<?> facts) {
        PhaseContext context = new PhaseContext(phase, facts);
        session.insert(context);
        session.fireAllRules();
        return context.fired();
    }

    @Override
    public void close() {
        session.dispose();
    }

    /** DRL rules state results by inserting them; the rule's name and metadata supply the source and the basis. */
    private static final class FindingListener extends DefaultRuleRuntimeEventListener {

        private final Map<String, DrlRule> drlRules;
        private final List<FiredRule> findings;

        FindingListener(Map<String, DrlRule> drlRules, List<FiredRule> findings) {
            this.drlRules = drlRules;
            this.findings = findings;
        }

        @Override
        public void objectInserted(ObjectInsertedEvent event) {
            if (event.getRule() != null && event.getObject() instanceof Finding finding) {
                Map<String, Object> metadata = event.getRule().getMetaData();
                DrlRule rule = drlRules.get(event.getRule().getName());
                findings.add(new FiredRule(
                        rule.cited(),
                        rule.when(),
                        finding.withMetadata(
                                removeQuotes(metadata.get("reason")), removeQuotes(metadata.get("basis")))));
            }
        }

        /** DRL keeps the quotes of an annotation's value. */
        private static String removeQuotes(Object value) {
            return value == null ? null : value.toString().replaceFirst("^\"(.*)\"$", "$1");
        }
    }
}
