package org.plumbline.service.batches;

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
import java.util.Locale;
import org.plumbline.service.evaluations.ContentNegotiation;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.http.QueryParameters;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** Sends the results of a job, as stored or as a spreadsheet. Bytes after the checkpoint are not sent. */
@Component
final class JobResultSender {

    private static final MediaType NDJSON = MediaType.parseMediaType(BatchController.NDJSON);
    private static final MediaType XLSX = MediaType.parseMediaType(JobController.XLSX);

    private final JobFiles files;

    JobResultSender(JobFiles files) {
        this.files = files;
    }

    void send(Job job, QueryParameters query, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        boolean spreadsheet = wantsSpreadsheet(query, request);
        if (!job.state().hasEnded()) {
            throw new ProblemException(ProblemKind.JOB_NOT_ENDED);
        }
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("results-" + job.id() + (spreadsheet ? ".xlsx" : ".ndjson"))
                        .build()
                        .toString());
        if (spreadsheet) {
            sendWorkbook(job, query.locale(), response);
        } else {
            sendLines(job, response);
        }
    }

    private void sendWorkbook(Job job, Locale locale, HttpServletResponse response) throws IOException {
        if (job.at().countDone() > ResultsWorkbook.LARGEST) {
            throw new ProblemException(ProblemKind.RESULTS_TOO_MANY, ResultsWorkbook.LARGEST);
        }
        try (InputStream results = openResults(job)) {
            response.setContentType(XLSX.toString());
            ResultsWorkbook.write(new LineReader(results, Integer.MAX_VALUE - 8), locale, response.getOutputStream());
        }
    }

    private void sendLines(Job job, HttpServletResponse response) throws IOException {
        long bytes = job.at().resultBytes();
        List<JobFiles.FilePart> parts = bytes == 0 ? List.of() : requireParts(job);
        response.setContentType(NDJSON.toString());
        response.setContentLengthLong(bytes);
        OutputStream out = response.getOutputStream();
        WritableByteChannel to = Channels.newChannel(out);
        for (JobFiles.FilePart part : parts) {
            try (FileChannel results = FileChannel.open(part.file(), StandardOpenOption.READ)) {
                long sent = 0;
                while (sent < part.bytes()) {
                    sent += results.transferTo(sent, Math.min(part.bytes() - sent, 1 << 20), to);
                }
            }
        }
        out.flush();
    }

    private static boolean wantsSpreadsheet(QueryParameters query, HttpServletRequest request)
            throws HttpMediaTypeNotAcceptableException {
        String format = query.textOrNull("format");
        if (format == null) {
            return ContentNegotiation.chooseMediaType(request, List.of(NDJSON, XLSX)) == XLSX;
        }
        return switch (format) {
            case "ndjson" -> false;
            case "xlsx" -> true;
            default -> throw ProblemException.invalidParameter("format", format, "ndjson / xlsx");
        };
    }

    private InputStream openResults(Job job) throws IOException {
        List<InputStream> streams = new ArrayList<>();
        if (job.at().resultBytes() > 0) {
            for (JobFiles.FilePart part : requireParts(job)) {
                streams.add(new BoundedInputStream(Files.newInputStream(part.file()), part.bytes()));
            }
        }
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    private List<JobFiles.FilePart> requireParts(Job job) throws IOException {
        if (!files.folderId().equals(job.place())) {
            throw new ProblemException(ProblemKind.JOB_ELSEWHERE);
        }
        try {
            return files.findResults(job);
        } catch (NoSuchFileException removed) { // by a concurrent request
            throw ProblemException.notFound(job.id().toString());
        }
    }

    /** Limits a stream to its first bytes. */
    private static final class BoundedInputStream extends FilterInputStream {

        private long left;

        BoundedInputStream(InputStream in, long left) {
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
