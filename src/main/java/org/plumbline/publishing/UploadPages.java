package org.plumbline.publishing;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.plumbline.publishing.CellNote.Notes;
import org.plumbline.ruleset.Problem;
import org.plumbline.ruleset.SheetPicture;
import org.plumbline.web.Actor;
import org.plumbline.web.Query;
import org.plumbline.web.RequestRefused;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Uploading a workbook by a form, and what is wrong with one that was refused. */
@Controller
@RequestMapping("/rule-sets")
final class UploadPages {

    private final Uploads uploads;

    UploadPages(Uploads uploads) {
        this.uploads = uploads;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String upload(
            @RequestParam("workbook") MultipartFile workbook,
            @RequestParam(name = "reason", required = false) String reason,
            HttpServletRequest request)
            throws IOException {
        Uploads.Outcome outcome =
                uploads.take(workbook.getOriginalFilename(), workbook.getBytes(), Actor.of(request), reason);
        if (outcome instanceof Uploads.Outcome.Refused refused) {
            return "redirect:/rule-sets/refused/" + refused.id();
        }
        Uploads.Outcome.Draft draft = (Uploads.Outcome.Draft) outcome;
        return "redirect:/rule-sets/" + draft.version().id() + (draft.known() ? "?known=1" : "?done=1");
    }

    @GetMapping("/refused/{id}")
    String refused(@PathVariable UUID id, Model model, HttpServletRequest request) {
        Query.of(request);
        Uploads.Refused refused = uploads.refused(id).orElseThrow(() -> RequestRefused.notFound(id.toString()));
        List<Problem> found = uploads.problems(refused);
        List<ProblemView> problems = ProblemView.of(found, request);
        Notes notes = new Notes().with(problems);
        List<SheetView> sheets = SheetPicture.of(refused.workbook(), found).stream()
                .map(picture -> SheetView.of(picture, notes))
                .toList();
        model.addAttribute("refused", refused);
        model.addAttribute("faults", FaultView.of(problems, sheets));
        model.addAttribute("sheets", sheets);
        return "rule-set-refused";
    }
}
