package org.plumbline.rehearsal;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.plumbline.exchange.SubmissionJson;
import org.plumbline.ruleset.Bilingual;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.ruleset.WorkbookContent.Sheet;
import org.plumbline.scoring.Scorer;
import org.plumbline.scoring.SubmissionProblem;
import org.plumbline.scoring.SubmissionRejected;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.Submission;

/** Scores cases by a draft and holds them against what they were before. Shared by threads. */
final class Comparison {

    private static final Scorer SCORER = new Scorer();

    private final RuleSet draft;
    private final Causes causes;

    Comparison(RuleSet draft) {
        this.draft = draft;
        this.causes = new Causes(draft);
    }

    ImpactTally tally() {
        return new ImpactTally(draft.scheme().fullMarks());
    }

    /** Grades as the workbook orders them. */
    List<String> grades() {
        return draft.content().sheets().stream()
                .filter(sheet -> "GRADE".equals(sheet.form()))
                .flatMap(Comparison::labels)
                .distinct()
                .toList();
    }

    private static Stream<String> labels(Sheet sheet) {
        int grade = sheet.column("等级");
        return grade < 0
                ? Stream.empty()
                : sheet.entries().stream()
                        .map(entry -> entry.values().get(grade))
                        .filter(Objects::nonNull);
    }

    void compare(Candidate candidate, ImpactTally tally) {
        Submission submission = null;
        Outline after;
        try {
            submission = SubmissionJson.read(candidate.body().get());
            sameScheme(submission);
            after = score(inYears(submission, draft.scheme()), draft);
        } catch (SubmissionRejected e) {
            tally.refused(candidate.id(), submission == null ? null : submission.subject(), e.problems());
            return;
        }
        if (!draft.scheme().inForce(submission.fiscalYear())) {
            tally.otherYear();
        }
        Outline before = candidate.before().apply(submission);
        if (before == null) {
            tally.onlyAfter(after);
        } else {
            tally.compared(new Named(candidate.id(), submission), before, after, causes.of(before, after));
        }
    }

    /** @throws SubmissionRejected as the scorer does */
    static Outline score(Submission submission, RuleSet ruleSet) {
        return Outline.of(SCORER.score(submission, ruleSet));
    }

    /**
     * Next year's rules are rehearsed over this year's cases: what falls outside the scheme's years is taken as of the nearest
     * of them.
     */
    static Submission inYears(Submission submission, Scheme scheme) {
        if (scheme.inForce(submission.fiscalYear())) {
            return submission;
        }
        return new Submission(
                submission.scheme(),
                submission.fiscalYear() < scheme.yearFrom() ? scheme.yearFrom() : scheme.yearTo(),
                submission.subject(),
                submission.budget(),
                submission.indicators(),
                submission.groups(),
                submission.facts(),
                submission.declared());
    }

    private void sameScheme(Submission submission) {
        String scheme = draft.scheme().id();
        if (!scheme.equals(submission.scheme())) {
            throw new SubmissionRejected(List.of(new SubmissionProblem(
                    "/scheme",
                    submission.scheme(),
                    new Bilingual("不是本次试算的方案", "is not the scheme rehearsed"),
                    new Bilingual(scheme, scheme),
                    null)));
        }
    }
}
