package org.plumbline.service.drafts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plumbline.core.draft.DraftIndicator;
import org.plumbline.core.draft.DraftWorkbookWriter.DraftOptions;
import org.plumbline.core.draft.SchemeDraft;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemResponses;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.rulesets.WorkbookDownload;
import org.plumbline.service.rulesets.WorkbookUploads;
import org.plumbline.service.rulesets.WorkbookUploads.UploadOutcome;
import org.plumbline.service.security.Actor;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The pages of a draft: form or text, questions, workbook. Each request brings what was read before. */
@Controller
@RequestMapping("/drafts")
final class DraftPageController {

    private static final List<String> OPTIONS = List.of("scheme", "title", "jurisdiction", "from", "to", "document");

    private final DraftService drafts;
    private final WorkbookUploads uploads;
    private final ProblemResponses problems;

    DraftPageController(DraftService drafts, WorkbookUploads uploads, ProblemResponses problems) {
        this.drafts = drafts;
        this.uploads = uploads;
        this.problems = problems;
    }

    @Endpoint(scope = ScopeRule.SCHEME)
    @GetMapping
    String showStart(HttpServletRequest request) {
        QueryParameters.of(request);
        return "drafts";
    }

    /** Reads a form or text, or takes what was read of it before with answers. */
    @Endpoint(value = Role.CLERK, parentShowsPage = true, scope = ScopeRule.SCHEME)
    @PostMapping("/questions")
    String showQuestions(
            @RequestParam(name = "form", required = false) MultipartFile form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale)
            throws IOException {
        String rows = request.getParameter(DraftRows.FIELD);
        List<DraftIndicator> indicators;
        try {
            DraftRequest.readOptions(request);
            indicators = rows == null ? drafts.read(form, request.getParameter("text"), locale) : DraftRows.read(rows);
        } catch (ProblemException rejected) {
            ProblemDetail problem = problems.createProblem(request, rejected);
            response.setStatus(problem.getStatus());
            model.addAttribute("problem", problem);
            return "drafts";
        }
        SchemeDraft draft = SchemeDraft.of(indicators, DraftRequest.readAnswers(request));
        Map<String, String> options = new LinkedHashMap<>();
        OPTIONS.forEach(name -> options.put(name, request.getParameter(name)));
        model.addAttribute("rows", DraftRows.write(indicators));
        model.addAttribute("options", options);
        model.addAttribute("it", DraftView.of(draft, locale));
        return "draft";
    }

    @Endpoint(value = Role.CLERK, scope = ScopeRule.SCHEME)
    @PostMapping("/workbook")
    ResponseEntity<byte[]> download(HttpServletRequest request) {
        DraftOptions options = DraftRequest.readOptions(request);
        return WorkbookDownload.respond(options.id() + ".xlsx", false, write(options, request));
    }

    /** The workbook as a draft version, as if it had been uploaded. */
    @Endpoint(value = Role.CLERK, scope = ScopeRule.SCHEME)
    @PostMapping("/versions")
    String save(HttpServletRequest request) {
        DraftOptions options = DraftRequest.readOptions(request);
        UploadOutcome outcome = uploads.acceptUpload(
                options.id() + ".xlsx", write(options, request), Actor.of(request), options.document());
        return outcome instanceof UploadOutcome.Drafted drafted
                ? "redirect:/rule-sets/" + drafted.version().id()
                : "redirect:/rule-sets/refused/" + ((UploadOutcome.Rejected) outcome).id();
    }

    private byte[] write(DraftOptions options, HttpServletRequest request) {
        List<DraftIndicator> indicators = DraftRows.read(request.getParameter(DraftRows.FIELD));
        return drafts.write(SchemeDraft.of(indicators, DraftRequest.readAnswers(request)), options);
    }
}
