package org.plumbline.service.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.security.KeptAction.KeptFile;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page with the actions that were sent after the session had ended: to confirm or to discard. */
@Controller
@RequestMapping(KeptActionPageController.PATH)
final class KeptActionPageController {

    static final String PATH = "/kept-action";

    /** The last segments of addresses whose actions have a name, {@code kept.action.} and the segment. */
    private static final List<String> NAMED = List.of(
            "approval",
            "publication",
            "return",
            "withdrawal",
            "retirement",
            "rehearsal",
            "cancellation",
            "removal",
            "answers",
            "score",
            "evaluations",
            "replay",
            "verification",
            "rule-sets",
            "forms",
            "jobs",
            "reports",
            "form-dictionary",
            "decisions",
            "dictionary-lines");

    private final KeptActions kept;

    KeptActionPageController(KeptActions kept) {
        this.kept = kept;
    }

    /** @param named the key of the action's name */
    record KeptActionView(KeptAction action, String named) {

        static KeptActionView of(KeptAction action) {
            String last = action.path().substring(action.path().lastIndexOf('/') + 1);
            return new KeptActionView(action, "kept.action." + (NAMED.contains(last) ? last : "other"));
        }
    }

    @Endpoint(scope = ScopeRule.OWN)
    @GetMapping
    String show(Model model, HttpServletRequest request) {
        QueryParameters.of(request);
        model.addAttribute(
                "kept",
                kept.list(Actor.of(request)).stream().map(KeptActionView::of).toList());
        return "kept-action";
    }

    @Endpoint(scope = ScopeRule.OWN)
    @GetMapping("/{id}/file")
    ResponseEntity<byte[]> download(@PathVariable UUID id, HttpServletRequest request) {
        QueryParameters.of(request);
        KeptFile file =
                kept.findFile(id, Actor.of(request)).orElseThrow(() -> ProblemException.notFound(id.toString()));
        ContentDisposition attachment = ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(file.content());
    }

    @Endpoint(scope = ScopeRule.OWN)
    @PostMapping("/{id}/discarding")
    String discard(@PathVariable UUID id, HttpServletRequest request) {
        Actor actor = Actor.of(request);
        List<KeptAction> before = kept.list(actor);
        kept.discard(id, actor);
        String page = before.stream()
                .filter(action -> before.size() == 1 && action.id().equals(id) && action.page() != null)
                .map(KeptAction::page)
                .findAny()
                .orElse(before.size() > 1 ? PATH : "/");
        return "redirect:" + page;
    }
}
