package org.plumbline.service.rulesets;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.plumbline.core.workbook.SchemeTemplate;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.security.Actor;
import org.plumbline.service.security.UserDirectory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The pages of schemes with their versions, one version, and the differences between two. */
@Controller
@RequestMapping("/rule-sets")
final class RuleSetPageController {

    private final RuleSetQueries queries;
    private final VersionLifecycle lifecycle;
    private final VersionDetailsReader detailsReader;
    private final UserDirectory users;
    private final SchemeTemplates templates;

    RuleSetPageController(
            RuleSetQueries queries,
            VersionLifecycle lifecycle,
            VersionDetailsReader detailsReader,
            UserDirectory users,
            SchemeTemplates templates) {
        this.queries = queries;
        this.lifecycle = lifecycle;
        this.detailsReader = detailsReader;
        this.users = users;
        this.templates = templates;
    }

    @Endpoint(scope = ScopeRule.SCHEME)
    @GetMapping
    String list(Model model, HttpServletRequest request) {
        QueryParameters.of(request);
        model.addAttribute("schemes", SchemeVersions.ofEach(queries.list(null)));
        SchemeTemplate template = templates.read();
        model.addAttribute("families", template.families());
        model.addAttribute("furtherColumns", template.listFurtherColumns());
        return "rule-sets";
    }

    /** {@code done} means that a step was just taken, {@code known} that an uploaded file was already stored. */
    @Endpoint(scope = ScopeRule.SCHEME)
    @GetMapping("/{id}")
    String showVersion(@PathVariable String id, Model model, Locale locale, HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, "done", "known");
        RuleSetVersion version = queries.requireVersion(id);
        RuleSetView view = queries.toView(version);
        List<RuleSetEvent> events = lifecycle.listEvents(version.id());
        model.addAttribute("version", view);
        model.addAttribute("events", events);
        model.addAttribute("approvers", lifecycle.describeApprovers(view.authors()));
        model.addAttribute("followed", queries.listFollowed(version));
        model.addAttribute("opened", detailsReader.readDetails(version, locale, request));
        model.addAttribute("before", queries.findComparisonBase(version));
        model.addAttribute("steps", VersionStep.availableSteps(view, Actor.of(request), users.isSingleUser()));
        model.addAttribute("done", query.textOrNull("done") == null ? null : events.get(events.size() - 1));
        model.addAttribute("known", query.textOrNull("known") != null);
        return "rule-set";
    }

    @Endpoint(scope = ScopeRule.SCHEME)
    @GetMapping("/{id}/diff")
    String showDiff(@PathVariable String id, Model model, Locale locale, HttpServletRequest request) {
        String against = QueryParameters.of(request, "against").textOrNull("against");
        RuleSetVersion after = queries.requireVersion(id);
        RuleSetVersion before = queries.findComparisonBase(after, against);
        model.addAttribute("version", queries.toView(after));
        model.addAttribute("before", before);
        model.addAttribute("diff", DiffTable.of(queries.compareContents(before, after), locale));
        model.addAttribute("drlChanged", !before.hasSameDrl(after));
        model.addAttribute("others", listOthers(after));
        return "rule-set-diff";
    }

    /** The versions to compare with: the one that this version replaces or replaced first. */
    private List<RuleSetView> listOthers(RuleSetVersion version) {
        long base = queries.findComparisonBase(version).id();
        return queries.list(version.scheme()).stream()
                .filter(other -> other.id() != version.id())
                .sorted(Comparator.comparing(other -> other.id() != base))
                .toList();
    }
}
