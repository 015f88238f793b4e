package org.plumbline.batches;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.plumbline.evaluations.InChunks;
import org.plumbline.exchange.Presentation.Detail;
import org.plumbline.web.Query;
import org.plumbline.web.Settings;
import org.plumbline.web.Speech;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Scores a stream of submissions, a line each, and answers while it comes. */
@RestController
final class BatchController {

    static final String NDJSON = "application/x-ndjson";

    private final LineScoring lines;
    private final InChunks chunks;
    private final int limit;

    BatchController(LineScoring lines, InChunks chunks, Settings settings) {
        this.lines = lines;
        this.chunks = chunks;
        this.limit = Math.toIntExact(settings.maxBody().toBytes());
    }

    @PostMapping(path = "/api/v1/batches", consumes = NDJSON, produces = NDJSON)
    void score(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Query query = Query.of(request, "trace", "ruleSet");
        Options options = new Options(
                query.choice("trace", Detail.class, Detail.FULL),
                query.textOrNull("ruleSet"),
                Speech.of(request),
                request.getRequestURI(),
                limit,
                false);
        response.setContentType(NDJSON);
        OutputStream out = new BufferedOutputStream(response.getOutputStream(), 1 << 16);
        try (ReadAhead read = new ReadAhead(new Lines(request.getInputStream(), limit))) {
            chunks.run(read, chunk -> answers(chunk, options), answers -> write(answers, out), () -> flush(out));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
        out.flush();
    }

    private List<byte[]> answers(List<Line> chunk, Options options) {
        return chunk.stream().map(line -> lines.answer(line, options)).toList();
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
     * @param patient whether storage that does not answer is the caller's to wait for, and not an answer
     */
    record Options(Detail detail, String ruleSet, Speech speech, String path, int limit, boolean patient) {}
}
