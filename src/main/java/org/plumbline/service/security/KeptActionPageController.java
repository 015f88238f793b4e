package org.plumbline.service.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.QueryParameters;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The page with the action that was sent after the session had ended: to confirm or to discard. */
@Controller
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
            "jobs");

    @Endpoint
    @GetMapping(PATH)
    String show(Model model, HttpServletRequest request) {
        QueryParameters.of(request);
        KeptAction kept = KeptAction.find(request).orElse(null);
        model.addAttribute("kept", kept);
        if (kept != null) {
            String path = kept.action().split("\\?")[0];
            String last = path.substring(path.lastIndexOf('/') + 1);
            model.addAttribute("named", NAMED.contains(last) ? last : "other");
        }
        return "kept-action";
    }

    @Endpoint
    @PostMapping(PATH + "/discarding")
    String discard(HttpServletRequest request) {
        KeptAction kept = KeptAction.find(request).orElse(null);
        KeptAction.discard(request);
        return "redirect:" + (kept == null || kept.page() == null ? "/" : kept.page());
    }
}
