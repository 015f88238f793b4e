package org.plumbline.service.evaluations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.Scope;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.rulesets.InForceVersion;
import org.plumbline.service.rulesets.RejectedRuleFile;
import org.plumbline.service.rulesets.RuleSetProvider;
import org.plumbline.service.schemes.Sample;
import org.plumbline.service.schemes.Samples;
import org.plumbline.service.schemes.SchemeList;
import org.plumbline.service.security.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The start page: what a clerk, a rule author and an auditor come for, rule files with problems, the schemes in force,
 * and samples to score.
 */
@Controller
final class StartPageController {

    private final RuleSetProvider ruleSets;
    private final Samples samples;
    private final ScoringService scoring;
    private final EvaluationStore evaluationStore;

    StartPageController(
            RuleSetProvider ruleSets, Samples samples, ScoringService scoring, EvaluationStore evaluationStore) {
        this.ruleSets = ruleSets;
        this.samples = samples;
        this.scoring = scoring;
        this.evaluationStore = evaluationStore;
    }

    /** A rule file that was not imported, with its problems as sentences. */
    record RejectedFile(String file, List<String> problems) {}

    @Endpoint(scope = ScopeRule.SCHEME)
    @GetMapping("/")
    String showStart(Model model, Locale locale) {
        List<InForceVersion> inForce = ruleSets.inForce();
        model.addAttribute("inForce", inForce);
        model.addAttribute("schemes", SchemeList.of(inForce).schemes());
        model.addAttribute(
                "refused",
                (Scope.ofCaller().isRestricted() ? List.<RejectedRuleFile>of() : ruleSets.refused())
                        .stream()
                                .map(rules -> new RejectedFile(
                                        rules.file(),
                                        rules.problems().stream()
                                                .map(problem -> problem.format(locale))
                                                .toList()))
                                .toList());
        Map<Boolean, List<Sample>> byOrigin =
                samples.list().stream().collect(Collectors.partitioningBy(Sample::isReal));
        model.addAttribute("published", byOrigin.get(true));
        model.addAttribute("made", byOrigin.get(false));
        return "start";
    }

    /** The scored page again, after a change of language or a reload. */
    @Endpoint(scope = ScopeRule.SCHEME)
    @GetMapping("/samples/{name}")
    String showScore(
            @PathVariable String name,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        return score(name, model, locale, request, response);
    }

    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.ADMIN},
            scope = ScopeRule.SCHEME)
    @PostMapping("/samples/{name}")
    String score(
            @PathVariable String name,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        Sample sample = requireSample(name);
        model.addAttribute("sample", name);
        try {
            ScoringResult scored = scoring.score(sample.body());
            model.addAttribute("it", EvaluationView.of(scored.evaluation(), "/samples/" + name, locale));
            model.addAttribute("version", scored.version().version());
            return "evaluation";
        } catch (SubmissionRejectedException rejected) {
            model.addAttribute("errors", RejectedField.of(rejected, request));
            response.setStatus(ProblemKind.SUBMISSION_REJECTED.status().value());
            return "rejected";
        }
    }

    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.ADMIN},
            scope = ScopeRule.EVALUATION)
    @PostMapping("/samples/{name}/evaluations")
    String save(@PathVariable String name, HttpServletRequest request) {
        UUID id = evaluationStore.save(
                scoring.score(requireSample(name).body()), Actor.of(request).name(), null);
        return "redirect:/evaluations/" + id;
    }

    private Sample requireSample(String name) {
        return samples.find(name).orElseThrow(() -> ProblemException.notFound(name));
    }
}
