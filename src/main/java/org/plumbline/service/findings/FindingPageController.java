package org.plumbline.service.findings;

import jakarta.servlet.http.HttpServletRequest;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page of findings over many evaluations. */
@Controller
final class FindingPageController {

    private final FindingRepository findings;
    private final FindingExport export;
    private final ProfileRepository profiles;
    private final ValueRepository values;

    FindingPageController(
            FindingRepository findings, FindingExport export, ProfileRepository profiles, ValueRepository values) {
        this.findings = findings;
        this.export = export;
        this.profiles = profiles;
        this.values = values;
    }

    @Endpoint(
            value = {Role.AUDITOR, Role.ADMIN},
            scope = ScopeRule.EVALUATION)
    @GetMapping("/findings")
    String showFindings(Model model, HttpServletRequest request) {
        FindingListPage page = FindingListPage.folded(findings, QueryParameters.of(request, FindingFilter.NAMES));
        model.addAttribute("list", page);
        model.addAttribute("links", new FindingLinks(page.filter()));
        return "findings";
    }

    @Endpoint(
            value = {Role.AUDITOR, Role.ADMIN},
            scope = ScopeRule.EVALUATION)
    @GetMapping("/findings.xlsx")
    ResponseEntity<byte[]> downloadWorkbook(HttpServletRequest request) {
        return export.exportWorkbook(QueryParameters.of(request, FindingFilter.NAMES));
    }

    @Endpoint(
            value = {Role.AUDITOR, Role.ADMIN},
            scope = ScopeRule.EVALUATION)
    @GetMapping("/findings/identical-profiles")
    String showIdenticalProfiles(Model model, HttpServletRequest request) {
        model.addAttribute("list", ProfileListPage.of(profiles, QueryParameters.of(request, ProfileFilter.NAMES)));
        return "identical-profiles";
    }

    @Endpoint(
            value = {Role.AUDITOR, Role.ADMIN},
            scope = ScopeRule.EVALUATION)
    @GetMapping("/findings/values")
    String showValues(Model model, HttpServletRequest request) {
        model.addAttribute("list", ValueListPage.ofAny(values, QueryParameters.of(request, ValueFilter.NAMES)));
        return "indicator-values";
    }
}
