package org.plumbline.cli;

import java.util.List;
import java.util.Optional;
import org.plumbline.core.form.FilledForm;
import org.plumbline.core.form.FormReading;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.vocabulary.Submission;

/** Scores one input, or reports why it cannot. Used by several threads. */
final class FileScorer {

    private final Scorer scorer = new Scorer();
    private final LocalRuleSets rules;
    private final FormOptions form;
    private final CommandConsole console;

    FileScorer(LocalRuleSets rules, FormOptions form, CommandConsole console) {
        this.rules = rules;
        this.form = form;
        this.console = console;
    }

    /** One of the two is null. */
    record ScoringOutcome(Evaluation evaluation, ScoringProblem problem) {}

    ScoringOutcome scoreInput(InputItem piece) {
        if (piece.bytes() == null || piece.kind() != InputFormat.XLSX && piece.bytes().length > InputItems.LIMIT) {
            return new ScoringOutcome(null, ScoringProblem.tooLong(piece, console));
        }
        try {
            if (piece.kind() == InputFormat.XLSX) {
                return scoreForm(piece);
            }
            Submission submission = SubmissionJson.read(piece.bytes());
            return scoreSubmission(submission, rules.requireForYear(submission.scheme(), submission.fiscalYear()));
        } catch (SubmissionRejectedException rejected) {
            return new ScoringOutcome(null, ScoringProblem.of(piece, rejected, console));
        }
    }

    private ScoringOutcome scoreSubmission(Submission submission, RuleSet ruleSet) {
        return new ScoringOutcome(scorer.score(submission, ruleSet), null);
    }

    private ScoringOutcome scoreForm(InputItem piece) {
        FilledForm filled = FilledForm.open(piece.file(), piece.bytes());
        if (!filled.problems().isEmpty()) {
            return new ScoringOutcome(null, ScoringProblem.of(piece, filled.problems(), List.of(), console));
        }
        String scheme = form.scheme() != null
                ? form.scheme()
                : rules.resolveSchemeId(filled.findScheme().orElse(null));
        int year = Optional.ofNullable(form.year())
                .or(filled::findFiscalYear)
                .orElseThrow(() -> new CommandException(
                        "%s 没有写明评价年度，请用 --year 指明", "%s names no fiscal year; specify it with --year", piece.file()));
        RuleSet ruleSet = rules.requireForYear(scheme, year);
        FormReading reading = filled.read(ruleSet, form.year(), form.answers());
        if (reading instanceof FormReading.AcceptedForm read && read.submission() != null) {
            return scoreSubmission(read.submission(), ruleSet);
        }
        List<FormReading.Question> open =
                reading instanceof FormReading.AcceptedForm read ? read.openQuestions() : List.of();
        return new ScoringOutcome(null, ScoringProblem.of(piece, reading.problems(), open, console));
    }
}
