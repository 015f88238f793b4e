package org.plumbline.batches;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.plumbline.evaluations.Accepted;
import org.plumbline.web.ProblemKind;
import org.plumbline.web.Query;
import org.plumbline.web.RequestRefused;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** Sends what came out of a job: as it lies on disk, or as a spreadsheet. Nothing behind the checkpoint counts. */
@Component
final class JobResults {

    private static final MediaType NDJSON = MediaType.parseMediaType(BatchController.NDJSON);
    private static final MediaType XLSX = MediaType.parseMediaType(JobController.XLSX);

    private final JobFiles files;

    JobResults(JobFiles files) {
        this.files = files;
    }

    void send(Job job, Query query, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        boolean spreadsheet = spreadsheet(query, request);
        if (!job.state().ended()) {
            throw new RequestRefused(ProblemKind.JOB_NOT_ENDED);
        }
        long bytes = job.at().resultBytes();
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("results-" + job.id() + (spreadsheet ? ".xlsx" : ".ndjson"))
                        .build()
                        .toString());
        if (spreadsheet) {
            if (job.at().done() > ResultsWorkbook.LARGEST) {
                throw new RequestRefused(ProblemKind.RESULTS_TOO_MANY, ResultsWorkbook.LARGEST);
            }
            try (InputStream results = open(job)) {
                response.setContentType(XLSX.toString());
                ResultsWorkbook.write(
                        new Lines(results, Integer.MAX_VALUE - 8), query.locale(), response.getOutputStream());
            }
            return;
        }
        List<JobFiles.Part> parts = bytes == 0 ? List.of() : parts(job);
        response.setContentType(NDJSON.toString());
        response.setContentLengthLong(bytes);
        OutputStream out = response.getOutputStream();
        WritableByteChannel to = Channels.newChannel(out);
        for (JobFiles.Part part : parts) {
            try (FileChannel results = FileChannel.open(part.file(), StandardOpenOption.READ)) {
                long sent = 0;
                while (sent < part.bytes()) {
                    sent += results.transferTo(sent, Math.min(part.bytes() - sent, 1 << 20), to);
                }
            }
        }
        out.flush();
    }

    private static boolean spreadsheet(Query query, HttpServletRequest request)
            throws HttpMediaTypeNotAcceptableException {
        String format = query.textOrNull("format");
        if (format == null) {
            return Accepted.of(request, List.of(NDJSON, XLSX)) == XLSX;
        }
        return switch (format) {
            case "ndjson" -> false;
            case "xlsx" -> true;
            default -> throw RequestRefused.parameter("format", format, "ndjson / xlsx");
        };
    }

    private InputStream open(Job job) throws IOException {
        List<InputStream> streams = new ArrayList<>();
        if (job.at().resultBytes() > 0) {
            for (JobFiles.Part part : parts(job)) {
                streams.add(new Part(Files.newInputStream(part.file()), part.bytes()));
            }
        }
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    private List<JobFiles.Part> parts(Job job) throws IOException {
        if (!files.place().equals(job.place())) {
            throw new RequestRefused(ProblemKind.JOB_ELSEWHERE);
        }
        try {
            return files.results(job);
        } catch (NoSuchFileException removed) { // by somebody else, just now
            throw RequestRefused.notFound(job.id().toString());
        }
    }

    /** The first bytes of a stream. */
    private static final class Part extends FilterInputStream {

        private long left;

        Part(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            int next = super.read();
            left -= next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int more = super.read(into, offset, (int) Math.min(length, left));
            left -= Math.max(0, more);
            return more;
        }
    }
}
