package org.plumbline.service.evaluations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Scope;
import org.plumbline.service.http.ScopeCondition;
import org.plumbline.service.http.ScopeRule;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Compares two stored evaluations, or the declared and the recomputed scores of one. */
@Controller
final class ComparisonController {

    /** The maximum number of evaluations offered for comparison. */
    private static final int OFFERED = 20;

    private final EvaluationRepository evaluations;
    private final JdbcClient jdbc;

    ComparisonController(EvaluationRepository evaluations, JdbcClient jdbc) {
        this.evaluations = evaluations;
        this.jdbc = jdbc;
    }

    /** Compares with another evaluation of the scheme. */
    record OtherEvaluation(UUID id, String subject, int fiscalYear) {}

    @Endpoint(tagged = true, scope = ScopeRule.EVALUATION)
    @GetMapping(path = "/api/v1/evaluations/{id}/comparison", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ComparisonView getComparison(@PathVariable String id, HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, "with");
        return compare(id, query.textOrNull("with"), query.locale());
    }

    @Endpoint(scope = ScopeRule.EVALUATION)
    @GetMapping("/evaluations/{id}/compare")
    String showComparison(@PathVariable String id, Model model, HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, "with");
        ComparisonView view = compare(id, query.textOrNull("with"), query.locale());
        model.addAttribute("it", view);
        model.addAttribute("others", findOthers(view.left()));
        return "comparison";
    }

    /** From the list, in which two are selected. The older one is on the left. */
    @Endpoint(scope = ScopeRule.EVALUATION)
    @GetMapping("/evaluations/compare")
    String redirectToComparison(@RequestParam(required = false) List<String> id) {
        if (id == null || id.size() != 2 || id.get(0).equals(id.get(1))) {
            throw ProblemException.invalidParameter("id", id == null ? null : String.join(",", id), "2 × id");
        }
        List<String> sorted = id.stream()
                .map(each -> EvaluationIdGenerator.parse(each).orElseThrow(() -> ProblemException.notFound(each)))
                .map(UUID::toString)
                .sorted()
                .toList();
        return "redirect:/evaluations/" + sorted.get(0) + "/compare?with=" + sorted.get(1);
    }

    private ComparisonView compare(String id, String with, Locale locale) {
        return ComparisonView.of(
                evaluations.requireById(id), with == null ? null : evaluations.requireById(with), locale);
    }

    /** The newest evaluations of the same scheme and body, then of the same scheme and year. */
    private List<OtherEvaluation> findOthers(ComparisonView.ComparedSide side) {
        List<OtherEvaluation> ofBody = findOthers("p.body = ?", SearchRows.bodyName(side.subject()), side);
        return ofBody.isEmpty() ? findOthers("p.fiscal_year = ?", side.fiscalYear(), side) : ofBody;
    }

    private List<OtherEvaluation> findOthers(String condition, Object value, ComparisonView.ComparedSide side) {
        if (value == null) {
            return List.of();
        }
        ScopeCondition scope = Scope.ofCaller().toCondition("p");
        return jdbc.sql("select p.evaluation_id, p.subject_name, p.fiscal_year from evaluation_profile p"
                        + " where p.scheme = ? and p.evaluation_id <> ? and " + condition
                        + scope.and() + " order by p.evaluation_id desc fetch first ? rows only")
                .params(scope.parameters(List.of(side.scheme(), side.id(), value), OFFERED))
                .query((row, number) ->
                        new OtherEvaluation(row.getObject(1, UUID.class), row.getString(2), row.getInt(3)))
                .list();
    }
}
