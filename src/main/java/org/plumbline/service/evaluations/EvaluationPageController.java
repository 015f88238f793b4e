package org.plumbline.service.evaluations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of stored evaluations: the list, one evaluation, and its replay. */
@Controller
@RequestMapping("/evaluations")
final class EvaluationPageController {

    private final EvaluationRepository evaluations;
    private final ReplayService replays;
    private final ReportDownload report;
    private final ScoringService scoring;

    EvaluationPageController(
            EvaluationRepository evaluations, ReplayService replays, ReportDownload report, ScoringService scoring) {
        this.scoring = scoring;
        this.evaluations = evaluations;
        this.replays = replays;
        this.report = report;
    }

    @Endpoint(scope = ScopeRule.EVALUATION)
    @GetMapping
    String list(Model model, HttpServletRequest request) {
        model.addAttribute(
                "list", SavedEvaluationPage.of(evaluations, QueryParameters.of(request, EvaluationFilter.NAMES)));
        return "evaluations";
    }

    @Endpoint(scope = ScopeRule.EVALUATION)
    @GetMapping("/{id}")
    String showEvaluation(
            @PathVariable String id, @RequestParam(required = false) String sha256, Model model, Locale locale) {
        SavedEvaluation saved = evaluations.requireById(id);
        fillModel(saved, model, locale);
        if (sha256 != null) {
            // as the QR code of a document has it
            model.addAttribute("printed", saved.canonicalSha256().equals(sha256));
        }
        return "evaluation";
    }

    @Endpoint(scope = ScopeRule.EVALUATION)
    @GetMapping("/{id}/explanation.txt")
    ResponseEntity<byte[]> downloadText(@PathVariable String id, Locale locale) {
        return report.createText(evaluations.requireById(id), locale);
    }

    @Endpoint(scope = ScopeRule.EVALUATION)
    @GetMapping("/{id}/explanation.pdf")
    ResponseEntity<byte[]> downloadPdf(@PathVariable String id, Locale locale) {
        return report.createPdf(evaluations.requireById(id), locale);
    }

    @Endpoint(scope = ScopeRule.EVALUATION)
    @GetMapping("/{id}/explanation.docx")
    ResponseEntity<byte[]> downloadDocx(@PathVariable String id, Locale locale) {
        return report.createDocx(evaluations.requireById(id), locale);
    }

    @Endpoint(scope = ScopeRule.EVALUATION)
    @GetMapping("/{id}/explanation.xlsx")
    ResponseEntity<byte[]> downloadWorkbook(@PathVariable String id, Locale locale) {
        return report.createWorkbook(evaluations.requireById(id), locale);
    }

    @Endpoint(
            value = {Role.CLERK, Role.APPROVER, Role.AUDITOR},
            parentShowsPage = true,
            scope = ScopeRule.EVALUATION)
    @PostMapping("/{id}/replay")
    String replay(@PathVariable String id, Model model, Locale locale) {
        SavedEvaluation saved = evaluations.requireById(id);
        model.addAttribute("replay", replays.replay(saved));
        fillModel(saved, model, locale);
        return "evaluation";
    }

    private void fillModel(SavedEvaluation saved, Model model, Locale locale) {
        Evaluation evaluation = EvaluationJson.read(saved.canonical());
        model.addAttribute("it", EvaluationView.of(evaluation, saved, locale));
        model.addAttribute("saved", saved);
        model.addAttribute("range", scoring.describeRange(saved, evaluation, locale));
        model.addAttribute("corrections", evaluations.findCorrections(saved.id()));
        model.addAttribute("repeated", evaluations.findRepeated(saved.id(), evaluation));
        model.addAttribute("version", saved.version());
    }
}
