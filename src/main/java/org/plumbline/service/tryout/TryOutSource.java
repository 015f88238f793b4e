package org.plumbline.service.tryout;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.service.evaluations.EvaluationRepository;
import org.plumbline.service.evaluations.SavedEvaluationItem;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.rulesets.RuleSetVersion;
import org.plumbline.service.schemes.Sample;
import org.plumbline.service.schemes.Samples;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.ReviewResult;
import org.plumbline.vocabulary.Submission;
import org.springframework.stereotype.Component;

/** The submissions of a scheme that can be tried: samples, saved evaluations, and an empty one to fill in. */
@Component
final class TryOutSource {

    /** Maximum number of saved evaluations offered. */
    private static final int OFFERED = 20;

    private final Samples samples;
    private final EvaluationRepository evaluations;

    TryOutSource(Samples samples, EvaluationRepository evaluations) {
        this.samples = samples;
        this.evaluations = evaluations;
    }

    /**
     * A submission to begin with.
     *
     * @param sample name of the sample; null for none
     * @param evaluation id of the saved evaluation; null for none
     */
    record ChosenSubmission(String sample, String evaluation, Submission submission) {}

    List<Sample> listSamples(String scheme) {
        return samples.list().stream()
                .filter(each -> each.submission() != null
                        && scheme.equals(each.submission().scheme()))
                .toList();
    }

    List<SavedEvaluationItem> listEvaluations(String scheme) {
        return evaluations.findNewest(scheme, OFFERED);
    }

    /**
     * The submission that was named or, if neither was, the first sample of the version's scheme, best of its years; else
     * the newest saved evaluation; else an empty one.
     *
     * @throws ProblemException if there is none of that name, or it is of another scheme
     */
    ChosenSubmission choose(RuleSetVersion version, String sample, String evaluation) {
        if (evaluation != null) {
            return new ChosenSubmission(
                    null, evaluation, requireScheme(version, "evaluation", evaluation, readSaved(evaluation)));
        }
        if (sample != null) {
            Submission named =
                    samples.find(sample).map(Sample::submission).orElseThrow(() -> ProblemException.notFound(sample));
            return new ChosenSubmission(sample, null, requireScheme(version, "sample", sample, named));
        }
        return findFirst(version).orElseGet(() -> createEmpty(version));
    }

    private Submission readSaved(String evaluation) {
        return SubmissionJson.read(evaluations.readSubmission(evaluation));
    }

    private static Submission requireScheme(
            RuleSetVersion version, String parameter, String name, Submission submission) {
        if (!submission.scheme().equals(version.scheme())) {
            throw ProblemException.invalidParameter(parameter, name, version.scheme());
        }
        return submission;
    }

    private Optional<ChosenSubmission> findFirst(RuleSetVersion version) {
        Stream<ChosenSubmission> ofSamples = listSamples(version.scheme()).stream()
                .sorted(Comparator.comparing(
                        each -> !version.covers(each.submission().fiscalYear())))
                .map(each -> new ChosenSubmission(each.name(), null, each.submission()));
        return ofSamples.findFirst().or(() -> evaluations.findNewest(version.scheme(), 1).stream()
                .map(each -> each.id().toString())
                .map(id -> new ChosenSubmission(null, id, readSaved(id)))
                .findFirst());
    }

    /** A submission of the version's last year that states nothing yet. */
    static ChosenSubmission createEmpty(RuleSetVersion version) {
        Submission empty = new Submission(
                version.scheme(),
                version.yearTo(),
                null,
                Budget.NONE,
                List.of(),
                List.of(),
                List.of(),
                DeclaredResult.NOTHING,
                ReviewResult.NOTHING);
        return new ChosenSubmission(null, null, empty);
    }
}
