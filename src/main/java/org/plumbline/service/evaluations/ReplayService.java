package org.plumbline.service.evaluations;

import java.util.Arrays;
import org.plumbline.core.basics.Sha256;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.service.rulesets.RuleSetProvider;
import org.springframework.stereotype.Component;

/** Scores stored submissions again by the rules of their version, and compares the bytes. */
@Component
final class ReplayService {

    private final ScoringService scoring;
    private final RuleSetProvider ruleSets;

    ReplayService(ScoringService scoring, RuleSetProvider ruleSets) {
        this.scoring = scoring;
        this.ruleSets = ruleSets;
    }

    ReplayResult replay(SavedEvaluation kept) {
        ScoringResult again = scoring.score(kept.submission(), ruleSets.requireVersion(kept.versionId()));
        byte[] replayed = EvaluationJson.writeCanonical(again.evaluation());
        String sha256 = Sha256.of(replayed);
        // the hash stored with the evaluation, so that bytes altered later are detected as well
        boolean identical = Arrays.equals(kept.canonical(), replayed) && sha256.equals(kept.canonicalSha256());
        return new ReplayResult(
                identical,
                kept.canonicalSha256(),
                sha256,
                identical ? null : JsonDifference.findFirst(kept.canonical(), replayed));
    }
}
