package org.plumbline.publishing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.plumbline.web.Actor;
import org.plumbline.web.Query;
import org.plumbline.web.Users;
import org.plumbline.workbook.SchemeTemplate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Schemes with their versions, one version, and what changed between two. */
@Controller
@RequestMapping("/rule-sets")
final class RuleSetPages {

    private final Rulebook rulebook;
    private final Lifecycle lifecycle;
    private final VersionDesk desk;
    private final Users users;

    RuleSetPages(Rulebook rulebook, Lifecycle lifecycle, VersionDesk desk, Users users) {
        this.rulebook = rulebook;
        this.lifecycle = lifecycle;
        this.desk = desk;
        this.users = users;
    }

    @GetMapping
    String list(Model model, HttpServletRequest request) {
        Query.of(request);
        Map<String, List<RuleSetView>> schemes = rulebook.all(null).stream()
                .collect(Collectors.groupingBy(RuleSetView::scheme, LinkedHashMap::new, Collectors.toList()));
        model.addAttribute("schemes", schemes.values());
        model.addAttribute("families", SchemeTemplate.Family.values());
        return "rule-sets";
    }

    /** {@code done} says that a step was just taken, {@code known} that an upload brought nothing new. */
    @GetMapping("/{id}")
    String one(@PathVariable String id, Model model, Locale locale, HttpServletRequest request) {
        Query query = Query.of(request, "done", "known");
        RuleSetVersion version = rulebook.version(id);
        RuleSetView view = rulebook.view(version);
        List<RuleSetEvent> events = lifecycle.events(version.id());
        model.addAttribute("version", view);
        model.addAttribute("events", events);
        model.addAttribute("opened", desk.open(version, locale, request));
        model.addAttribute("before", rulebook.before(version));
        model.addAttribute("steps", Step.open(view, Actor.of(request), users.singleUser()));
        model.addAttribute("done", query.textOrNull("done") == null ? null : events.get(events.size() - 1));
        model.addAttribute("known", query.textOrNull("known") != null);
        return "rule-set";
    }

    @GetMapping("/{id}/diff")
    String diff(@PathVariable String id, Model model, Locale locale, HttpServletRequest request) {
        String against = Query.of(request, "against").textOrNull("against");
        RuleSetVersion after = rulebook.version(id);
        RuleSetVersion before = rulebook.before(after, against);
        model.addAttribute("version", rulebook.view(after));
        model.addAttribute("before", before);
        model.addAttribute("diff", DiffTable.of(rulebook.changes(before, after), locale));
        model.addAttribute("drlChanged", !before.sharesDrl(after));
        model.addAttribute("others", rulebook.all(after.scheme()));
        return "rule-set-diff";
    }
}
