package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.form.FormReading.CellReading;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorGroupEntry;
import org.plumbline.vocabulary.IndicatorReview;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.Submission;

/** Whether the scores of a form add up to its total, those declared and those of the review; a difference is reported. */
final class ScoreSumCheck {

    private static final int SHOWN = 6;

    private final Submission submission;
    private final Scheme scheme;
    private final FormReadingLog log;

    ScoreSumCheck(Submission submission, Scheme scheme, FormReadingLog log) {
        this.submission = submission;
        this.scheme = scheme;
        this.log = log;
    }

    void report() {
        report(
                FormField.SCORE,
                FormField.TOTAL,
                submission.declared().total(),
                IndicatorEntry::declaredScore,
                IndicatorGroupEntry::declaredScore);
        report(
                FormField.REVIEW_SCORE,
                FormField.REVIEW_TOTAL,
                submission.review().total(),
                entry -> findScore(entry.review()),
                group -> findScore(group.review()));
    }

    private static BigDecimal findScore(IndicatorReview review) {
        return review == null ? null : review.score();
    }

    private void report(
            FormField score,
            FormField stated,
            BigDecimal total,
            Function<IndicatorEntry, BigDecimal> ofEntry,
            Function<IndicatorGroupEntry, BigDecimal> ofGroup) {
        CellReading place = findCells(stated).stream().findFirst().orElse(null);
        if (total == null || place == null || isAnyBlank(ofEntry, ofGroup)) {
            return;
        }
        List<BigDecimal> parts = Stream.concat(
                        submission.indicators().stream().map(ofEntry),
                        submission.groups().stream().map(ofGroup))
                .filter(Objects::nonNull)
                .toList();
        BigDecimal sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (parts.isEmpty() || sum.compareTo(total) == 0) {
            return;
        }
        List<String> cells =
                findCells(score).stream().map(CellReading::cell).distinct().toList();
        String shown = cells.stream().limit(SHOWN).collect(Collectors.joining("、")) + (cells.size() > SHOWN ? "…" : "");
        log.addProblem(
                FormProblemCode.SUM_DIFFERS,
                place.sheet(),
                place.cell(),
                place.raw(),
                fillIn("各项合计 %s", "the sum, %s", sum.toPlainString()),
                fillIn("请核对 %s", "Check %s", shown));
    }

    private List<CellReading> findCells(FormField field) {
        return log.cells().stream()
                .filter(cell -> cell.field().equals(field.label()) && cell.value() != null)
                .toList();
    }

    /** Whether a part with a weight has no score: then nothing can be said about their sum. */
    private boolean isAnyBlank(
            Function<IndicatorEntry, BigDecimal> ofEntry, Function<IndicatorGroupEntry, BigDecimal> ofGroup) {
        boolean own = submission.indicators().stream()
                .anyMatch(entry -> entry.weight() != null && ofEntry.apply(entry) == null);
        boolean catalogue = scheme.indicators().stream()
                .anyMatch(indicator -> indicator.group() == null
                        && indicator.weight() != null
                        && submission.indicators().stream()
                                .noneMatch(entry ->
                                        indicator.code().equals(entry.code()) && ofEntry.apply(entry) != null));
        boolean groups = scheme.groups().stream().anyMatch(group -> submission.groups().stream()
                .noneMatch(entry -> group.code().equals(entry.code()) && ofGroup.apply(entry) != null));
        return own || catalogue || groups;
    }
}
