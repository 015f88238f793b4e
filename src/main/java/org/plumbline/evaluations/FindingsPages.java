package org.plumbline.evaluations;

import jakarta.servlet.http.HttpServletRequest;
import org.plumbline.web.Query;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Findings over many evaluations, for people. */
@Controller
final class FindingsPages {

    private final Findings findings;
    private final FindingsExport export;
    private final Profiles profiles;

    FindingsPages(Findings findings, FindingsExport export, Profiles profiles) {
        this.findings = findings;
        this.export = export;
        this.profiles = profiles;
    }

    @GetMapping("/findings")
    String findings(Model model, HttpServletRequest request) {
        FindingPage page = FindingPage.of(findings, Query.of(request, FindingFilter.NAMES));
        model.addAttribute("list", page);
        model.addAttribute("links", new FindingLinks(page.filter()));
        return "findings";
    }

    @GetMapping("/findings.xlsx")
    ResponseEntity<byte[]> xlsx(HttpServletRequest request) {
        return export.xlsx(Query.of(request, FindingFilter.NAMES));
    }

    @GetMapping("/findings/identical-profiles")
    String identical(Model model, HttpServletRequest request) {
        model.addAttribute("list", ProfilePage.of(profiles, Query.of(request, ProfileFilter.NAMES)));
        return "identical-profiles";
    }
}
