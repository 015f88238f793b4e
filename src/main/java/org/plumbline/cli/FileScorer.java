package org.plumbline.cli;

import java.util.ArrayList;
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

    /**
     * One of evaluation and problem is null.
     *
     * @param location for messages
     * @param submission null without an evaluation, as is {@code ruleSet}
     */
    record ScoringOutcome(
            String location, Evaluation evaluation, Submission submission, RuleSet ruleSet, ScoringProblem problem) {

        static ScoringOutcome failed(InputItem piece, ScoringProblem problem) {
            return new ScoringOutcome(piece.location(), null, null, null, problem);
        }
    }

    /** One outcome, or one for each form of a file of several. */
    List<ScoringOutcome> scoreInput(InputItem piece) {
        if (piece.bytes() == null || piece.kind() != InputFormat.XLSX && piece.bytes().length > InputItems.LIMIT) {
            return List.of(ScoringOutcome.failed(piece, ScoringProblem.tooLong(piece, console)));
        }
        if (piece.kind() == InputFormat.XLSX) {
            return scoreForms(piece);
        }
        try {
            Submission submission = SubmissionJson.read(piece.bytes());
            RuleSet ruleSet = rules.requireForYear(submission.scheme(), submission.fiscalYear());
            return List.of(scoreSubmission(piece.location(), submission, ruleSet));
        } catch (SubmissionRejectedException rejected) {
            return List.of(ScoringOutcome.failed(piece, ScoringProblem.of(piece, rejected, console)));
        }
    }

    private ScoringOutcome scoreSubmission(String location, Submission submission, RuleSet ruleSet) {
        return new ScoringOutcome(location, scorer.score(submission, ruleSet), submission, ruleSet, null);
    }

    private List<ScoringOutcome> scoreForms(InputItem piece) {
        FilledForm whole = FilledForm.open(piece.file(), piece.bytes(), rules.formDictionary(), form.answers());
        if (!whole.problems().isEmpty()) {
            ScoringProblem problem = ScoringProblem.of(piece, whole.problems(), List.of(), console);
            return List.of(ScoringOutcome.failed(piece, problem));
        }
        List<FilledForm> all = whole.split();
        List<FilledForm> chosen = all.stream()
                .filter(each -> form.sheet() == null || form.sheet().equals(each.sheetName()))
                .toList();
        if (chosen.isEmpty()) {
            throw new CommandException(
                    "%s 的工作表“%s”没有自评表；有自评表的是：%s",
                    "%s has no form on the sheet \"%s\"; there are forms on: %s",
                    piece.file(),
                    form.sheet(),
                    String.join(
                            "、",
                            all.stream().map(FilledForm::sheetName).distinct().toList()));
        }
        List<ScoringOutcome> outcomes = new ArrayList<>();
        for (FilledForm each : chosen) {
            outcomes.add(scoreForm(all.size() == 1 ? piece : piece.ofSheet(each.sheetName()), whole, each));
        }
        return outcomes;
    }

    /** @param whole the file that the form is in, which may name the scheme for all its forms */
    private ScoringOutcome scoreForm(InputItem piece, FilledForm whole, FilledForm each) {
        try {
            String scheme = form.scheme() != null
                    ? form.scheme()
                    : rules.resolveSchemeId(
                            each.findScheme().or(whole::findScheme).orElse(null));
            FilledForm regional = each.forRegion(rules.jurisdictionOf(scheme));
            RuleSet ruleSet = rules.requireForYear(scheme, findYear(piece, scheme, regional));
            FormReading reading = regional.read(ruleSet, form.year(), form.answers());
            if (reading instanceof FormReading.AcceptedForm read && read.submission() != null) {
                return scoreSubmission(piece.location(), read.submission(), ruleSet);
            }
            List<FormReading.Question> open =
                    reading instanceof FormReading.AcceptedForm read ? read.openQuestions() : List.of();
            return ScoringOutcome.failed(piece, ScoringProblem.of(piece, reading.problems(), open, console));
        } catch (SubmissionRejectedException rejected) {
            return ScoringOutcome.failed(piece, ScoringProblem.of(piece, rejected, console));
        } catch (CommandException refused) {
            if (piece.sheet() == null) {
                throw refused;
            }
            return ScoringOutcome.failed(piece, ScoringProblem.refused(piece, refused, console));
        }
    }

    /** The year asked for, else the form's; while the scheme has no rules for that, its nearest, which the form asks about. */
    private int findYear(InputItem piece, String scheme, FilledForm each) {
        if (form.year() != null) {
            return form.year();
        }
        int year = Optional.of(each.findFiscalYears(form.answers()))
                .flatMap(years -> years.stream()
                        .filter(candidate -> rules.nearestYear(scheme, candidate) == candidate)
                        .findFirst()
                        .or(() -> years.stream().findFirst()))
                .orElseThrow(() -> new CommandException(
                        "%s 没有写明评价年度，请用 --year 指明",
                        "%s names no fiscal year; specify it with --year", piece.location()));
        return rules.nearestYear(scheme, year);
    }
}
