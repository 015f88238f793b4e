package org.plumbline.core.whynot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.plumbline.GeneratedSubmissions;
import org.plumbline.ShippedFiles;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Submission;

/**
 * What is promised comes true, and no smaller change would do: each suggestion is applied to the submission and scored again
 * from the start, and so are the smaller changes, every one of them where there are few. Nothing of the search is used for it.
 */
class SuggestionsHoldTest {

    private final Scorer scorer = new Scorer();

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void suggestionsGainThePromisedPointsAndNoSmallerChangeDoes(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        for (RuleSet ruleSet : ShippedFiles.ruleSets().values()) {
            Submission submission = coded(GeneratedSubmissions.of(ruleSet, seed));
            Evaluation evaluation;
            try {
                evaluation = scorer.score(submission, ruleSet);
            } catch (SubmissionRejectedException rejected) {
                SuggestionTrial.seen("rejected");
                continue;
            }
            SuggestionTrial.seen("submissions");
            new SuggestionTrial(ruleSet, submission, evaluation, new Random(seed)).check();
        }
    }

    @AfterContainer
    static void everyKindWasSeen() {
        assertThat(SuggestionTrial.SEEN.get("submissions")).isGreaterThan(2_000);
        assertThat(SuggestionTrial.SEEN)
                .containsKeys(
                        "figure",
                        "wording",
                        "ticks",
                        "nothing",
                        "member",
                        "grade 1",
                        "grade 2",
                        "held CAP",
                        "held VETO");
        assertThat(SuggestionTrial.SEEN).containsKeys("over", "member of HIGHEST", "member of CHOSEN");
        assertThat(SuggestionTrial.SEEN.get("figure")).isGreaterThan(2_000);
    }

    /** With the codes that go by place otherwise. */
    private static Submission coded(Submission submission) {
        List<IndicatorEntry> entries = new ArrayList<>();
        for (int i = 0; i < submission.indicators().size(); i++) {
            IndicatorEntry entry = submission.indicators().get(i);
            entries.add(
                    entry.code() != null
                            ? entry
                            : SuggestionTrial.copy(entry, "n" + i, entry.actual(), entry.checks()));
        }
        return SuggestionTrial.with(submission, entries);
    }
}
