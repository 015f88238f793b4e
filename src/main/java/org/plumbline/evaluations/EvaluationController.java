package org.plumbline.evaluations;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.plumbline.exchange.EvaluationJson;
import org.plumbline.exchange.Presentation;
import org.plumbline.exchange.Presentation.Detail;
import org.plumbline.explanation.Explanation;
import org.plumbline.scoring.Evaluation;
import org.plumbline.web.Query;
import org.plumbline.web.RequestRefused;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;

/** Evaluations that are kept: made, found, explained and replayed. */
@RestController
@RequestMapping("/api/v1/evaluations")
final class EvaluationController {

    private static final List<MediaType> FORMS =
            List.of(MediaType.APPLICATION_JSON, Report.PLAIN, MediaType.TEXT_HTML, Report.PDF, Report.XLSX);

    private final Scoring scoring;
    private final Evaluations evaluations;
    private final Replays replays;
    private final Report report;

    EvaluationController(Scoring scoring, Evaluations evaluations, Replays replays, Report report) {
        this.scoring = scoring;
        this.evaluations = evaluations;
        this.replays = replays;
        this.report = report;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> keep(@RequestBody byte[] body, HttpServletRequest request) {
        Query query = Query.of(request, "trace");
        Detail detail = query.choice("trace", Detail.class, Detail.FULL);
        Scored scored = scoring.score(body);
        UUID id = evaluations.keep(scored);
        Presentation presentation =
                new Presentation(id.toString(), scored.version().version(), detail, query.locale());
        return ResponseEntity.created(URI.create("/api/v1/evaluations/" + id))
                .contentType(MediaType.APPLICATION_JSON)
                .body(EvaluationJson.write(scored.evaluation(), presentation));
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    KeptPage list(HttpServletRequest request) {
        return KeptPage.of(evaluations, Query.of(request, Filter.NAMES));
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] get(@PathVariable String id, HttpServletRequest request) {
        Query query = Query.of(request, "trace");
        Detail detail = query.choice("trace", Detail.class, Detail.FULL);
        Kept kept = kept(id);
        return EvaluationJson.write(
                EvaluationJson.read(kept.canonical()), new Presentation(id, kept.version(), detail, query.locale()));
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
    Object explanation(@PathVariable String id, HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        Locale locale = Query.of(request).locale();
        MediaType form = form(request);
        Kept kept = kept(id);
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
            return new ModelAndView("explanation")
                    .addObject("it", EvaluationView.of(evaluation, kept.versionId(), locale))
                    .addObject("kept", kept)
                    .addObject("version", kept.version());
        }
        return ResponseEntity.ok().contentType(form).body(Explanation.of(evaluation, locale));
    }

    @PostMapping(path = "/{id}/replay", produces = MediaType.APPLICATION_JSON_VALUE)
    Replay replay(@PathVariable String id, HttpServletRequest request) {
        Query.of(request);
        return replays.replay(kept(id));
    }

    private Kept kept(String id) {
        return EvaluationIds.parse(id).flatMap(evaluations::find).orElseThrow(() -> RequestRefused.notFound(id));
    }

    /** The first form the caller accepts; JSON where any will do. */
    private static MediaType form(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        for (MediaType accepted :
                new HeaderContentNegotiationStrategy().resolveMediaTypes(new ServletWebRequest(request))) {
            for (MediaType form : FORMS) {
                if (accepted.includes(form)) {
                    return form;
                }
            }
        }
        throw new HttpMediaTypeNotAcceptableException(FORMS);
    }
}
