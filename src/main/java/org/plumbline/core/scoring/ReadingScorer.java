package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.rule.FiredRule;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.ruleset.RuleSession;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.Deduction;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.RuleRefusal;
import org.plumbline.vocabulary.Subject;
import org.plumbline.vocabulary.Submission;

/**
 * Scores readings one at a time, each by itself and outside its group: judged by the rule set's rows and added up as the
 * {@link Scorer} does. Not thread-safe.
 */
public final class ReadingScorer implements AutoCloseable {

    /** A session keeps the facts of every reading until it is closed. */
    private static final int READINGS_PER_SESSION = 500;

    private final RuleSet ruleSet;
    private final Submission empty;
    private final SubmissionReadings none;
    private RuleSession session;
    private int readings;

    public ReadingScorer(RuleSet ruleSet) {
        this.ruleSet = ruleSet;
        this.empty = new Submission(
                ruleSet.scheme().id(),
                ruleSet.scheme().yearTo(),
                new Subject(ruleSet.scheme().title(), null, null),
                Budget.NONE,
                List.of(),
                List.of(),
                List.of(),
                DeclaredResult.NOTHING);
        this.none = SubmissionReadings.of(ruleSet, empty, indicator -> false);
        this.session = ruleSet.openSession();
    }

    /**
     * The result for one reading.
     *
     * @param judging the rows that gave the score or refused to
     * @param besides the rows that took points in addition
     * @param refused whether a row could not judge the value, such as one that divides by a target of zero
     * @param score null unless scored
     */
    public record ReadingResult(
            List<RuleSource> judging,
            List<RuleSource> besides,
            boolean refused,
            IndicatorOutcome outcome,
            BigDecimal score) {}

    /** @param additional whether rows that take points in addition to the judging row are applied */
    public ReadingResult score(Reading reading, boolean additional) {
        List<RuleSource> judging = new ArrayList<>();
        List<RuleSource> besides = new ArrayList<>();
        List<FiredRule> applied = new ArrayList<>();
        boolean refused = false;
        for (FiredRule fired : judge(reading)) {
            boolean beside = fired.statement() instanceof Deduction deduction && deduction.isAdditional();
            (beside ? besides : judging).add(fired.rule());
            refused |= fired.statement() instanceof RuleRefusal;
            if (additional || !beside) {
                applied.add(fired);
            }
        }
        OutcomeAndScore result = ScoreCalculator.scoreAlone(ruleSet, empty, none, reading, applied);
        return new ReadingResult(List.copyOf(judging), List.copyOf(besides), refused, result.outcome(), result.score());
    }

    private List<FiredRule> judge(Reading reading) {
        if (++readings % READINGS_PER_SESSION == 0) {
            session.close();
            session = ruleSet.openSession();
        }
        return session.judge(List.of(reading));
    }

    @Override
    public void close() {
        session.close();
    }
}
