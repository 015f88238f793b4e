package org.plumbline.service.rehearsal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.rulesets.BorrowedRuleSet;
import org.plumbline.service.rulesets.PageAnchors;
import org.plumbline.service.rulesets.RuleSetProvider;
import org.plumbline.service.rulesets.RuleSetQueries;
import org.plumbline.service.rulesets.RuleSetVersion;
import org.plumbline.service.security.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The pages of what a version would change and which of its rows never fire. */
@Controller
@RequestMapping("/rule-sets/{id}")
final class RehearsalPageController {

    private final RehearsalService rehearsals;
    private final CoverageService coverages;
    private final RuleSetQueries queries;
    private final RuleSetProvider ruleSets;
    private final ChangeUseReader changeUses;

    RehearsalPageController(
            RehearsalService rehearsals,
            CoverageService coverages,
            RuleSetQueries queries,
            RuleSetProvider ruleSets,
            ChangeUseReader changeUses) {
        this.rehearsals = rehearsals;
        this.coverages = coverages;
        this.queries = queries;
        this.ruleSets = ruleSets;
        this.changeUses = changeUses;
    }

    @Endpoint(scope = ScopeRule.WHOLE_SCHEME)
    @GetMapping("/rehearsal")
    String showLatest(@PathVariable String id, Model model, HttpServletRequest request) {
        QueryParameters.of(request);
        RuleSetVersion version = queries.requireVersion(id);
        Rehearsal rehearsal = rehearsals.findLatest(version.id()).orElse(null);
        model.addAttribute("version", queries.toView(version));
        model.addAttribute("others", queries.list(version.scheme()));
        model.addAttribute("rehearsal", rehearsal);
        if (rehearsal != null && rehearsal.againstId() != null) {
            model.addAttribute("against", ruleSets.requireVersion(rehearsal.againstId()));
        }
        model.addAttribute("anchors", ruleAnchors(version));
        return "rehearsal";
    }

    /** @param against id of a version; blank for the stored evaluations */
    @Endpoint(value = Role.CLERK, scope = ScopeRule.WHOLE_SCHEME)
    @PostMapping("/rehearsal")
    String start(
            @PathVariable String id,
            @RequestParam(name = "against", required = false) String against,
            HttpServletRequest request) {
        RuleSetVersion version = queries.requireVersion(id);
        Long other = null;
        if (against != null && !against.isBlank()) {
            RuleSetVersion named = queries.requireVersion(against.strip());
            if (!named.scheme().equals(version.scheme())) {
                throw ProblemException.invalidParameter("against", against, version.scheme() + " : id");
            }
            other = named.id();
        }
        try {
            rehearsals.start(
                    version.id(),
                    new RehearsalOptions(List.of(), other, null),
                    Actor.of(request).name());
        } catch (RehearsalService.TooManyRehearsalsException e) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS, e.getMessage(), e);
        }
        return "redirect:/rule-sets/" + version.id() + "/rehearsal";
    }

    @Endpoint(value = Role.CLERK, scope = ScopeRule.WHOLE_SCHEME)
    @PostMapping("/rehearsal/cancellation")
    String cancel(@PathVariable String id) {
        RuleSetVersion version = queries.requireVersion(id);
        rehearsals.findLatest(version.id()).ifPresent(running -> rehearsals.cancel(running.id()));
        return "redirect:/rule-sets/" + version.id() + "/rehearsal";
    }

    @Endpoint(scope = ScopeRule.WHOLE_SCHEME)
    @GetMapping("/coverage")
    String showCoverage(@PathVariable String id, Model model, HttpServletRequest request) {
        QueryParameters.of(request);
        RuleSetVersion version = queries.requireVersion(id);
        model.addAttribute("version", queries.toView(version));
        model.addAttribute("coverage", coverages.measure(version));
        model.addAttribute("anchors", ruleAnchors(version));
        return "coverage";
    }

    @Endpoint(scope = ScopeRule.WHOLE_SCHEME)
    @GetMapping("/diff/evaluations")
    String showChangeUse(@PathVariable String id, Model model, HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, ChangeUseReader.NAMES);
        RuleSetVersion after = queries.requireVersion(id);
        RuleSetVersion before = queries.findComparisonBase(after, query.textOrNull("against"));
        model.addAttribute("version", queries.toView(after));
        model.addAttribute("before", before);
        model.addAttribute("use", changeUses.read(after, before, query));
        return "rule-set-diff-evaluations";
    }

    /** The address of each rule on the version's page; rules in DRL and rules it no longer has are not included. */
    private Map<String, String> ruleAnchors(RuleSetVersion version) {
        Map<String, String> anchors = new HashMap<>();
        try (BorrowedRuleSet rules = ruleSets.borrow(version)) {
            for (RuleSource rule : rules.ruleSet().listRules()) {
                if (rule.sheet() != null && rule.row() != null) {
                    anchors.put(rule.id(), PageAnchors.rowAnchor(rule.sheet(), rule.row()));
                }
            }
        }
        return anchors;
    }
}
