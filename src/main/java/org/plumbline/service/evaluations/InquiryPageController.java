package org.plumbline.service.evaluations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.plumbline.core.explanation.StepSentences;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.robustness.Robustness;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.trace.StepStage;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.core.whynot.WhyNot;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.LanguagePreference;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.rulesets.RuleRowFinder;
import org.plumbline.service.rulesets.RuleRowFinder.RuleRow;
import org.plumbline.service.schemes.Sample;
import org.plumbline.service.schemes.Samples;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Pages about one evaluation: the rule behind a step, and lost points. Computed on request; a stored
 * evaluation is compared with the rules it was scored by.
 */
@Controller
final class InquiryPageController {

    private final EvaluationRepository evaluations;
    private final Samples samples;
    private final ScoringService scoring;
    private final RuleRowFinder rows;
    private final OtherRules others;

    InquiryPageController(
            EvaluationRepository evaluations,
            Samples samples,
            ScoringService scoring,
            RuleRowFinder rows,
            OtherRules others) {
        this.evaluations = evaluations;
        this.samples = samples;
        this.scoring = scoring;
        this.rows = rows;
        this.others = others;
    }

    @Endpoint(scope = ScopeRule.EVALUATION)
    @GetMapping("/evaluations/{id}/steps/{step}")
    String step(@PathVariable String id, @PathVariable String step, Model model, HttpServletRequest request) {
        SavedEvaluation saved = evaluations.requireById(id);
        return step(InquirySubject.of(saved), step, model, request);
    }

    @Endpoint(scope = ScopeRule.SCHEME)
    @GetMapping("/samples/{name}/steps/{step}")
    String showSampleStep(
            @PathVariable String name, @PathVariable String step, Model model, HttpServletRequest request) {
        ScoringResult scored = scoring.score(requireSample(name).body());
        return step(InquirySubject.of(scored, name), step, model, request);
    }

    @Endpoint(scope = ScopeRule.EVALUATION)
    @GetMapping("/evaluations/{id}/why-not")
    String showWhyNot(@PathVariable String id, Model model, HttpServletRequest request) {
        SavedEvaluation saved = evaluations.requireById(id);
        InquirySubject about = InquirySubject.of(saved);
        return showWhyNot(about, scoring.explainWhyNot(saved, about.evaluation()), model, request);
    }

    @Endpoint(scope = ScopeRule.SCHEME)
    @GetMapping("/samples/{name}/why-not")
    String showSampleWhyNot(@PathVariable String name, Model model, HttpServletRequest request) {
        ScoringService.ResultWithWhyNot answered =
                scoring.explainWhyNot(requireSample(name).body());
        return showWhyNot(InquirySubject.of(answered.scored(), name), answered.whyNot(), model, request);
    }

    @Endpoint(scope = ScopeRule.EVALUATION)
    @GetMapping("/evaluations/{id}/robustness")
    String showRobustness(@PathVariable String id, Model model, HttpServletRequest request) {
        SavedEvaluation saved = evaluations.requireById(id);
        InquirySubject about = InquirySubject.of(saved);
        String scheme = request.getParameter(OtherRulesController.SCHEME);
        model.addAttribute("others", others.view(saved, about.evaluation(), scheme, LanguagePreference.of(request)));
        model.addAttribute("schemes", others.listSchemes(about.evaluation()));
        return showRobustness(about, scoring.explainRobustness(saved, about.evaluation()), model, request);
    }

    @Endpoint(scope = ScopeRule.SCHEME)
    @GetMapping("/samples/{name}/robustness")
    String showSampleRobustness(@PathVariable String name, Model model, HttpServletRequest request) {
        ScoringService.ResultWithRobustness answered =
                scoring.explainRobustness(requireSample(name).body());
        return showRobustness(InquirySubject.of(answered.scored(), name), answered.robustness(), model, request);
    }

    private static String showRobustness(
            InquirySubject about, Robustness robustness, Model model, HttpServletRequest request) {
        Locale locale = QueryParameters.of(request, OtherRulesController.SCHEME).locale();
        fillModel(about, locale, model);
        model.addAttribute("verdict", RobustnessView.of(robustness, locale));
        return "robustness";
    }

    /** @param address of the evaluation's page */
    private record InquirySubject(Evaluation evaluation, long versionId, String address) {

        static InquirySubject of(SavedEvaluation saved) {
            return new InquirySubject(
                    EvaluationJson.read(saved.canonical()), saved.versionId(), "/evaluations/" + saved.id());
        }

        static InquirySubject of(ScoringResult scored, String sample) {
            return new InquirySubject(scored.evaluation(), scored.version().id(), "/samples/" + sample);
        }
    }

    private String step(InquirySubject about, String number, Model model, HttpServletRequest request) {
        Locale locale = QueryParameters.of(request).locale();
        Evaluation evaluation = about.evaluation();
        TraceStep step = step(evaluation.trace(), number);
        RuleRow row =
                rows.find(about.versionId(), step.rule(), locale).orElseThrow(() -> ProblemException.notFound(number));
        fillModel(about, locale, model);
        model.addAttribute("sentence", StepSentences.of(evaluation, locale).describe(step));
        model.addAttribute("number", number);
        model.addAttribute("step", step);
        model.addAttribute("toldAt", explanationAnchor(evaluation, step));
        model.addAttribute("row", row);
        return "step";
    }

    /** Steps count from 1. */
    private static TraceStep step(List<TraceStep> trace, String number) {
        if (!number.matches("[1-9]\\d{0,6}") || Integer.parseInt(number) > trace.size()) {
            throw ProblemException.notFound(number);
        }
        return trace.get(Integer.parseInt(number) - 1);
    }

    /** Anchor on the evaluation's page; the steps of a member are shown under its group. */
    private static String explanationAnchor(Evaluation evaluation, TraceStep step) {
        if (step.stage() == StepStage.CHECKING) {
            return "findings";
        }
        return evaluation.indicators().stream()
                .filter(score -> score.code().equals(step.indicator())
                        || score.members() != null
                                && score.members().stream()
                                        .anyMatch(each -> each.code().equals(step.indicator())))
                .findFirst()
                .map(score -> EvaluationView.anchorOf(score.code()))
                .orElse("totals");
    }

    private static String showWhyNot(InquirySubject about, WhyNot whyNot, Model model, HttpServletRequest request) {
        Locale locale = QueryParameters.of(request).locale();
        fillModel(about, locale, model);
        model.addAttribute("whyNot", WhyNotView.of(about.evaluation(), whyNot, locale));
        model.addAttribute("versionId", about.versionId());
        return "why-not";
    }

    private static void fillModel(InquirySubject about, Locale locale, Model model) {
        model.addAttribute("it", EvaluationView.of(about.evaluation(), about.address(), locale));
    }

    private Sample requireSample(String name) {
        return samples.find(name).orElseThrow(() -> ProblemException.notFound(name));
    }
}
