package org.plumbline.service.rulesets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemResponses;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.security.Actor;
import org.plumbline.service.security.UserDirectory;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The pages for decisions about a version: before each step a page shows what it changes, its test results and its effect, and
 * asks for the reason. A rejected step shows that page again with the values entered.
 */
@Controller
@RequestMapping("/rule-sets/{id}")
final class DecisionPageController {

    private final RuleSetQueries queries;
    private final VersionLifecycle lifecycle;
    private final VersionDetailsReader detailsReader;
    private final UserDirectory users;
    private final ProblemResponses problems;

    DecisionPageController(
            RuleSetQueries queries,
            VersionLifecycle lifecycle,
            VersionDetailsReader detailsReader,
            UserDirectory users,
            ProblemResponses problems) {
        this.queries = queries;
        this.lifecycle = lifecycle;
        this.detailsReader = detailsReader;
        this.users = users;
        this.problems = problems;
    }

    @Endpoint(scope = ScopeRule.SCHEME)
    @GetMapping("/{step:approval|publication|return|retirement|withdrawal}")
    String askDecision(
            @PathVariable String id,
            @PathVariable("step") String path,
            Model model,
            Locale locale,
            HttpServletRequest request) {
        QueryParameters.of(request);
        return fillModel(queries.requireVersion(id), path, model, locale, request);
    }

    @Endpoint(value = Role.APPROVER, scope = ScopeRule.SCHEME)
    @PostMapping("/{step:approval|publication|return|retirement}")
    String decide(
            @PathVariable String id,
            @PathVariable("step") String path,
            @RequestParam(name = "reason", required = false) String reason,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        return takeStep(id, path, reason, model, locale, request, response);
    }

    @Endpoint(value = Role.CLERK, scope = ScopeRule.SCHEME)
    @PostMapping("/{step:withdrawal}")
    String withdraw(
            @PathVariable String id,
            @PathVariable("step") String path,
            @RequestParam(name = "reason", required = false) String reason,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        return takeStep(id, path, reason, model, locale, request, response);
    }

    private String takeStep(
            String id,
            String path,
            String reason,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        RuleSetVersion version = queries.requireVersion(id);
        try {
            RuleSetVersion after = takeStep(path, version.id(), Actor.of(request), reason);
            return "redirect:/rule-sets/" + after.id() + "?done=1";
        } catch (ProblemException refused) {
            ProblemDetail problem = problems.createProblem(request, refused);
            response.setStatus(problem.getStatus());
            model.addAttribute("problem", problem);
            model.addAttribute("reason", reason);
            return fillModel(queries.requireVersion(id), path, model, locale, request);
        }
    }

    private RuleSetVersion takeStep(String path, long version, Actor actor, String reason) {
        return switch (path) {
            case "approval" -> lifecycle.approve(version, actor, reason);
            case "publication" -> lifecycle.publish(version, actor, reason);
            case "return" -> lifecycle.returnToAuthor(version, actor, reason);
            case "withdrawal" -> lifecycle.withdraw(version, actor, reason);
            default -> lifecycle.retire(version, actor, reason);
        };
    }

    private String fillModel(
            RuleSetVersion version, String path, Model model, Locale locale, HttpServletRequest request) {
        RuleSetView view = queries.toView(version);
        RuleSetVersion before = queries.findVersionToReplace(version);
        VersionDetailsReader.VersionDetails opened = detailsReader.readDetails(version, locale, request);
        model.addAttribute("version", view);
        model.addAttribute("path", path);
        model.addAttribute("approvers", lifecycle.describeApprovers(view.authors()));
        addStep(VersionStep.availableSteps(view, Actor.of(request), users.isSingleUser()), path, opened, model);
        model.addAttribute("followed", queries.listFollowed(version));
        model.addAttribute("before", before);
        model.addAttribute("opened", opened);
        model.addAttribute("diff", DiffTable.of(queries.compareContents(before, version), locale));
        model.addAttribute("drlChanged", !before.hasSameDrl(version));
        model.addAttribute("replaced", detailsReader.findReplaced(version));
        return "rule-set-step";
    }

    /** Of steps with one address only one is available at a time. */
    private static void addStep(
            List<VersionStep> available, String path, VersionDetailsReader.VersionDetails opened, Model model) {
        VersionStep step = available.stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElse(null);
        boolean warned = !opened.warnings().isEmpty();
        model.addAttribute("step", step);
        model.addAttribute("returnable", available.contains(VersionStep.RETURN));
        model.addAttribute(
                "blocked",
                step != null && step.needsPassingTests() && !opened.tests().passed());
        model.addAttribute("reasonNeeded", step != VersionStep.WITHDRAW && (step != VersionStep.PUBLISH || warned));
    }
}
