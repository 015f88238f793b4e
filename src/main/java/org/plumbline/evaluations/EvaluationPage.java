package org.plumbline.evaluations;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.plumbline.exchange.EvaluationJson;
import org.plumbline.explanation.Explanation;
import org.plumbline.explanation.ExplanationText;
import org.plumbline.scoring.Evaluation;
import org.plumbline.web.Query;
import org.plumbline.web.RequestRefused;
import org.springframework.http.MediaType;
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

    EvaluationPage(Evaluations evaluations, Replays replays) {
        this.evaluations = evaluations;
        this.replays = replays;
    }

    @GetMapping
    String list(Model model, HttpServletRequest request) {
        model.addAttribute("list", KeptPage.of(evaluations, Query.of(request, Filter.NAMES)));
        return "evaluations";
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id, Model model, Locale locale) {
        show(kept(id), model, locale);
        return "evaluation";
    }

    @GetMapping("/{id}/explanation.txt")
    ResponseEntity<String> text(@PathVariable String id, Locale locale) {
        Explanation explanation = Explanation.of(EvaluationJson.read(kept(id).canonical()), locale);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(ExplanationText.render(explanation, locale));
    }

    @PostMapping("/{id}/replay")
    String replay(@PathVariable String id, Model model, Locale locale) {
        Kept kept = kept(id);
        model.addAttribute("replay", replays.replay(kept));
        show(kept, model, locale);
        return "evaluation";
    }

    private void show(Kept kept, Model model, Locale locale) {
        Evaluation evaluation = EvaluationJson.read(kept.canonical());
        model.addAttribute("it", EvaluationView.of(evaluation, Explanation.of(evaluation, locale)));
        model.addAttribute("kept", kept);
        model.addAttribute("corrections", evaluations.corrections(kept.id()));
        model.addAttribute("version", kept.version());
    }

    private Kept kept(String id) {
        return EvaluationIds.parse(id).flatMap(evaluations::find).orElseThrow(() -> RequestRefused.notFound(id));
    }
}
