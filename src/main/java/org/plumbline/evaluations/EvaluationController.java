package org.plumbline.evaluations;

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
import org.plumbline.exchange.EvaluationJson;
import org.plumbline.exchange.Presentation;
import org.plumbline.exchange.Presentation.Detail;
import org.plumbline.explanation.Explanation;
import org.plumbline.scoring.Evaluation;
import org.plumbline.web.Actor;
import org.plumbline.web.PageLinks;
import org.plumbline.web.ProblemKind;
import org.plumbline.web.Query;
import org.plumbline.web.RequestBytes;
import org.plumbline.web.RequestRefused;
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

/** Evaluations that are kept: made, found, explained and replayed. */
@RestController
@RequestMapping("/api/v1/evaluations")
final class EvaluationController {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<MediaType> FORMS =
            List.of(MediaType.APPLICATION_JSON, Report.PLAIN, MediaType.TEXT_HTML, Report.PDF, Report.XLSX);

    private final Scoring scoring;
    private final Keeping keeping;
    private final KeyedRequests keyedRequests;
    private final Evaluations evaluations;
    private final Replays replays;
    private final YearReplay year;
    private final Report report;

    EvaluationController(
            Scoring scoring,
            Keeping keeping,
            KeyedRequests keyedRequests,
            Evaluations evaluations,
            Replays replays,
            YearReplay year,
            Report report) {
        this.year = year;
        this.scoring = scoring;
        this.keeping = keeping;
        this.keyedRequests = keyedRequests;
        this.evaluations = evaluations;
        this.replays = replays;
        this.report = report;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> keep(HttpServletRequest request) {
        byte[] body = RequestBytes.of(request);
        Query query = Query.of(request, "trace", "corrects", "ruleSet");
        Detail detail = query.choice("trace", Detail.class, Detail.FULL);
        String corrects = query.textOrNull("corrects");
        String ruleSet = query.textOrNull("ruleSet");
        String actor = Actor.of(request).name();
        KeyedRequest keyed = KeyedRequest.of(request, actor, body, corrects, ruleSet);
        Optional<UUID> before = keyed == null ? Optional.empty() : keyedRequests.done(keyed);
        if (before.isPresent()) {
            return again(before.get(), corrects, detail, query.locale());
        }
        UUID earlier = corrects == null ? null : earlier(corrects);
        Scored scored = scoring.score(body, ruleSet);
        UUID id;
        try {
            id = keeping.keep(scored, actor, earlier, keyed);
        } catch (DuplicateKeyException meanwhile) {
            UUID kept = Optional.ofNullable(keyed).flatMap(keyedRequests::done).orElseThrow(() -> meanwhile);
            return again(kept, corrects, detail, query.locale());
        }
        return kept(
                scored.evaluation(),
                new Presentation(
                        id.toString(), scored.version().version(), corrects, List.of(), detail, query.locale()));
    }

    /** What the request was answered with before. */
    private ResponseEntity<byte[]> again(UUID id, String corrects, Detail detail, Locale locale) {
        Kept kept = evaluations.find(id).orElseThrow();
        return kept(
                EvaluationJson.read(kept.canonical()),
                new Presentation(id.toString(), kept.version(), corrects, List.of(), detail, locale));
    }

    private static ResponseEntity<byte[]> kept(Evaluation evaluation, Presentation presentation) {
        return ResponseEntity.created(URI.create("/api/v1/evaluations/" + presentation.id()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(EvaluationJson.write(evaluation, presentation));
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<KeptPage> list(HttpServletRequest request) {
        KeptPage page = KeptPage.of(evaluations, Query.of(request, Filter.NAMES));
        return ResponseEntity.ok()
                .headers(PageLinks.of(request, page.page(), page.hasNext()))
                .body(page);
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] get(@PathVariable String id, HttpServletRequest request) {
        Query query = Query.of(request, "trace");
        Detail detail = query.choice("trace", Detail.class, Detail.FULL);
        Kept kept = evaluations.named(id);
        Corrections corrections = evaluations.corrections(kept.id());
        Presentation presentation = new Presentation(
                id,
                kept.version(),
                corrections.corrects() == null ? null : corrections.corrects().toString(),
                corrections.correctedBy().stream().map(UUID::toString).toList(),
                detail,
                query.locale());
        return EvaluationJson.write(EvaluationJson.read(kept.canonical()), presentation);
    }

    @GetMapping(
            path = "/{id}/explanation",
            produces = {
                MediaType.APPLICATION_JSON_VALUE,
                MediaType.TEXT_PLAIN_VALUE,
                MediaType.TEXT_HTML_VALUE,
                MediaType.APPLICATION_PDF_VALUE,
                Report.XLSX_VALUE
            })
    Object explanation(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException {
        Locale locale = Query.of(request).locale();
        MediaType form = Accepted.of(request, FORMS);
        Kept kept = evaluations.named(id);
        if (form == Report.PLAIN) {
            return report.text(kept, locale);
        }
        if (form == Report.PDF) {
            return report.pdf(kept, locale);
        }
        if (form == Report.XLSX) {
            return report.xlsx(kept, locale);
        }
        Evaluation evaluation = EvaluationJson.read(kept.canonical());
        if (form == MediaType.TEXT_HTML) {
            response.setHeader("Content-Security-Policy", StandaloneHtml.CONTENT_SECURITY_POLICY);
            return new ModelAndView("explanation")
                    .addObject("it", EvaluationView.alone(evaluation, locale))
                    .addObject("style", StandaloneHtml.STYLE)
                    .addObject("kept", kept)
                    .addObject("version", kept.version());
        }
        return ResponseEntity.ok().contentType(form).body(Explanation.of(evaluation, locale));
    }

    @GetMapping(path = "/{id}/why-not", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] whyNot(@PathVariable String id, HttpServletRequest request) {
        Locale locale = Query.of(request).locale();
        Kept kept = evaluations.named(id);
        Evaluation evaluation = EvaluationJson.read(kept.canonical());
        return EvaluationJson.whyNot(evaluation, scoring.whyNot(kept, evaluation), locale);
    }

    @PostMapping(path = "/{id}/replay", produces = MediaType.APPLICATION_JSON_VALUE)
    Replay replay(@PathVariable String id, HttpServletRequest request) {
        Query.of(request);
        return replays.replay(evaluations.named(id));
    }

    /** Written while it is replayed: no answer is held in memory, and the last line tells that none is missing. */
    @PostMapping("/replay")
    void replayYear(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Query query = Query.of(request, "scheme", "fiscalYear");
        String scheme = query.textOrNull("scheme");
        Integer fiscalYear = query.integerOrNull("fiscalYear", 1990, 2200);
        if (fiscalYear == null) {
            throw RequestRefused.parameter("fiscalYear", null, "1990–2200");
        }
        response.setContentType("application/x-ndjson");
        OutputStream out = response.getOutputStream();
        year.replay(scheme, fiscalYear, line -> write(line, out));
    }

    private static void write(YearReplay.Line line, OutputStream out) {
        try {
            out.write(JSON.writeValueAsBytes(line));
            out.write('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** @throws RequestRefused where there is no such evaluation to put right */
    private UUID earlier(String id) {
        return EvaluationIds.parse(id)
                .filter(evaluations::exists)
                .orElseThrow(() -> RequestRefused.parameter(
                        ProblemKind.CORRECTS_NOTHING, "corrects", id, "id of a kept evaluation"));
    }
}
