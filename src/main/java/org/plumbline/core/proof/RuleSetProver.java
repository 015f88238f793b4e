package org.plumbline.core.proof;

import java.util.Arrays;
import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.Value;

/** Decides for one rule set every property of {@link ProofProperty}. */
public final class RuleSetProver {

    /** Most counterexamples given for one property; further ones usually have the same cause. */
    public static final int MOST_COUNTEREXAMPLES = 100;

    private RuleSetProver() {}

    public static RuleSetProof prove(RuleSet ruleSet) {
        try (ProofRun run = new ProofRun(ruleSet)) {
            proveIndicators(run);
            new FactRowProver(run).prove();
            new TotalProver(run).prove();
            new GradeProver(run).prove();
            new RowUseProver(run).prove();
            List<PropertyVerdict> verdicts = Arrays.stream(ProofProperty.values())
                    .map(run::createVerdict)
                    .toList();
            return new RuleSetProof(verdicts, run.parts(), listOutside());
        }
    }

    static void proveIndicators(ProofRun run) {
        ProvedIndicators.list(run.ruleSet(), run.groups()).forEach(subject -> prove(run, subject));
    }

    /** As the scorer reads it: a checklist, a number or a text. */
    private static void prove(ProofRun run, ProvedIndicator subject) {
        Indicator indicator = subject.indicator();
        var methods = run.ruleSet().methods();
        if (methods.none()) {
            return; // a scheme without scoring rules gives no points
        }
        String faultMethod = run.ruleSet().scheme().faultMethod();
        if (faultMethod != null && !subject.isOwn()) {
            new WordingProver(run, subject.withFault(faultMethod)).prove();
        }
        if (methods.judgesChecklists(indicator.code(), indicator.method())) {
            new ChecklistProver(run, subject).prove();
            return;
        }
        boolean textDue = indicator.target() instanceof Value.TextValue;
        boolean numberDue = indicator.target() instanceof Value.NumberValue;
        boolean words = methods.judgesWordings(indicator.code(), indicator.method());
        boolean numbers = methods.judgesNumbers(indicator.code(), indicator.method());
        if (!textDue && !(words && !numbers)) {
            new NumberProver(run, subject).prove();
        }
        if (!numberDue && !(numbers && !words)) {
            new WordingProver(run, subject).prove();
        } else if (indicator.textMethod() != null) {
            new WordingProver(run, subject.withTextMethod()).prove();
        }
    }

    private static List<Bilingual> listOutside() {
        return List.of(new Bilingual(
                "“审核”表和系统内置规则（DRL）：只提示，不影响得分",
                "the table 审核 and the built-in rules (DRL), which raise findings and take no points"));
    }
}
