package org.plumbline.evaluations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.plumbline.publishing.RuleSets;
import org.plumbline.scoring.SubmissionRejected;
import org.plumbline.web.Actor;
import org.plumbline.web.ProblemKind;
import org.plumbline.web.RequestRefused;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** The start page: the schemes in force, rule files with problems, and samples to score. */
@Controller
final class StartPage {

    private final RuleSets ruleSets;
    private final Samples samples;
    private final Scoring scoring;
    private final Keeping keeping;

    StartPage(RuleSets ruleSets, Samples samples, Scoring scoring, Keeping keeping) {
        this.ruleSets = ruleSets;
        this.samples = samples;
        this.scoring = scoring;
        this.keeping = keeping;
    }

    /** A rule file that is not in force, with its problems as sentences. */
    record RefusedFile(String file, List<String> problems) {}

    @GetMapping("/")
    String start(Model model, Locale locale) {
        model.addAttribute("inForce", ruleSets.inForce());
        model.addAttribute(
                "refused",
                ruleSets.refused().stream()
                        .map(rules -> new RefusedFile(
                                rules.file(),
                                rules.problems().stream()
                                        .map(problem -> problem.text(locale))
                                        .toList()))
                        .toList());
        model.addAttribute("samples", samples.all());
        return "start";
    }

    /** A GET as well, so that the page can be reloaded and shown in the other language: nothing is kept. */
    @RequestMapping(
            path = "/samples/{name}",
            method = {RequestMethod.GET, RequestMethod.POST})
    String score(
            @PathVariable String name,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        Sample sample = sample(name);
        model.addAttribute("sample", name);
        try {
            Scored scored = scoring.score(sample.body());
            model.addAttribute("it", EvaluationView.of(scored.evaluation(), "/samples/" + name, locale));
            model.addAttribute("version", scored.version().version());
            return "evaluation";
        } catch (SubmissionRejected rejected) {
            model.addAttribute("errors", RejectedField.of(rejected, request));
            response.setStatus(ProblemKind.SUBMISSION_REJECTED.status().value());
            return "rejected";
        }
    }

    @PostMapping("/samples/{name}/evaluations")
    String keep(@PathVariable String name, HttpServletRequest request) {
        UUID id = keeping.keep(
                scoring.score(sample(name).body()), Actor.of(request).name(), null);
        return "redirect:/evaluations/" + id;
    }

    private Sample sample(String name) {
        return samples.named(name).orElseThrow(() -> RequestRefused.notFound(name));
    }
}
