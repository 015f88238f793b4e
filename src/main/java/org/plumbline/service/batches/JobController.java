package org.plumbline.service.batches;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.casetable.CsvRowReader;
import org.plumbline.core.json.Presentation.TraceDetail;
import org.plumbline.service.batches.JobOrder.Format;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.LanguagePreference;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.Scope;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.security.Actor;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The API of jobs: upload, progress, results, cancellation. */
@RestController
@RequestMapping("/api/v1/jobs")
final class JobController {

    static final String CSV = "text/csv";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final JobService jobs;
    private final JobResultSender results;

    JobController(JobService jobs, JobResultSender results) {
        this.jobs = jobs;
        this.results = results;
    }

    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.ADMIN},
            body = Endpoint.Body.JOB,
            scope = ScopeRule.OWN)
    @PostMapping(
            consumes = {BatchController.NDJSON, CSV, XLSX},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<JobView> start(HttpServletRequest request) throws IOException {
        QueryParameters query = QueryParameters.of(request, "trace", "ruleSet", "keep", "charset", "name");
        MediaType type = MediaType.parseMediaType(request.getContentType());
        Format format = type.getSubtype().equals("csv")
                ? Format.CSV
                : type.getSubtype().equals("x-ndjson") ? Format.NDJSON : Format.XLSX;
        String charset = query.textOrNull("charset");
        JobOrder order = readOrder(
                query,
                request,
                format,
                charset == null ? type.getParameter("charset") : charset,
                query.textOrNull("name"));
        return acceptedResponse(jobs.submit(request.getInputStream(), request.getContentLengthLong(), order));
    }

    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.ADMIN},
            body = Endpoint.Body.JOB,
            scope = ScopeRule.OWN)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<JobView> upload(@RequestParam("file") MultipartFile file, HttpServletRequest request)
            throws IOException {
        return acceptedResponse(
                submit(file, QueryParameters.of(request, "trace", "ruleSet", "keep", "charset"), request));
    }

    /** A file uploaded by a form; its name shows its format. */
    Job submit(MultipartFile file, QueryParameters query, HttpServletRequest request) throws IOException {
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        JobOrder order = readOrder(query, request, formatOf(name, file), query.textOrNull("charset"), name);
        try (InputStream in = file.getInputStream()) {
            return jobs.submit(in, file.getSize(), order);
        }
    }

    private static Format formatOf(String name, MultipartFile file) throws IOException {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "ndjson", "jsonl" -> Format.NDJSON;
            case "csv" -> Format.CSV;
            case "xlsx" -> Format.XLSX;
            default -> {
                Bilingual advice = JobService.describeDestination(file.getBytes());
                throw new ProblemException(
                        ProblemKind.TABLE_REJECTED,
                        advice.zh() + "批量文件须为 .csv、.xlsx 或 .ndjson，上传的是“" + name + "”",
                        advice.en() + "A job takes .csv, .xlsx or .ndjson; found: " + name);
            }
        };
    }

    private static JobOrder readOrder(
            QueryParameters query, HttpServletRequest request, Format format, String charset, String name) {
        if (charset != null && CsvRowReader.findCharset(charset) == null) {
            throw ProblemException.invalidParameter("charset", charset, "utf-8 / gbk");
        }
        if (charset != null && format == Format.NDJSON && CsvRowReader.findCharset(charset) != StandardCharsets.UTF_8) {
            throw ProblemException.invalidParameter("charset", charset, "utf-8");
        }
        String ruleSet = query.textOrNull("ruleSet");
        if (ruleSet != null && ruleSet.length() > 64) {
            throw ProblemException.invalidParameter("ruleSet", ruleSet, "version / SHA-256");
        }
        return new JobOrder(
                Actor.of(request).name(),
                format,
                format == Format.CSV ? charset : null,
                name == null || name.length() <= 255 ? name : name.substring(name.length() - 255),
                query.enumValue("trace", TraceDetail.class, TraceDetail.FULL),
                ruleSet,
                query.booleanValue("keep"),
                LanguagePreference.of(request),
                Scope.ofCaller());
    }

    private static ResponseEntity<JobView> acceptedResponse(Job job) {
        return ResponseEntity.accepted()
                .location(URI.create(JobView.path(job.id())))
                .body(JobView.of(job));
    }

    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.AUDITOR, Role.ADMIN},
            scope = ScopeRule.OWN)
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    JobView.JobListPage list(HttpServletRequest request) {
        return listPage(QueryParameters.of(request, "page", "size"), request);
    }

    JobView.JobListPage listPage(QueryParameters query, HttpServletRequest request) {
        int page = query.integerOrDefault("page", 0, 0, 1000);
        int size = query.integerOrDefault("size", 20, 1, 200);
        Actor actor = Actor.of(request);
        String whose = maySeeAll(actor) ? null : actor.name();
        List<JobView> views =
                jobs.list(whose, page, size).stream().map(JobView::of).toList();
        return new JobView.JobListPage(jobs.count(whose), page, size, views);
    }

    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.AUDITOR, Role.ADMIN},
            scope = ScopeRule.OWN)
    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    JobView get(@PathVariable String id, HttpServletRequest request) {
        QueryParameters.of(request);
        return JobView.of(requireVisible(id, request));
    }

    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.AUDITOR, Role.ADMIN},
            scope = ScopeRule.OWN)
    @GetMapping("/{id}/results")
    void sendResults(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        QueryParameters query = QueryParameters.of(request, "format");
        results.send(requireVisible(id, request), query, request, response);
    }

    /** Cancelling may be repeated. Results are removed only by an explicit parameter, never by a repeated call. */
    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.ADMIN},
            scope = ScopeRule.OWN)
    @DeleteMapping("/{id}")
    ResponseEntity<Void> cancelOrRemove(@PathVariable String id, HttpServletRequest request) throws IOException {
        boolean remove = QueryParameters.of(request, "remove").booleanValue("remove");
        Job job = requireOwn(id, request);
        if (!remove) {
            jobs.cancel(job.id());
        } else if (job.state().hasEnded()) {
            jobs.remove(job.id());
        } else {
            throw new ProblemException(ProblemKind.JOB_NOT_ENDED);
        }
        return ResponseEntity.noContent().build();
    }

    /** @throws ProblemException with "not found" if the caller may not see the job */
    Job requireVisible(String id, HttpServletRequest request) {
        Actor actor = Actor.of(request);
        return find(id).filter(job -> maySeeAll(actor) || job.order().actor().equals(actor.name()))
                .orElseThrow(() -> ProblemException.notFound(id));
    }

    /** To be stopped or removed. */
    Job requireOwn(String id, HttpServletRequest request) {
        Actor actor = Actor.of(request);
        return find(id).filter(job -> actor.has(Role.ADMIN) && maySeeAll(actor)
                        || job.order().actor().equals(actor.name()))
                .orElseThrow(() -> ProblemException.notFound(id));
    }

    private Optional<Job> find(String id) {
        return ID.matcher(id).matches() ? jobs.find(UUID.fromString(id)) : Optional.empty();
    }

    private static boolean maySeeAll(Actor actor) {
        return (actor.has(Role.ADMIN) || actor.has(Role.AUDITOR))
                && !Scope.ofCaller().isRestricted();
    }
}
