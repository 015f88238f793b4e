package org.plumbline.service.batches;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.plumbline.core.json.Presentation.TraceDetail;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.LanguagePreference;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.Scope;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.settings.Settings;
import org.plumbline.service.storage.ChunkedExecutor;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Scores a stream of submissions, one a line, and writes the response while the request is read. */
@RestController
final class BatchController {

    static final String NDJSON = "application/x-ndjson";

    private final LineScorer lines;
    private final ChunkedExecutor executor;
    private final int limit;

    BatchController(LineScorer lines, ChunkedExecutor chunks, Settings settings) {
        this.lines = lines;
        this.executor = chunks;
        this.limit = Math.toIntExact(settings.maxBody().toBytes());
    }

    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.ADMIN},
            body = Endpoint.Body.LINES,
            scope = ScopeRule.SCHEME)
    @PostMapping(path = "/api/v1/batches", consumes = NDJSON, produces = NDJSON)
    void score(HttpServletRequest request, HttpServletResponse response) throws IOException {
        QueryParameters query = QueryParameters.of(request, "trace", "ruleSet");
        LineOptions options = new LineOptions(
                query.enumValue("trace", TraceDetail.class, TraceDetail.FULL),
                query.textOrNull("ruleSet"),
                LanguagePreference.of(request),
                request.getRequestURI(),
                limit,
                false,
                Scope.ofCaller());
        response.setContentType(NDJSON);
        OutputStream out = new BufferedOutputStream(response.getOutputStream(), 1 << 16);
        try (LineReadAhead read = new LineReadAhead(new LineReader(request.getInputStream(), limit))) {
            executor.run(read, chunk -> scoreChunk(chunk, options), answers -> write(answers, out), () -> flush(out));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
        out.flush();
    }

    private List<byte[]> scoreChunk(List<BatchLine> chunk, LineOptions options) {
        return options.scope().call(() -> chunk.stream()
                .map(line -> lines.scoreLine(line, options))
                .toList());
    }

    private static void flush(OutputStream out) {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(List<byte[]> answers, OutputStream out) {
        try {
            for (byte[] answer : answers) {
                out.write(answer);
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How each line is answered.
     *
     * @param ruleSet version number or SHA-256; null for the rules in force
     * @param path of the request
     * @param limit bytes of a line
     * @param patient whether to wait for unavailable storage instead of reporting an error
     * @param scope of the caller
     */
    record LineOptions(
            TraceDetail detail,
            String ruleSet,
            LanguagePreference language,
            String path,
            int limit,
            boolean patient,
            Scope scope) {}
}
