package org.plumbline.evaluations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.plumbline.exchange.EvaluationJson;
import org.plumbline.scoring.Evaluation;
import org.plumbline.web.Query;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Kept evaluations for people: the list, one of them, and its replay. */
@Controller
@RequestMapping("/evaluations")
final class EvaluationPage {

    private final Evaluations evaluations;
    private final Replays replays;
    private final Report report;

    EvaluationPage(Evaluations evaluations, Replays replays, Report report) {
        this.evaluations = evaluations;
        this.replays = replays;
        this.report = report;
    }

    @GetMapping
    String list(Model model, HttpServletRequest request) {
        model.addAttribute("list", KeptPage.of(evaluations, Query.of(request, Filter.NAMES)));
        return "evaluations";
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id, Model model, Locale locale) {
        show(evaluations.named(id), model, locale);
        return "evaluation";
    }

    @GetMapping("/{id}/explanation.txt")
    ResponseEntity<byte[]> text(@PathVariable String id, Locale locale) {
        return report.text(evaluations.named(id), locale);
    }

    @GetMapping("/{id}/explanation.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String id, Locale locale) {
        return report.pdf(evaluations.named(id), locale);
    }

    @GetMapping("/{id}/explanation.xlsx")
    ResponseEntity<byte[]> xlsx(@PathVariable String id, Locale locale) {
        return report.xlsx(evaluations.named(id), locale);
    }

    @PostMapping("/{id}/replay")
    String replay(@PathVariable String id, Model model, Locale locale) {
        Kept kept = evaluations.named(id);
        model.addAttribute("replay", replays.replay(kept));
        show(kept, model, locale);
        return "evaluation";
    }

    private void show(Kept kept, Model model, Locale locale) {
        Evaluation evaluation = EvaluationJson.read(kept.canonical());
        model.addAttribute("it", EvaluationView.of(evaluation, kept, locale));
        model.addAttribute("kept", kept);
        model.addAttribute("corrections", evaluations.corrections(kept.id()));
        model.addAttribute("version", kept.version());
    }
}
