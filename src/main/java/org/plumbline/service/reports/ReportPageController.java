package org.plumbline.service.reports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.plumbline.core.report.ClaimWorkbookWriter;
import org.plumbline.service.evaluations.ReportDownload;
import org.plumbline.service.forms.FormUploads;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.LanguagePreference;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.reports.ReportService.ReadReport;
import org.plumbline.service.rulesets.RuleSetProvider;
import org.plumbline.service.rulesets.WorkbookProblemView;
import org.plumbline.service.schemes.SchemeList;
import org.plumbline.service.security.Actor;
import org.plumbline.vocabulary.StatedFact;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The pages of published reports: upload, text beside claims, findings, export; their tables as forms. */
@Controller
@RequestMapping("/reports")
final class ReportPageController {

    private static final String TICKED = "ticked";
    private static final String PART = "part";
    /** The report within the document whose claims become facts, from 0. */
    private static final String SECTION = "section";

    private static final int MOST_PARTS = 1_000;

    private final ReportService reports;
    private final ReportStore store;
    private final RuleSetProvider ruleSets;
    private final FormUploads forms;

    ReportPageController(ReportService reports, ReportStore store, RuleSetProvider ruleSets, FormUploads forms) {
        this.reports = reports;
        this.store = store;
        this.ruleSets = ruleSets;
        this.forms = forms;
    }

    @Endpoint(scope = ScopeRule.UNSCOPED)
    @GetMapping
    String showReports(Model model, HttpServletRequest request) {
        QueryParameters.of(request);
        model.addAttribute("reports", store.list());
        return "reports";
    }

    /** The page of the report, or this page with the problems of a file that cannot be opened. */
    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.AUDITOR, Role.ADMIN},
            parentShowsPage = true,
            scope = ScopeRule.UNSCOPED)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String upload(
            @RequestParam("report") MultipartFile report,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        QueryParameters.of(request, "_csrf");
        ReadReport read = reports.add(report.getOriginalFilename(), report.getBytes(), Actor.of(request));
        if (read.stored() != null) {
            return "redirect:/reports/" + read.stored().id();
        }
        response.setStatus(ProblemKind.FORM_REJECTED.status().value());
        model.addAttribute("reports", store.list());
        model.addAttribute(
                "problems", WorkbookProblemView.of(read.reading().problems(), LanguagePreference.of(request)));
        return "reports";
    }

    @Endpoint(scope = ScopeRule.UNSCOPED)
    @GetMapping("/{id}")
    String showReport(@PathVariable UUID id, Model model, Locale locale, HttpServletRequest request) {
        int part = QueryParameters.of(request, PART).integerOrDefault(PART, 1, 1, MOST_PARTS);
        ReadReport report = reports.read(id);
        model.addAttribute("it", ReportView.of(report, locale));
        model.addAttribute("text", ReportTextView.of(report, part, locale));
        model.addAttribute("schemes", SchemeList.of(ruleSets.inForce()).schemes());
        return "report-claims";
    }

    /** The report beside the others of its body and year. */
    @Endpoint(scope = ScopeRule.UNSCOPED)
    @GetMapping("/{id}/comparison")
    String showComparison(@PathVariable UUID id, Model model, Locale locale, HttpServletRequest request) {
        QueryParameters.of(request);
        ReportService.ReportComparison comparison = reports.compare(id);
        model.addAttribute("it", ReportView.of(comparison.report(), locale));
        model.addAttribute("others", comparison.others());
        model.addAttribute(
                "findings",
                comparison.findings().stream()
                        .map(finding -> ReportView.toFinding(finding, Map.of(), locale))
                        .toList());
        return "report-comparison";
    }

    /** Of the claims on the page those that are sent are ticked, and the others left out. */
    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.AUDITOR, Role.ADMIN},
            scope = ScopeRule.UNSCOPED)
    @PostMapping("/{id}/decisions")
    String decide(@PathVariable UUID id, Locale locale, HttpServletRequest request) {
        int part = QueryParameters.ofForm(request, Set.of(TICKED), "_csrf", PART, TICKED)
                .integerOrDefault(PART, 1, 1, MOST_PARTS);
        String[] sent = request.getParameterValues(TICKED);
        Set<String> ticked = sent == null ? Set.of() : Set.copyOf(List.of(sent));
        Map<String, Boolean> decisions = new HashMap<>();
        ReportTextView.of(reports.read(id), part, locale)
                .listKeys()
                .forEach(key -> decisions.put(key, ticked.contains(key)));
        reports.decide(id, decisions, Actor.of(request));
        return "redirect:/reports/" + id + (part == 1 ? "" : "?part=" + part);
    }

    /** Reads the tables of the report as self-evaluation forms, with ticked claims as facts of the submission. */
    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.ADMIN},
            scope = ScopeRule.UNSCOPED)
    @PostMapping("/{id}/forms")
    String readForms(@PathVariable UUID id, HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, "_csrf", "scheme", "fiscalYear", SECTION);
        ReadReport report = reports.read(id);
        StoredReport stored = report.stored();
        UUID form = forms.add(
                stored.file(),
                stored.document(),
                query.textOrNull("scheme"),
                query.fiscalYearOrNull(),
                listFacts(report, query),
                Actor.of(request));
        return "redirect:/forms/" + form;
    }

    /** The ticked claims under the title chosen; none without a title. */
    private static List<StatedFact> listFacts(ReadReport report, QueryParameters query) {
        int last = report.reading().titles().size() - 1;
        Integer section = query.textOrNull(SECTION) == null ? null : query.integerOrDefault(SECTION, 0, 0, last);
        return section == null
                ? List.of()
                : report.reading().listTickedFacts(report.stored().file(), report.decisions(), section);
    }

    /** Findings and claims as a spreadsheet. */
    @Endpoint(scope = ScopeRule.UNSCOPED)
    @GetMapping(path = "/{id}/workbook")
    ResponseEntity<byte[]> downloadWorkbook(@PathVariable UUID id, HttpServletRequest request) {
        Locale locale = QueryParameters.of(request).locale();
        ReadReport report = reports.read(id);
        String name = report.stored().file().replaceAll("\\.[A-Za-z]{1,5}$", "");
        return ResponseEntity.ok()
                .contentType(ReportDownload.XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(
                                        name + ("en".equals(locale.getLanguage()) ? "-findings" : "-矛盾清单") + ".xlsx",
                                        StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(ClaimWorkbookWriter.write(
                        report.stored().file(),
                        report.reading(),
                        report.decisions(),
                        report.stored().createdAt(),
                        locale));
    }
}
