package org.plumbline.evaluations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.plumbline.web.PageLinks;
import org.plumbline.web.Query;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Findings over many evaluations, for programs. */
@RestController
@RequestMapping("/api/v1/findings")
final class FindingsController {

    private static final List<MediaType> FORMS = List.of(MediaType.APPLICATION_JSON, Report.XLSX);

    private final Findings findings;
    private final FindingsExport export;
    private final Profiles profiles;

    FindingsController(Findings findings, FindingsExport export, Profiles profiles) {
        this.findings = findings;
        this.export = export;
        this.profiles = profiles;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, Report.XLSX_VALUE})
    ResponseEntity<?> list(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        Query query = Query.of(request, FindingFilter.NAMES);
        if (Accepted.of(request, FORMS) == Report.XLSX) {
            return export.xlsx(query);
        }
        FindingPage page = FindingPage.of(findings, query);
        return ResponseEntity.ok()
                .headers(PageLinks.of(request, page.page(), page.hasNext()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(page);
    }

    @GetMapping(path = "/identical-profiles", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ProfilePage> identical(HttpServletRequest request) {
        ProfilePage page = ProfilePage.of(profiles, Query.of(request, ProfileFilter.NAMES));
        return ResponseEntity.ok()
                .headers(PageLinks.of(request, page.page(), page.more()))
                .body(page);
    }
}
