package org.plumbline.service.forms;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.plumbline.core.dictionary.DictionaryLine;
import org.plumbline.core.form.FormReading;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.service.dictionary.FormDictionaries;
import org.plumbline.service.dictionary.FormDictionaries.DictionaryUpload;
import org.plumbline.service.evaluations.EvaluationStore;
import org.plumbline.service.evaluations.EvaluationView;
import org.plumbline.service.evaluations.RejectedField;
import org.plumbline.service.evaluations.ScoringResult;
import org.plumbline.service.forms.FormService.FormOutcome;
import org.plumbline.service.forms.FormService.UploadedForm;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.LanguagePreference;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.rulesets.RuleSetProvider;
import org.plumbline.service.schemes.SchemeList;
import org.plumbline.service.security.Actor;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The pages of forms: download, upload, what was read, answers, score, store. */
@Controller
@RequestMapping("/forms")
final class FormPageController {

    /** Prefix of question keys in the page's form. */
    private static final String ANSWER = "answer ";
    /** The number of a form in a file of several. */
    private static final String FORM = "form";

    private static final int MOST_FORMS = 5_000;

    private final FormService forms;
    private final PendingFormStore pending;
    private final RuleSetProvider ruleSets;
    private final EvaluationStore evaluationStore;
    private final FormDictionaries dictionaries;

    FormPageController(
            FormService forms,
            PendingFormStore pending,
            RuleSetProvider ruleSets,
            EvaluationStore evaluationStore,
            FormDictionaries dictionaries) {
        this.forms = forms;
        this.pending = pending;
        this.ruleSets = ruleSets;
        this.evaluationStore = evaluationStore;
        this.dictionaries = dictionaries;
    }

    @Endpoint(scope = ScopeRule.OWN)
    @GetMapping
    String showForms(Model model, HttpServletRequest request) {
        QueryParameters.of(request);
        model.addAttribute("schemes", SchemeList.of(ruleSets.inForce()).schemes());
        return "forms";
    }

    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.ADMIN},
            scope = ScopeRule.OWN)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String upload(@RequestParam("form") MultipartFile form, HttpServletRequest request) throws IOException {
        QueryParameters query = QueryParameters.of(request, "_csrf", "scheme", "fiscalYear");
        UploadedForm sent = UploadedForm.of(
                form.getOriginalFilename(), form.getBytes(), query.textOrNull("scheme"), query.fiscalYearOrNull());
        forms.readAll(sent); // refuses what names no scheme or year before anything is saved
        return "redirect:/forms/" + pending.add(sent, Actor.of(request), forms.dictionaryVersion());
    }

    @Endpoint(scope = ScopeRule.OWN)
    @GetMapping("/{id}")
    String showReading(@PathVariable UUID id, Model model, HttpServletRequest request) {
        int number = QueryParameters.of(request, FORM).integerOrDefault(FORM, 1, 1, MOST_FORMS);
        UploadedForm sent = requireUpload(id, request);
        List<FormOutcome> all = forms.readAll(sent);
        if (number > all.size()) {
            throw ProblemException.notFound(id + "?form=" + number);
        }
        model.addAttribute("id", id);
        model.addAttribute("number", number);
        model.addAttribute("count", all.size());
        model.addAttribute("facts", all.size() == 1 ? sent.facts() : List.of());
        FormView view = FormView.of(all.get(number - 1), null, LanguagePreference.of(request));
        model.addAttribute("it", view);
        model.addAttribute("meanings", view.problems().stream().anyMatch(problem -> problem.choices() != null));
        return "form";
    }

    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.ADMIN},
            scope = ScopeRule.OWN)
    @PostMapping("/{id}/answers")
    String answer(@PathVariable UUID id, HttpServletRequest request) {
        UploadedForm sent = requireUpload(id, request);
        Map<String, String> answers = new LinkedHashMap<>(sent.answers()); // of the file's other forms
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(ANSWER) && values[0].isEmpty()) {
                answers.remove(name.substring(ANSWER.length()));
            } else if (name.startsWith(ANSWER)) {
                answers.put(name.substring(ANSWER.length()), values[0]);
            }
        });
        pending.storeAnswers(id, answers, forms.dictionaryVersion());
        int number = findNumber(request);
        return "redirect:/forms/" + id + (number == 1 ? "" : "?form=" + number);
    }

    /** Keeps answers about unknown headings, labels and signs as a draft of the form dictionary. */
    @Endpoint(value = Role.CLERK, scope = ScopeRule.UNSCOPED)
    @PostMapping("/{id}/dictionary-lines")
    String keepLines(@PathVariable UUID id, HttpServletRequest request) {
        UploadedForm sent = requireUpload(id, request);
        List<DictionaryLine> lines = forms.readAll(sent).stream()
                .filter(each -> each.reading() instanceof FormReading.AcceptedForm)
                .flatMap(each -> ((FormReading.AcceptedForm) each.reading()).lines().stream())
                .distinct()
                .toList();
        if (lines.isEmpty()) {
            throw ProblemException.notFound(id + "/dictionary-lines");
        }
        DictionaryUpload outcome = dictionaries.addLines(lines, Actor.of(request), sent.file());
        return outcome instanceof DictionaryUpload.Drafted drafted
                ? "redirect:/form-dictionary?version=" + drafted.version().version()
                : "redirect:/form-dictionary";
    }

    /** The scored page again, after a change of language or a reload. */
    @Endpoint(scope = ScopeRule.OWN)
    @GetMapping("/{id}/score")
    String showScore(
            @PathVariable UUID id,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        return score(id, model, locale, request, response);
    }

    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.ADMIN},
            scope = ScopeRule.OWN)
    @PostMapping("/{id}/score")
    String score(
            @PathVariable UUID id,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        UploadedForm sent = requireUpload(id, request);
        model.addAttribute("id", id);
        model.addAttribute("file", sent.file());
        model.addAttribute("number", findNumber(request));
        try {
            ScoringResult scored = forms.score(requireComplete(id, sent, findNumber(request)));
            model.addAttribute("it", EvaluationView.standalone(scored.evaluation(), locale));
            model.addAttribute("version", scored.version().version());
            return "form-scored";
        } catch (SubmissionRejectedException rejected) {
            model.addAttribute("sample", sent.file());
            model.addAttribute("errors", RejectedField.of(rejected, request));
            response.setStatus(ProblemKind.SUBMISSION_REJECTED.status().value());
            return "rejected";
        }
    }

    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.ADMIN},
            scope = ScopeRule.OWN)
    @PostMapping("/{id}/evaluations")
    String save(@PathVariable UUID id, HttpServletRequest request) {
        Actor actor = Actor.of(request);
        UploadedForm sent = requireUpload(id, request);
        ScoringResult scored = forms.score(requireComplete(id, sent, findNumber(request)));
        UUID saved = evaluationStore.saveOnce(scored, actor.name(), "form " + id + " " + findNumber(request));
        if (forms.readAll(sent).size() == 1) {
            pending.markSaved(id);
        }
        return "redirect:/evaluations/" + saved;
    }

    /** Which form of the file is meant, from 1. */
    private static int findNumber(HttpServletRequest request) {
        String number = request.getParameter(FORM);
        if (number == null) {
            return 1;
        }
        if (!number.matches("[1-9]\\d{0,3}")) {
            throw ProblemException.invalidParameter(FORM, number, "1–" + MOST_FORMS);
        }
        return Integer.parseInt(number);
    }

    private UploadedForm requireUpload(UUID id, HttpServletRequest request) {
        return pending.find(id, Actor.of(request)).orElseThrow(() -> ProblemException.notFound(id.toString()));
    }

    /** @throws ProblemException where a question is open or the form cannot be read; its page shows why */
    private FormReading.AcceptedForm requireComplete(UUID id, UploadedForm sent, int number) {
        List<FormOutcome> all = forms.readAll(sent);
        if (number <= all.size()
                && all.get(number - 1).reading() instanceof FormReading.AcceptedForm read
                && read.submission() != null) {
            return read;
        }
        throw ProblemException.notFound(id + "/score");
    }
}
