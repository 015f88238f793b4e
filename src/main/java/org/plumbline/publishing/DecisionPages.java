package org.plumbline.publishing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.plumbline.web.Actor;
import org.plumbline.web.Problems;
import org.plumbline.web.Query;
import org.plumbline.web.RequestRefused;
import org.plumbline.web.Users;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Deciding about a version: before each step a page shows what it changes, what its tests say and what it would do, and asks
 * for the reason. A refused step shows that page again, with what was typed.
 */
@Controller
@RequestMapping("/rule-sets/{id}/{step:approval|publication|retirement}")
final class DecisionPages {

    private final Rulebook rulebook;
    private final Lifecycle lifecycle;
    private final VersionDesk desk;
    private final Users users;
    private final Problems problems;

    DecisionPages(Rulebook rulebook, Lifecycle lifecycle, VersionDesk desk, Users users, Problems problems) {
        this.rulebook = rulebook;
        this.lifecycle = lifecycle;
        this.desk = desk;
        this.users = users;
        this.problems = problems;
    }

    @GetMapping
    String ask(
            @PathVariable String id,
            @PathVariable("step") String path,
            Model model,
            Locale locale,
            HttpServletRequest request) {
        Query.of(request);
        return show(rulebook.version(id), path, model, locale, request);
    }

    @PostMapping
    String take(
            @PathVariable String id,
            @PathVariable("step") String path,
            @RequestParam(name = "reason", required = false) String reason,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        RuleSetVersion version = rulebook.version(id);
        try {
            RuleSetVersion after = take(path, version.id(), Actor.of(request), reason);
            return "redirect:/rule-sets/" + after.id() + "?done=1";
        } catch (RequestRefused refused) {
            ProblemDetail problem = problems.of(request, refused);
            response.setStatus(problem.getStatus());
            model.addAttribute("problem", problem);
            model.addAttribute("reason", reason);
            return show(rulebook.version(id), path, model, locale, request);
        }
    }

    private RuleSetVersion take(String path, long version, Actor actor, String reason) {
        return switch (path) {
            case "approval" -> lifecycle.approve(version, actor, reason);
            case "publication" -> lifecycle.publish(version, actor, reason);
            default -> lifecycle.retire(version, actor, reason);
        };
    }

    private String show(RuleSetVersion version, String path, Model model, Locale locale, HttpServletRequest request) {
        RuleSetView view = rulebook.view(version);
        RuleSetVersion before = rulebook.before(version);
        VersionDesk.Opened opened = desk.open(version, locale, request);
        Step step = Step.open(view, Actor.of(request), users.singleUser()).stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElse(null);
        model.addAttribute("version", view);
        model.addAttribute("path", path);
        model.addAttribute("step", step);
        model.addAttribute(
                "blocked",
                step != null && step != Step.RETIRE && !opened.tests().passed());
        model.addAttribute("before", before);
        model.addAttribute("opened", opened);
        model.addAttribute("diff", DiffTable.of(rulebook.changes(before, version), locale));
        model.addAttribute("drlChanged", !before.sharesDrl(version));
        model.addAttribute("replaced", desk.replaced(version));
        model.addAttribute(
                "reasonNeeded", step != Step.PUBLISH || !opened.warnings().isEmpty());
        return "rule-set-step";
    }
}
