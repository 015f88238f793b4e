package org.plumbline.service.evaluations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.core.basics.FiscalYear;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.json.Presentation;
import org.plumbline.core.json.Presentation.TraceDetail;
import org.plumbline.core.report.EvaluationDocument;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.PaginationLinks;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.RequestBodyReader;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.security.Actor;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** The API of stored evaluations: create, find, explain and replay. */
@RestController
@RequestMapping("/api/v1/evaluations")
final class EvaluationController {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<MediaType> FORMS = List.of(
            MediaType.APPLICATION_JSON,
            ReportDownload.PLAIN,
            MediaType.TEXT_HTML,
            ReportDownload.PDF,
            ReportDownload.DOCX,
            ReportDownload.XLSX);

    private final ScoringService scoring;
    private final CorrectionCheck correctionCheck;
    private final EvaluationStore evaluationStore;
    private final IdempotencyStore keyedRequests;
    private final EvaluationRepository evaluations;
    private final ReplayService replays;
    private final YearReplay year;
    private final ReportDownload report;

    EvaluationController(
            ScoringService scoring,
            CorrectionCheck correctionCheck,
            EvaluationStore evaluationStore,
            IdempotencyStore keyedRequests,
            EvaluationRepository evaluations,
            ReplayService replays,
            YearReplay year,
            ReportDownload report) {
        this.year = year;
        this.scoring = scoring;
        this.correctionCheck = correctionCheck;
        this.evaluationStore = evaluationStore;
        this.keyedRequests = keyedRequests;
        this.evaluations = evaluations;
        this.replays = replays;
        this.report = report;
    }

    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.ADMIN},
            scope = ScopeRule.EVALUATION)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> save(HttpServletRequest request) {
        byte[] body = RequestBodyReader.readAll(request);
        QueryParameters query = QueryParameters.of(request, "trace", "corrects", "reason", "ruleSet");
        TraceDetail detail = query.enumValue("trace", TraceDetail.class, TraceDetail.FULL);
        String corrects = query.textOrNull("corrects");
        String ruleSet = query.textOrNull("ruleSet");
        String reason = query.textOrNull("reason");
        String given = corrects == null ? null : reason;
        Actor actor = Actor.of(request);
        IdempotentRequest keyed = IdempotentRequest.of(request, actor.name(), body, reason, corrects, ruleSet);
        Optional<UUID> before = keyed == null ? Optional.empty() : keyedRequests.findSaved(keyed);
        if (before.isPresent()) {
            return repeatAnswer(before.get(), corrects, given, detail, query.locale());
        }
        Correction correction = corrects == null ? null : correctionCheck.asked(corrects, reason, actor);
        ScoringResult scored = scoring.score(body, ruleSet);
        if (correction != null) {
            correctionCheck.matches(correction, scored.evaluation());
        }
        try {
            UUID id = evaluationStore.save(scored, actor.name(), correction, keyed);
            return createdResponse(
                    scored.evaluation(),
                    new Presentation(
                            id.toString(),
                            scored.version().version(),
                            corrects,
                            given,
                            listRepeated(id, scored.evaluation()),
                            detail,
                            query.locale()));
        } catch (DuplicateKeyException meanwhile) {
            UUID saved =
                    Optional.ofNullable(keyed).flatMap(keyedRequests::findSaved).orElseThrow(() -> meanwhile);
            return repeatAnswer(saved, corrects, given, detail, query.locale());
        }
    }

    /** The earlier response to the same request. */
    private ResponseEntity<byte[]> repeatAnswer(
            UUID id, String corrects, String reason, TraceDetail detail, Locale locale) {
        SavedEvaluation saved = evaluations.requireById(id.toString()); // the caller's scope may have changed
        Evaluation evaluation = EvaluationJson.read(saved.canonical());
        return createdResponse(
                evaluation,
                new Presentation(
                        id.toString(),
                        saved.version(),
                        corrects,
                        reason,
                        listRepeated(id, evaluation),
                        detail,
                        locale));
    }

    private List<String> listRepeated(UUID id, Evaluation evaluation) {
        return evaluations.findRepeatedIds(id, evaluation).stream()
                .map(UUID::toString)
                .toList();
    }

    private static ResponseEntity<byte[]> createdResponse(Evaluation evaluation, Presentation presentation) {
        return ResponseEntity.created(URI.create("/api/v1/evaluations/" + presentation.id()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(EvaluationJson.write(evaluation, presentation));
    }

    @Endpoint(scope = ScopeRule.EVALUATION)
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SavedEvaluationPage> list(HttpServletRequest request) {
        SavedEvaluationPage page =
                SavedEvaluationPage.of(evaluations, QueryParameters.of(request, EvaluationFilter.NAMES));
        return ResponseEntity.ok()
                .headers(PaginationLinks.buildHeaders(request, page.page(), page.hasNext()))
                .body(page);
    }

    @Endpoint(tagged = true, scope = ScopeRule.EVALUATION)
    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] get(@PathVariable String id, HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, "trace");
        TraceDetail detail = query.enumValue("trace", TraceDetail.class, TraceDetail.FULL);
        SavedEvaluation saved = evaluations.requireById(id);
        CorrectionLinks corrections = evaluations.findCorrections(saved.id());
        Evaluation evaluation = EvaluationJson.read(saved.canonical());
        Presentation presentation = new Presentation(
                id,
                saved.version(),
                null,
                corrections.corrects() == null ? null : corrections.corrects().toString(),
                corrections.correction() == null
                        ? null
                        : corrections.correction().reason(),
                corrections.correctedBy().stream()
                        .map(each -> each.evaluation().toString())
                        .toList(),
                listRepeated(saved.id(), evaluation),
                detail,
                query.locale());
        return EvaluationJson.write(evaluation, presentation);
    }

    @Endpoint(tagged = true, scope = ScopeRule.EVALUATION)
    @GetMapping(
            path = "/{id}/explanation",
            produces = {
                MediaType.APPLICATION_JSON_VALUE,
                MediaType.TEXT_PLAIN_VALUE,
                MediaType.TEXT_HTML_VALUE,
                MediaType.APPLICATION_PDF_VALUE,
                ReportDownload.DOCX_VALUE,
                ReportDownload.XLSX_VALUE
            })
    Object getExplanation(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException {
        Locale locale = QueryParameters.of(request).locale();
        MediaType form = ContentNegotiation.chooseMediaType(request, FORMS);
        SavedEvaluation saved = evaluations.requireById(id);
        if (form == ReportDownload.PLAIN) {
            return report.createText(saved, locale);
        }
        if (form == ReportDownload.PDF) {
            return report.createPdf(saved, locale);
        }
        if (form == ReportDownload.DOCX) {
            return report.createDocx(saved, locale);
        }
        if (form == ReportDownload.XLSX) {
            return report.createWorkbook(saved, locale);
        }
        if (form == MediaType.TEXT_HTML) {
            EvaluationDocument document = report.createDocument(saved, locale);
            response.setHeader("Content-Security-Policy", StandaloneStyle.CONTENT_SECURITY_POLICY);
            return new ModelAndView("explanation")
                    .addObject("it", EvaluationView.standalone(EvaluationJson.read(saved.canonical()), locale))
                    .addObject("style", StandaloneStyle.STYLE)
                    .addObject("saved", saved)
                    .addObject("version", saved.version())
                    .addObject("d", document)
                    .addObject("range", document.range());
        }
        return ResponseEntity.ok().contentType(form).body(report.createExplanation(saved, locale));
    }

    @Endpoint(tagged = true, scope = ScopeRule.EVALUATION)
    @GetMapping(path = "/{id}/why-not", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] getWhyNot(@PathVariable String id, HttpServletRequest request) {
        Locale locale = QueryParameters.of(request).locale();
        SavedEvaluation saved = evaluations.requireById(id);
        Evaluation evaluation = EvaluationJson.read(saved.canonical());
        return EvaluationJson.writeWhyNot(evaluation, scoring.explainWhyNot(saved, evaluation), locale);
    }

    @Endpoint(tagged = true, scope = ScopeRule.EVALUATION)
    @GetMapping(path = "/{id}/robustness", produces = MediaType.APPLICATION_JSON_VALUE)
    RobustnessView getRobustness(@PathVariable String id, HttpServletRequest request) {
        Locale locale = QueryParameters.of(request).locale();
        SavedEvaluation saved = evaluations.requireById(id);
        Evaluation evaluation = EvaluationJson.read(saved.canonical());
        return RobustnessView.of(scoring.explainRobustness(saved, evaluation), locale);
    }

    @Endpoint(
            value = {Role.CLERK, Role.APPROVER, Role.AUDITOR},
            scope = ScopeRule.EVALUATION)
    @PostMapping(path = "/{id}/replay", produces = MediaType.APPLICATION_JSON_VALUE)
    ReplayResult replay(@PathVariable String id, HttpServletRequest request) {
        QueryParameters.of(request);
        return replays.replay(evaluations.requireById(id));
    }

    /** Written while evaluations are replayed: it is not held in memory, and its last line shows that it is complete. */
    @Endpoint(
            value = {Role.CLERK, Role.APPROVER, Role.AUDITOR},
            scope = ScopeRule.EVALUATION)
    @PostMapping("/replay")
    void replayYear(HttpServletRequest request, HttpServletResponse response) throws IOException {
        QueryParameters query = QueryParameters.of(request, "scheme", "fiscalYear");
        String scheme = query.textOrNull("scheme");
        Integer fiscalYear = query.fiscalYearOrNull();
        if (fiscalYear == null) {
            throw ProblemException.invalidParameter("fiscalYear", null, FiscalYear.range());
        }
        response.setContentType("application/x-ndjson");
        OutputStream out = response.getOutputStream();
        year.replay(scheme, fiscalYear, line -> writeLine(line, out));
    }

    private static void writeLine(YearReplay.ReplayLine line, OutputStream out) {
        try {
            out.write(JSON.writeValueAsBytes(line));
            out.write('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
