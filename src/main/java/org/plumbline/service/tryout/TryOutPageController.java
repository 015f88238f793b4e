package org.plumbline.service.tryout;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.plumbline.core.scoring.SchemeYears;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.service.evaluations.RejectedField;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.LanguagePreference;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.rulesets.BorrowedRuleSet;
import org.plumbline.service.rulesets.RuleSetProvider;
import org.plumbline.service.rulesets.RuleSetQueries;
import org.plumbline.service.rulesets.RuleSetVersion;
import org.plumbline.service.tryout.TryOut.ScoredSide;
import org.plumbline.service.tryout.TryOutSource.ChosenSubmission;
import org.plumbline.vocabulary.Submission;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page on which a submission is tried by a version, beside the version in force. */
@Controller
@RequestMapping("/rule-sets/{id}/try-out")
final class TryOutPageController {

    private final RuleSetQueries queries;
    private final RuleSetProvider ruleSets;
    private final TryOutSource source;
    private final TryOutService tryOuts;
    private final CurveViewFactory curves;

    TryOutPageController(
            RuleSetQueries queries,
            RuleSetProvider ruleSets,
            TryOutSource source,
            TryOutService tryOuts,
            CurveViewFactory curves) {
        this.queries = queries;
        this.ruleSets = ruleSets;
        this.source = source;
        this.tryOuts = tryOuts;
        this.curves = curves;
    }

    /** A sample, a saved evaluation, or what {@link TryOutSource#choose} chooses. */
    @Endpoint(scope = ScopeRule.EVALUATION)
    @GetMapping
    String show(@PathVariable String id, Model model, HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, "sample", "evaluation", "indicator", "at");
        RuleSetVersion version = queries.requireVersion(id);
        ChosenSubmission chosen = source.choose(version, query.textOrNull("sample"), query.textOrNull("evaluation"));
        return fillPage(version, chosen, name -> null, model, request);
    }

    /** The same with typed figures. Saves nothing, so that every role may send it. */
    @Endpoint(scope = ScopeRule.EVALUATION)
    @PostMapping
    String tryFigures(@PathVariable String id, Model model, HttpServletRequest request) {
        RuleSetVersion version = queries.requireVersion(id);
        String sample = blankToNull(request.getParameter("sample"));
        String evaluation = blankToNull(request.getParameter("evaluation"));
        // a form that began empty stays so, whatever was saved since
        ChosenSubmission chosen = sample == null && evaluation == null
                ? TryOutSource.createEmpty(version)
                : source.choose(version, sample, evaluation);
        return fillPage(version, chosen, request::getParameter, model, request);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private String fillPage(
            RuleSetVersion version,
            ChosenSubmission chosen,
            UnaryOperator<String> typed,
            Model model,
            HttpServletRequest request) {
        model.addAttribute("version", queries.toView(version));
        model.addAttribute("chosen", chosen);
        model.addAttribute("samples", source.listSamples(version.scheme()));
        model.addAttribute("evaluations", source.listEvaluations(version.scheme()));
        model.addAttribute("errors", List.of());
        try {
            fillResult(version, readFigures(version, chosen.submission(), typed, model), model, request);
        } catch (SubmissionRejectedException rejected) {
            model.addAttribute("errors", RejectedField.of(rejected, request));
        }
        return "try-out";
    }

    /** Adds the form, with what was typed even if it cannot be read. */
    private Submission readFigures(
            RuleSetVersion version, Submission chosen, UnaryOperator<String> typed, Model model) {
        try (BorrowedRuleSet rules = ruleSets.borrow(version)) {
            Submission moved = SchemeYears.moveInto(chosen, rules.ruleSet().scheme());
            model.addAttribute("figures", FigureForm.of(rules.ruleSet(), moved).withTyped(typed));
            // of its own year, by which the version in force is found
            return TypedFigures.apply(rules.ruleSet(), moved, chosen.fiscalYear(), typed);
        }
    }

    private void fillResult(RuleSetVersion version, Submission submission, Model model, HttpServletRequest request) {
        Locale locale = LanguagePreference.of(request).locale();
        TryOut result = tryOuts.tryOut(version, submission);
        if (!result.tried().isScored()) {
            throw new SubmissionRejectedException(result.tried().problems());
        }
        List<String> numbers = tryOuts.listNumbers(result.tried());
        model.addAttribute("it", TryOutView.of(result, numbers, locale));
        model.addAttribute("inForceProblems", listProblems(result.inForce(), request));
        String indicator = blankToNull(request.getParameter("indicator"));
        if (indicator != null) {
            String name = request.getParameter("at") == null ? "at." + indicator : "at";
            String at = blankToNull(request.getParameter(name));
            model.addAttribute("curve", curves.create(result, indicator, ActualParameter.parse(name, at), locale));
        }
    }

    /** @param side null for none */
    private static List<RejectedField> listProblems(ScoredSide side, HttpServletRequest request) {
        return side == null || side.isScored()
                ? List.of()
                : RejectedField.of(new SubmissionRejectedException(side.problems()), request);
    }
}
