package org.plumbline.service.rehearsal;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.SchemeYears;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.scoring.SubmissionProblem;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.core.workbook.WorkbookContent.SheetContent;
import org.plumbline.vocabulary.Submission;

/** Scores cases by a draft and compares them with their earlier evaluations. Shared by threads. */
final class DraftComparison {

    private static final Scorer SCORER = new Scorer();

    private final RuleSet draft;
    private final CauseFinder causes;

    DraftComparison(RuleSet draft) {
        this.draft = draft;
        this.causes = new CauseFinder(draft);
    }

    ImpactTally newTally() {
        return new ImpactTally(draft.scheme().fullMarks());
    }

    /** Grades in the workbook's order. */
    List<String> gradeLabels() {
        return draft.content().sheets().stream()
                .filter(sheet -> "GRADE".equals(sheet.form()))
                .flatMap(DraftComparison::labelsOf)
                .distinct()
                .toList();
    }

    private static Stream<String> labelsOf(SheetContent sheet) {
        int grade = sheet.findColumn("等级");
        return grade < 0
                ? Stream.empty()
                : sheet.entries().stream()
                        .map(entry -> entry.values().get(grade))
                        .filter(Objects::nonNull);
    }

    void compare(RehearsalCase candidate, ImpactTally tally) {
        Submission submission = null;
        EvaluationOutline after;
        try {
            submission = SubmissionJson.read(candidate.body().get());
            requireSameScheme(submission);
            after = score(SchemeYears.moveInto(submission, draft.scheme()), draft);
        } catch (SubmissionRejectedException e) {
            tally.addRefused(candidate.id(), submission == null ? null : submission.subject(), e.problems());
            return;
        }
        if (!draft.scheme().isInForceIn(submission.fiscalYear())) {
            tally.addOtherYear();
        }
        EvaluationOutline before = candidate.before().apply(submission);
        if (before == null) {
            tally.addOnlyAfter(after);
        } else {
            tally.addCompared(
                    new IdentifiedSubmission(candidate.id(), submission),
                    before,
                    after,
                    causes.findCauses(before, after));
        }
    }

    /** @throws SubmissionRejectedException as the scorer does */
    static EvaluationOutline score(Submission submission, RuleSet ruleSet) {
        return EvaluationOutline.of(SCORER.score(submission, ruleSet));
    }

    private void requireSameScheme(Submission submission) {
        String scheme = draft.scheme().id();
        if (!scheme.equals(submission.scheme())) {
            throw new SubmissionRejectedException(List.of(new SubmissionProblem(
                    "/scheme",
                    submission.scheme(),
                    new Bilingual("不是本次试算的方案", "is not the scheme rehearsed"),
                    new Bilingual(scheme, scheme),
                    null)));
        }
    }
}
