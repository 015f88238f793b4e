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

    ReplayResult replay(SavedEvaluation saved) {
        ScoringResult again = scoring.score(saved.submission(), ruleSets.requireVersion(saved.versionId()));
        byte[] replayed = EvaluationJson.writeCanonical(again.evaluation());
        String sha256 = Sha256.of(replayed);
        // the hash stored with the evaluation, so that bytes altered later are detected as well
        boolean identical = Arrays.equals(saved.canonical(), replayed) && sha256.equals(saved.canonicalSha256());
        return new ReplayResult(
                identical,
                saved.canonicalSha256(),
                sha256,
                identical ? null : JsonDifference.findFirst(saved.canonical(), replayed));
    }
}
