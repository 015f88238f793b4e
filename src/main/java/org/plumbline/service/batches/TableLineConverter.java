package org.plumbline.service.batches;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.plumbline.core.casetable.CsvRowReader;
import org.plumbline.core.casetable.SubmissionAssembler;
import org.plumbline.core.casetable.SubmissionTableHeader;
import org.plumbline.core.casetable.TableRead;
import org.plumbline.core.casetable.TableRejectedException;
import org.plumbline.core.casetable.TableRow;
import org.plumbline.core.casetable.TableRowReader;
import org.plumbline.core.casetable.TabularSubmission;
import org.plumbline.core.casetable.TabularSubmission.CellFault;
import org.plumbline.service.batches.BatchController.LineOptions;
import org.plumbline.service.evaluations.EvaluationStore;
import org.plumbline.service.evaluations.ScoringResult;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import tools.jackson.databind.json.JsonMapper;

/**
 * Converts a table to lines to process, one submission each, and scores those lines. A line is the number of the row it
 * began in, a tab, and the submission or, after an exclamation mark, the problems of its rows.
 */
final class TableLineConverter {

    private static final JsonMapper JSON = new JsonMapper();

    /** Bytes of a line besides the submission. */
    private static final int LINE_OVERHEAD_BYTES = 1 << 12;

    private final int limit;

    /** @param limit bytes of a submission */
    TableLineConverter(int limit) {
        this.limit = limit;
    }

    /** Maximum bytes of a converted line. */
    static int maxLineBytes(JobOrder order, int limit) {
        return order.format() == JobOrder.Format.NDJSON ? limit : limit + LINE_OVERHEAD_BYTES;
    }

    /**
     * Checks the heading alone.
     *
     * @throws JobFailedException if it is not such a table
     */
    void checkHeading(Path upload, JobOrder order) throws IOException {
        boolean[] any = new boolean[1];
        try {
            openRows(order).read(upload, (number, cells) -> {
                any[0] = true;
                SubmissionTableHeader.of(cells);
                return false;
            });
        } catch (TableRejectedException refused) {
            throw new JobFailedException(refused);
        }
        if (!any[0]) {
            throw new JobFailedException("表格是空的", "the table is empty");
        }
    }

    /**
     * The result of converting a table to lines.
     *
     * @param count number of submissions
     */
    record Written(long count, TableRead read) {}

    Written writeLines(Path upload, JobOrder order, Path lines, Runnable beforeEachRow) throws IOException {
        try (FileOutputStream file = new FileOutputStream(lines.toFile());
                OutputStream out = new BufferedOutputStream(file, 1 << 16)) {
            SubmissionAssembler cases = new SubmissionAssembler(limit, each -> writeLine(out, each));
            TableRead read = openRows(order).read(upload, new TableRowReader.RowHandler() {
                @Override
                public boolean handleRow(long number, List<String> cells) {
                    return handleRow(TableRow.of(number, cells));
                }

                @Override
                public boolean handleRow(TableRow row) {
                    beforeEachRow.run();
                    cases.addRow(row);
                    return true;
                }
            });
            cases.finish();
            out.flush();
            file.getFD().sync();
            return new Written(cases.submissionCount(), read);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (TableRejectedException refused) {
            throw new JobFailedException(refused);
        }
    }

    private TableRowReader openRows(JobOrder order) {
        return order.format() == JobOrder.Format.CSV ? new CsvRowReader(order.charset(), limit) : new XlsxRows(limit);
    }

    LineResult scoreLine(
            BatchLine line,
            LineScorer scoring,
            LineOptions options,
            Function<ScoringResult, EvaluationStore.PreparedEvaluation> prepare) {
        byte[] bytes = line.bytes();
        int tab = 0;
        while (bytes[tab] != '\t') {
            tab++;
        }
        long row = Long.parseLong(new String(bytes, 0, tab, StandardCharsets.US_ASCII));
        if (bytes[tab + 1] != '!') {
            return scoring.scoreLine(
                    new BatchLine(row, Arrays.copyOfRange(bytes, tab + 1, bytes.length)), options, prepare);
        }
        CellFault fault = JSON.readValue(bytes, tab + 2, bytes.length - tab - 2, CellFault.class);
        return scoring.rejectLine(
                new BatchLine(row, null),
                options,
                fault == null
                        ? new ProblemException(ProblemKind.LINE_TOO_LONG, limit)
                        : ProblemException.invalidCell(fault.row(), fault.column(), fault.found(), fault.expected()));
    }

    private static void writeLine(OutputStream out, TabularSubmission each) {
        try {
            out.write((each.row() + "\t").getBytes(StandardCharsets.US_ASCII));
            out.write(each.json() == null ? encodeFault(each) : each.json());
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encodeFault(TabularSubmission refused) {
        byte[] json = JSON.writeValueAsBytes(refused.fault());
        byte[] marked = new byte[json.length + 1];
        marked[0] = '!';
        System.arraycopy(json, 0, marked, 1, json.length);
        return marked;
    }
}
