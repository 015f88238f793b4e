package org.plumbline.rehearsal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.publishing.Place;
import org.plumbline.publishing.RuleSetInUse;
import org.plumbline.publishing.RuleSetVersion;
import org.plumbline.publishing.RuleSets;
import org.plumbline.publishing.Rulebook;
import org.plumbline.ruleset.RuleRef;
import org.plumbline.web.Actor;
import org.plumbline.web.Query;
import org.plumbline.web.RequestRefused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What a version would change and which of its rows never fire, for people. */
@Controller
@RequestMapping("/rule-sets/{id}")
final class RehearsalPages {

    private final Rehearsals rehearsals;
    private final Coverages coverages;
    private final Rulebook rulebook;
    private final RuleSets ruleSets;

    RehearsalPages(Rehearsals rehearsals, Coverages coverages, Rulebook rulebook, RuleSets ruleSets) {
        this.rehearsals = rehearsals;
        this.coverages = coverages;
        this.rulebook = rulebook;
        this.ruleSets = ruleSets;
    }

    @GetMapping("/rehearsal")
    String latest(@PathVariable String id, Model model, HttpServletRequest request) {
        Query.of(request);
        RuleSetVersion version = rulebook.version(id);
        Rehearsal rehearsal = rehearsals.latest(version.id()).orElse(null);
        model.addAttribute("version", rulebook.view(version));
        model.addAttribute("others", rulebook.all(version.scheme()));
        model.addAttribute("rehearsal", rehearsal);
        if (rehearsal != null && rehearsal.againstId() != null) {
            model.addAttribute("against", ruleSets.version(rehearsal.againstId()));
        }
        model.addAttribute("anchors", anchors(version));
        return "rehearsal";
    }

    /** @param against id of a version; blank for what was kept */
    @PostMapping("/rehearsal")
    String start(
            @PathVariable String id,
            @RequestParam(name = "against", required = false) String against,
            HttpServletRequest request) {
        RuleSetVersion version = rulebook.version(id);
        Long other = null;
        if (against != null && !against.isBlank()) {
            RuleSetVersion named = rulebook.version(against.strip());
            if (!named.scheme().equals(version.scheme())) {
                throw RequestRefused.parameter("against", against, version.scheme() + " : id");
            }
            other = named.id();
        }
        try {
            rehearsals.start(
                    version.id(),
                    new Options(List.of(), other, null),
                    Actor.of(request).name());
        } catch (Rehearsals.Busy e) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS, e.getMessage(), e);
        }
        return "redirect:/rule-sets/" + version.id() + "/rehearsal";
    }

    @PostMapping("/rehearsal/cancellation")
    String cancel(@PathVariable String id) {
        RuleSetVersion version = rulebook.version(id);
        rehearsals.latest(version.id()).ifPresent(running -> rehearsals.cancel(running.id()));
        return "redirect:/rule-sets/" + version.id() + "/rehearsal";
    }

    @GetMapping("/coverage")
    String coverage(@PathVariable String id, Model model, HttpServletRequest request) {
        Query.of(request);
        RuleSetVersion version = rulebook.version(id);
        model.addAttribute("version", rulebook.view(version));
        model.addAttribute("coverage", coverages.of(version));
        model.addAttribute("anchors", anchors(version));
        return "coverage";
    }

    /** Where the version's page shows each of its rules; rules in DRL and those it no longer has are not there. */
    private Map<String, String> anchors(RuleSetVersion version) {
        Map<String, String> anchors = new HashMap<>();
        try (RuleSetInUse rules = ruleSets.use(version)) {
            for (RuleRef rule : rules.ruleSet().rules()) {
                if (rule.sheet() != null && rule.row() != null) {
                    anchors.put(rule.id(), Place.row(rule.sheet(), rule.row()));
                }
            }
        }
        return anchors;
    }
}
