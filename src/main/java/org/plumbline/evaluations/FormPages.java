package org.plumbline.evaluations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.plumbline.evaluations.Forms.Outcome;
import org.plumbline.evaluations.Forms.Sent;
import org.plumbline.publishing.RuleSets;
import org.plumbline.scoring.SubmissionRejected;
import org.plumbline.web.Actor;
import org.plumbline.web.ProblemKind;
import org.plumbline.web.Query;
import org.plumbline.web.RequestRefused;
import org.plumbline.web.Speech;
import org.plumbline.workbook.FormReading;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Forms for people: download one, upload it filled in, see what was read, answer, score or keep. */
@Controller
@RequestMapping("/forms")
final class FormPages {

    /** Before the key of a question in the page's own form. */
    private static final String ANSWER = "answer ";

    private final Forms forms;
    private final PendingForms pending;
    private final RuleSets ruleSets;
    private final Keeping keeping;

    FormPages(Forms forms, PendingForms pending, RuleSets ruleSets, Keeping keeping) {
        this.forms = forms;
        this.pending = pending;
        this.ruleSets = ruleSets;
        this.keeping = keeping;
    }

    @GetMapping
    String start(Model model, HttpServletRequest request) {
        Query.of(request);
        model.addAttribute("schemes", SchemeList.of(ruleSets.inForce()).schemes());
        return "forms";
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String upload(@RequestParam("form") MultipartFile form, HttpServletRequest request) throws IOException {
        Query query = Query.of(request, "_csrf", "scheme", "fiscalYear");
        Sent sent = Sent.of(
                form.getOriginalFilename(),
                form.getBytes(),
                query.textOrNull("scheme"),
                query.integerOrNull("fiscalYear", 1990, 2200));
        forms.read(sent); // refuses what names no scheme or year before anything is kept
        return "redirect:/forms/" + pending.keep(sent, Actor.of(request));
    }

    @GetMapping("/{id}")
    String read(@PathVariable UUID id, Model model, HttpServletRequest request) {
        Query.of(request);
        model.addAttribute("id", id);
        model.addAttribute("it", FormView.of(forms.read(sent(id, request)), null, Speech.of(request)));
        return "form";
    }

    @PostMapping("/{id}/answers")
    String answer(@PathVariable UUID id, HttpServletRequest request) {
        Map<String, String> answers = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(ANSWER) && !values[0].isEmpty()) {
                answers.put(name.substring(ANSWER.length()), values[0]);
            }
        });
        pending.replace(id, sent(id, request).answered(answers));
        return "redirect:/forms/" + id;
    }

    /** A GET as well, so that the page can be reloaded and shown in the other language: nothing is kept. */
    @RequestMapping(
            path = "/{id}/score",
            method = {RequestMethod.GET, RequestMethod.POST})
    String score(
            @PathVariable UUID id,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        Sent sent = sent(id, request);
        model.addAttribute("id", id);
        model.addAttribute("file", sent.file());
        try {
            Scored scored = forms.score(complete(id, sent));
            model.addAttribute("it", EvaluationView.alone(scored.evaluation(), locale));
            model.addAttribute("version", scored.version().version());
            return "form-scored";
        } catch (SubmissionRejected rejected) {
            model.addAttribute("sample", sent.file());
            model.addAttribute("errors", RejectedField.of(rejected, request));
            response.setStatus(ProblemKind.SUBMISSION_REJECTED.status().value());
            return "rejected";
        }
    }

    @PostMapping("/{id}/evaluations")
    String keep(@PathVariable UUID id, HttpServletRequest request) {
        Actor actor = Actor.of(request);
        UUID kept = keeping.keep(forms.score(complete(id, sent(id, request))), actor.name(), null);
        pending.remove(id);
        return "redirect:/evaluations/" + kept;
    }

    private Sent sent(UUID id, HttpServletRequest request) {
        return pending.find(id, Actor.of(request)).orElseThrow(() -> RequestRefused.notFound(id.toString()));
    }

    /** @throws RequestRefused where a question is open or the form can't be read, which its page tells */
    private FormReading.Read complete(UUID id, Sent sent) {
        Outcome outcome = forms.read(sent);
        if (outcome.reading() instanceof FormReading.Read read && read.submission() != null) {
            return read;
        }
        throw RequestRefused.notFound(id + "/score");
    }
}
