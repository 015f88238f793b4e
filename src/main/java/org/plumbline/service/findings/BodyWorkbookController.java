package org.plumbline.service.findings;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.plumbline.core.report.BodyWorkbookWriter;
import org.plumbline.core.report.BodyWorkbookWriter.BodyEvaluation;
import org.plumbline.service.evaluations.ReportDownload;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Everything of one body, over all schemes and years, in one workbook. */
@RestController
final class BodyWorkbookController {

    private static final String BODY = "body";
    /** More are rejected: a part could be taken for the whole. */
    private static final int LARGEST = 500;

    private final BodyRepository bodies;

    BodyWorkbookController(BodyRepository bodies) {
        this.bodies = bodies;
    }

    @Endpoint(
            value = {Role.AUDITOR, Role.ADMIN},
            scope = ScopeRule.EVALUATION)
    @GetMapping(path = "/api/v1/findings/body-workbook", produces = ReportDownload.XLSX_VALUE)
    ResponseEntity<byte[]> download(HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, BODY);
        Locale locale = query.locale();
        String body = query.textOrNull(BODY);
        if (body == null) {
            throw ProblemException.invalidParameter(BODY, null, "某县水务局");
        }
        List<BodyEvaluation> found = bodies.find(body, LARGEST + 1);
        if (found.isEmpty()) {
            throw ProblemException.notFound(body);
        }
        if (found.size() > LARGEST) {
            throw new ProblemException(ProblemKind.EXPORT_TOO_LARGE, LARGEST);
        }
        List<BodyEvaluation> sorted = found.stream()
                .sorted(Comparator.comparing(
                                (BodyEvaluation each) -> -each.evaluation().fiscalYear())
                        .thenComparing(each -> each.evaluation().scheme())
                        .thenComparing(each -> each.evaluation().subject().name()))
                .toList();
        return ResponseEntity.ok()
                .contentType(ReportDownload.XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(body + ".xlsx", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(BodyWorkbookWriter.write(body, sorted, locale));
    }
}
