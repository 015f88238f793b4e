package org.plumbline.ruleset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.kie.api.KieBase;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import org.plumbline.ruleset.Form.Phase;
import org.plumbline.vocabulary.Case;
import org.plumbline.vocabulary.Finding;
import org.plumbline.vocabulary.Observation;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Total;

/** A session on a rule set's KieBase. */
final class KieRuleSession implements RuleSession {

    private final KieSession session;
    private final Map<String, RuleRef> drlRules;

    KieRuleSession(KieSession session, Map<String, RuleRef> drlRules) {
        this.session = session;
        this.drlRules = drlRules;
    }

    KieBase base() {
        return session.getKieBase();
    }

    @Override
    public List<Fired> judge(List<Reading> readings) {
        return ask(Phase.JUDGING, readings);
    }

    @Override
    public List<Fired> adjust(List<?> circumstances) {
        return ask(Phase.ADJUSTING, circumstances);
    }

    @Override
    public List<Fired> grade(List<Total> totals) {
        return ask(Phase.GRADING, totals);
    }

    @Override
    public List<Fired> review(Case subject, List<Observation> observations) {
        List<Fired> findings = new ArrayList<>();
        if (!drlRules.isEmpty()) {
            session.addEventListener(new FindingListener(drlRules, findings));
            session.insert(subject);
        }
        findings.addAll(0, ask(Phase.REVIEWING, observations));
        findings.sort(Comparator.comparing((Fired fired) -> fired.rule().sheet() == null));
        return findings;
    }

    private List<Fired> ask(Phase phase, List<?> facts) {
        Desk desk = new Desk(phase, facts);
        session.insert(desk);
        session.fireAllRules();
        return desk.fired();
    }

    @Override
    public void close() {
        session.dispose();
    }

    /** DRL rules state by inserting; the rule's name and metadata say which and on what basis. */
    private static final class FindingListener extends DefaultRuleRuntimeEventListener {

        private final Map<String, RuleRef> drlRules;
        private final List<Fired> findings;

        FindingListener(Map<String, RuleRef> drlRules, List<Fired> findings) {
            this.drlRules = drlRules;
            this.findings = findings;
        }

        @Override
        public void objectInserted(ObjectInsertedEvent event) {
            if (event.getRule() != null && event.getObject() instanceof Finding finding) {
                Map<String, Object> metadata = event.getRule().getMetaData();
                findings.add(new Fired(
                        drlRules.get(event.getRule().getName()),
                        List.of(),
                        finding.withMetadata(unquoted(metadata.get("reason")), unquoted(metadata.get("basis")))));
            }
        }

        /** DRL keeps the quotes of an annotation's value. */
        private static String unquoted(Object value) {
            return value == null ? null : value.toString().replaceFirst("^\"(.*)\"$", "$1");
        }
    }
}
