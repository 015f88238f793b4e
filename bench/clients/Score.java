import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.EvaluationsApi;
import org.openapitools.client.api.ScoreApi;
import org.openapitools.client.model.Evaluation;
import org.openapitools.client.model.EvaluationList;
import org.openapitools.client.model.IndicatorEntry;
import org.openapitools.client.model.Submission;

/** Scores and keeps a sample by the Java client: {@code <base address> <submission.json>}. */
public final class Score {

    public static void main(String[] arguments) throws Exception {
        ApiClient client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        Submission submission =
                client.getObjectMapper().readValue(Files.readString(Path.of(arguments[1])), Submission.class);
        ScoreApi scores = new ScoreApi(client);
        EvaluationsApi evaluations = new EvaluationsApi(client);

        Evaluation scored = scores.score(submission, "full", true, null, "en");
        check("91".equals(scored.getTotal().stripTrailingZeros().toPlainString()), "total " + scored.getTotal());
        check("优".equals(scored.getGrade()), "grade " + scored.getGrade());

        Evaluation kept = evaluations.keep(submission, "none", null, null, null, null, null);
        check(kept.getTotal().compareTo(scored.getTotal()) == 0, "kept " + kept.getTotal());
        EvaluationList list = evaluations.listEvaluations(null, 2020, null, null, null, 0, 1, null, null, null, null);
        check(list.getEvaluations().size() == 1, "listed " + list.getEvaluations().size());
        check(!list.getMore() || list.getTotal() > 1, "more " + list.getMore());

        // what a caller sends who fills every list, with nothing where there is nothing
        for (IndicatorEntry entry : submission.getIndicators()) {
            if (entry.getChecks() == null) {
                entry.setChecks(List.of());
            }
            if (entry.getEvidence() == null) {
                entry.setEvidence(List.of());
            }
        }
        check(scores.score(submission, "none", false, null, null).getTotal().compareTo(scored.getTotal()) == 0, "lists");

        try {
            scores.score(new Submission().scheme("nowhere").fiscalYear(2020), "none", false, null, null);
            throw new AssertionError("a scheme that there is not was scored");
        } catch (ApiException refused) {
            check(refused.getCode() == 422, "status " + refused.getCode());
        }
        System.out.println("Java: total " + scored.getTotal() + ", kept " + kept.getId());
    }

    private static void check(boolean right, String found) {
        if (!right) {
            throw new AssertionError(found);
        }
    }
}
