package org.plumbline.evaluations;

import java.util.Arrays;
import org.plumbline.exchange.EvaluationJson;
import org.plumbline.publishing.RuleSets;
import org.plumbline.ruleset.Sha256;
import org.springframework.stereotype.Component;

/** Scores kept submissions again, by the rules of their time, and compares byte for byte. */
@Component
final class Replays {

    private final Scoring scoring;
    private final RuleSets ruleSets;

    Replays(Scoring scoring, RuleSets ruleSets) {
        this.scoring = scoring;
        this.ruleSets = ruleSets;
    }

    Replay replay(Kept kept) {
        Scored again = scoring.score(kept.submission(), ruleSets.version(kept.versionId()));
        byte[] replayed = EvaluationJson.canonical(again.evaluation());
        String sha256 = Sha256.of(replayed);
        // the hash taken when it was kept, so that bytes altered since then are noticed as well
        boolean identical = Arrays.equals(kept.canonical(), replayed) && sha256.equals(kept.canonicalSha256());
        return new Replay(
                identical,
                kept.canonicalSha256(),
                sha256,
                identical ? null : FirstDifference.between(kept.canonical(), replayed));
    }
}
