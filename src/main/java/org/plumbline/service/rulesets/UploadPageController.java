package org.plumbline.service.rulesets;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.workbook.SheetExcerpt;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.LanguagePreference;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.rulesets.CellNote.Notes;
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

/** The pages to upload a workbook, and to show the problems of a rejected one. */
@Controller
@RequestMapping("/rule-sets")
final class UploadPageController {

    private static final String SCHEME_SHEET = "方案";

    private final WorkbookUploads uploads;

    UploadPageController(WorkbookUploads uploads) {
        this.uploads = uploads;
    }

    @Endpoint(value = Role.CLERK, scope = ScopeRule.SCHEME)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String upload(
            @RequestParam("workbook") MultipartFile workbook,
            @RequestParam(name = "reason", required = false) String reason,
            HttpServletRequest request)
            throws IOException {
        WorkbookUploads.UploadOutcome outcome =
                uploads.acceptUpload(workbook.getOriginalFilename(), workbook.getBytes(), Actor.of(request), reason);
        if (outcome instanceof WorkbookUploads.UploadOutcome.Rejected refused) {
            return "redirect:/rule-sets/refused/" + refused.id();
        }
        WorkbookUploads.UploadOutcome.Drafted draft = (WorkbookUploads.UploadOutcome.Drafted) outcome;
        return "redirect:/rule-sets/" + draft.version().id() + (draft.known() ? "?known=1" : "?done=1");
    }

    @Endpoint(scope = ScopeRule.OWN)
    @GetMapping("/refused/{id}")
    String showRejected(@PathVariable UUID id, Model model, HttpServletRequest request) {
        QueryParameters.of(request);
        RejectedUploadStore.RejectedUpload refused = uploads.findRejected(id)
                .filter(upload -> Actor.of(request).maySeeUploadOf(upload.actor()))
                .orElseThrow(() -> ProblemException.notFound(id.toString()));
        List<Problem> found = uploads.listProblems(refused);
        List<WorkbookProblemView> problems = WorkbookProblemView.of(found, request);
        Notes notes = new Notes().with(problems);
        List<SheetView> sheets = SheetExcerpt.of(refused.workbook(), found).stream()
                .map(picture -> SheetView.of(picture, notes))
                .toList();
        model.addAttribute("refused", refused);
        model.addAttribute("belongsElsewhere", found.stream().anyMatch(UploadPageController::isForeign));
        model.addAttribute(
                "belongs",
                RuleSetController.describeDestination(refused.workbook())
                        .map(LanguagePreference.of(request)::localize)
                        .orElse(null));
        model.addAttribute("faults", ProblemListItem.of(problems, sheets));
        model.addAttribute("sheets", sheets);
        return "rule-set-refused";
    }

    /** Whether the file is no workbook at all, or has no settings of a scheme, which every rule workbook has. */
    private static boolean isForeign(Problem problem) {
        return problem.code() == ProblemCode.NOT_A_WORKBOOK
                || problem.code() == ProblemCode.SHEET_MISSING && SCHEME_SHEET.equals(problem.sheet());
    }
}
