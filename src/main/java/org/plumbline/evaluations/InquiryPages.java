package org.plumbline.evaluations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.plumbline.counterfactual.WhyNot;
import org.plumbline.exchange.EvaluationJson;
import org.plumbline.explanation.Narrator;
import org.plumbline.publishing.RuleRows;
import org.plumbline.publishing.RuleRows.RuleRow;
import org.plumbline.scoring.Evaluation;
import org.plumbline.trace.TraceStep;
import org.plumbline.web.Query;
import org.plumbline.web.RequestRefused;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * What an auditor asks further about one evaluation: where is it written, and why not more. Computed when asked; a kept
 * evaluation is held against the rules of its time.
 */
@Controller
final class InquiryPages {

    private final Evaluations evaluations;
    private final Samples samples;
    private final Scoring scoring;
    private final RuleRows rows;

    InquiryPages(Evaluations evaluations, Samples samples, Scoring scoring, RuleRows rows) {
        this.evaluations = evaluations;
        this.samples = samples;
        this.scoring = scoring;
        this.rows = rows;
    }

    @GetMapping("/evaluations/{id}/steps/{step}")
    String step(@PathVariable String id, @PathVariable String step, Model model, HttpServletRequest request) {
        Kept kept = evaluations.named(id);
        return step(About.of(kept), step, model, request);
    }

    @GetMapping("/samples/{name}/steps/{step}")
    String stepOfSample(@PathVariable String name, @PathVariable String step, Model model, HttpServletRequest request) {
        Scored scored = scoring.score(sample(name).body());
        return step(About.of(scored, name), step, model, request);
    }

    @GetMapping("/evaluations/{id}/why-not")
    String whyNot(@PathVariable String id, Model model, HttpServletRequest request) {
        Kept kept = evaluations.named(id);
        About about = About.of(kept);
        return whyNot(about, scoring.whyNot(kept, about.evaluation()), model, request);
    }

    @GetMapping("/samples/{name}/why-not")
    String whyNotOfSample(@PathVariable String name, Model model, HttpServletRequest request) {
        Scoring.Answered answered = scoring.whyNot(sample(name).body(), null);
        return whyNot(About.of(answered.scored(), name), answered.whyNot(), model, request);
    }

    /** @param address of the evaluation's page */
    private record About(Evaluation evaluation, long versionId, String address) {

        static About of(Kept kept) {
            return new About(EvaluationJson.read(kept.canonical()), kept.versionId(), "/evaluations/" + kept.id());
        }

        static About of(Scored scored, String sample) {
            return new About(scored.evaluation(), scored.version().id(), "/samples/" + sample);
        }
    }

    private String step(About about, String number, Model model, HttpServletRequest request) {
        Locale locale = Query.of(request).locale();
        Evaluation evaluation = about.evaluation();
        TraceStep step = step(evaluation.trace(), number);
        RuleRow row =
                rows.find(about.versionId(), step.rule(), locale).orElseThrow(() -> RequestRefused.notFound(number));
        show(about, locale, model);
        model.addAttribute("sentence", Narrator.of(evaluation, locale).sentence(step));
        model.addAttribute("number", number);
        model.addAttribute("step", step);
        model.addAttribute("toldAt", toldAt(evaluation, step));
        model.addAttribute("row", row);
        return "step";
    }

    /** Steps count from 1. */
    private static TraceStep step(List<TraceStep> trace, String number) {
        if (!number.matches("[1-9]\\d{0,6}") || Integer.parseInt(number) > trace.size()) {
            throw RequestRefused.notFound(number);
        }
        return trace.get(Integer.parseInt(number) - 1);
    }

    /** Anchor on the evaluation's page; a member's steps are told under its group. */
    private static String toldAt(Evaluation evaluation, TraceStep step) {
        if (step instanceof TraceStep.Found) {
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

    private static String whyNot(About about, WhyNot whyNot, Model model, HttpServletRequest request) {
        Locale locale = Query.of(request).locale();
        show(about, locale, model);
        model.addAttribute("whyNot", WhyNotView.of(about.evaluation(), whyNot, locale));
        model.addAttribute("versionId", about.versionId());
        return "why-not";
    }

    private static void show(About about, Locale locale, Model model) {
        model.addAttribute("it", EvaluationView.of(about.evaluation(), about.address(), locale));
    }

    private Sample sample(String name) {
        return samples.named(name).orElseThrow(() -> RequestRefused.notFound(name));
    }
}
