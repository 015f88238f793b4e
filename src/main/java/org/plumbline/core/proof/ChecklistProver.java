package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.scoring.ReadingScorer.ReadingResult;

/**
 * Decides for a checklist which of its rows take points. Rows judge together: each takes points while one of its points
 * is not ticked, so that ticking more never scores less, and no other set of points can show more than these: all,
 * none, and all but those of one row.
 */
final class ChecklistProver {

    private final ProofRun run;
    private final ProvedIndicator subject;
    private final BigDecimal weight;

    ChecklistProver(ProofRun run, ProvedIndicator subject) {
        this.run = run;
        this.subject = subject;
        this.weight =
                subject.isWeightFree() ? BigDecimal.TEN : subject.indicator().weight();
    }

    void prove() {
        List<String> all = List.copyOf(run.ruleSet()
                .methods()
                .points(subject.indicator().code(), subject.indicator().method()));
        ReadingResult whole = score(all);
        score(List.of());
        for (ProofRow row : run.groups().findRows(subject.readChecks(all, weight))) {
            List<String> without = new ArrayList<>(all);
            without.removeAll(row.family().listCheckpoints(row));
            ReadingResult less = score(without);
            if (whole.score() != null && less.score() != null && less.score().compareTo(whole.score()) < 0) {
                run.recordApplied(List.of(row.source()));
            }
        }
    }

    private ReadingResult score(List<String> checks) {
        ReadingResult result = run.scorer().score(subject.readChecks(checks, weight), true);
        run.addParts(1);
        if (result.score() != null) {
            run.offer(new ProofRun.ScoredEntry(
                    subject,
                    subject.createEntry(subject.indicator().target(), weight)
                            .checks(checks)
                            .build(),
                    List.of(),
                    result.score()));
        }
        return result;
    }
}
