package org.plumbline.commands;

import java.util.List;
import java.util.Optional;
import org.plumbline.exchange.SubmissionJson;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.scoring.Evaluation;
import org.plumbline.scoring.Scorer;
import org.plumbline.scoring.SubmissionRejected;
import org.plumbline.vocabulary.Submission;
import org.plumbline.workbook.FilledForm;
import org.plumbline.workbook.FormReading;

/** Scores what a file says, or says why it cannot. Used by several threads. */
final class FileScoring {

    private final Scorer scorer = new Scorer();
    private final RulesAtHand rules;
    private final FormOption form;
    private final Desk desk;

    FileScoring(RulesAtHand rules, FormOption form, Desk desk) {
        this.rules = rules;
        this.form = form;
        this.desk = desk;
    }

    /** One of the two is null. */
    record Answer(Evaluation evaluation, NotScored problem) {}

    Answer answer(Piece piece) {
        if (piece.bytes() == null || piece.kind() != Kind.XLSX && piece.bytes().length > Pieces.LIMIT) {
            return new Answer(null, NotScored.tooLong(piece, desk));
        }
        try {
            if (piece.kind() == Kind.XLSX) {
                return form(piece);
            }
            Submission submission = SubmissionJson.read(piece.bytes());
            return scored(submission, rules.forYear(submission.scheme(), submission.fiscalYear()));
        } catch (SubmissionRejected rejected) {
            return new Answer(null, NotScored.of(piece, rejected, desk));
        }
    }

    private Answer scored(Submission submission, RuleSet ruleSet) {
        return new Answer(scorer.score(submission, ruleSet), null);
    }

    private Answer form(Piece piece) {
        FilledForm filled = FilledForm.open(piece.file(), piece.bytes());
        if (!filled.problems().isEmpty()) {
            return new Answer(null, NotScored.of(piece, filled.problems(), List.of(), desk));
        }
        String scheme = form.scheme() != null
                ? form.scheme()
                : rules.named(filled.scheme().orElse(null));
        int year = Optional.ofNullable(form.year())
                .or(filled::fiscalYear)
                .orElseThrow(() -> new CommandRefused(
                        "%s 没有写明评价年度，请用 --year 指明", "%s names no fiscal year; say it with --year", piece.file()));
        RuleSet ruleSet = rules.forYear(scheme, year);
        FormReading reading = filled.read(ruleSet, form.year(), form.answers());
        if (reading instanceof FormReading.Read read && read.submission() != null) {
            return scored(read.submission(), ruleSet);
        }
        List<FormReading.Question> open = reading instanceof FormReading.Read read ? read.open() : List.of();
        return new Answer(null, NotScored.of(piece, reading.problems(), open, desk));
    }
}
