package org.plumbline.batches;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.plumbline.batches.JobOrder.Format;
import org.plumbline.exchange.Presentation.Detail;
import org.plumbline.table.CsvRows;
import org.plumbline.web.Actor;
import org.plumbline.web.Query;
import org.plumbline.web.RequestRefused;
import org.plumbline.web.Role;
import org.plumbline.web.Speech;
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

/** Files scored in the background: taken in, looked after, called for. */
@RestController
@RequestMapping("/api/v1/jobs")
final class JobController {

    static final String CSV = "text/csv";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Jobs jobs;
    private final JobResults results;

    JobController(Jobs jobs, JobResults results) {
        this.jobs = jobs;
        this.results = results;
    }

    @PostMapping(
            consumes = {BatchController.NDJSON, CSV, XLSX},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<JobView> start(HttpServletRequest request) throws IOException {
        Query query = Query.of(request, "trace", "ruleSet", "keep", "charset", "name");
        MediaType type = MediaType.parseMediaType(request.getContentType());
        Format format = type.getSubtype().equals("csv")
                ? Format.CSV
                : type.getSubtype().equals("x-ndjson") ? Format.NDJSON : Format.XLSX;
        String charset = query.textOrNull("charset");
        JobOrder order = order(
                query,
                request,
                format,
                charset == null ? type.getParameter("charset") : charset,
                query.textOrNull("name"));
        return accepted(jobs.take(request.getInputStream(), request.getContentLengthLong(), order));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<JobView> upload(@RequestParam("file") MultipartFile file, HttpServletRequest request)
            throws IOException {
        return accepted(take(file, Query.of(request, "trace", "ruleSet", "keep", "charset"), request));
    }

    /** A file as a form sends it: its name tells what it is. */
    Job take(MultipartFile file, Query query, HttpServletRequest request) throws IOException {
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        JobOrder order = order(query, request, format(name), query.textOrNull("charset"), name);
        try (InputStream in = file.getInputStream()) {
            return jobs.take(in, file.getSize(), order);
        }
    }

    private static Format format(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "ndjson", "jsonl" -> Format.NDJSON;
            case "csv" -> Format.CSV;
            case "xlsx" -> Format.XLSX;
            default -> throw RequestRefused.parameter("file", name, ".ndjson / .csv / .xlsx");
        };
    }

    private static JobOrder order(Query query, HttpServletRequest request, Format format, String charset, String name) {
        if (charset != null && CsvRows.charset(charset) == null) {
            throw RequestRefused.parameter("charset", charset, "utf-8 / gbk");
        }
        String ruleSet = query.textOrNull("ruleSet");
        if (ruleSet != null && ruleSet.length() > 64) {
            throw RequestRefused.parameter("ruleSet", ruleSet, "version / SHA-256");
        }
        return new JobOrder(
                Actor.of(request).name(),
                format,
                format == Format.CSV ? charset : null,
                name == null || name.length() <= 255 ? name : name.substring(name.length() - 255),
                query.choice("trace", Detail.class, Detail.FULL),
                ruleSet,
                query.flag("keep"),
                Speech.of(request));
    }

    private static ResponseEntity<JobView> accepted(Job job) {
        return ResponseEntity.accepted()
                .location(URI.create(JobView.path(job.id())))
                .body(JobView.of(job));
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    JobView.Page list(HttpServletRequest request) {
        return page(Query.of(request, "page", "size"), request);
    }

    JobView.Page page(Query query, HttpServletRequest request) {
        int page = query.integer("page", 0, 0, 1000);
        int size = query.integer("size", 20, 1, 200);
        Actor actor = Actor.of(request);
        String whose = seesAll(actor) ? null : actor.name();
        List<JobView> views =
                jobs.list(whose, page, size).stream().map(JobView::of).toList();
        return new JobView.Page(jobs.count(whose), page, size, views);
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    JobView get(@PathVariable String id, HttpServletRequest request) {
        Query.of(request);
        return JobView.of(seen(id, request));
    }

    @GetMapping("/{id}/results")
    void results(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        Query query = Query.of(request, "format");
        results.send(seen(id, request), query, request, response);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> stopOrRemove(@PathVariable String id, HttpServletRequest request) throws IOException {
        Query.of(request);
        Job job = own(id, request);
        if (job.state().ended()) {
            jobs.remove(job.id());
        } else {
            jobs.cancel(job.id());
        }
        return ResponseEntity.noContent().build();
    }

    /** @throws RequestRefused as not found where it is not for this one to see */
    Job seen(String id, HttpServletRequest request) {
        Actor actor = Actor.of(request);
        return find(id).filter(job -> seesAll(actor) || job.order().actor().equals(actor.name()))
                .orElseThrow(() -> RequestRefused.notFound(id));
    }

    /** To be stopped or removed. */
    Job own(String id, HttpServletRequest request) {
        Actor actor = Actor.of(request);
        return find(id).filter(
                        job -> actor.has(Role.ADMIN) || job.order().actor().equals(actor.name()))
                .orElseThrow(() -> RequestRefused.notFound(id));
    }

    private Optional<Job> find(String id) {
        return ID.matcher(id).matches() ? jobs.find(UUID.fromString(id)) : Optional.empty();
    }

    private static boolean seesAll(Actor actor) {
        return actor.has(Role.ADMIN) || actor.has(Role.AUDITOR);
    }
}
