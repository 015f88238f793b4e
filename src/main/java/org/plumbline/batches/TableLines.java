package org.plumbline.batches;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import org.plumbline.batches.BatchController.Options;
import org.plumbline.evaluations.Keeping;
import org.plumbline.evaluations.Scored;
import org.plumbline.table.CsvRows;
import org.plumbline.table.TableCase;
import org.plumbline.table.TableCase.Fault;
import org.plumbline.table.TableCases;
import org.plumbline.table.TableHeading;
import org.plumbline.table.TableRefused;
import org.plumbline.table.TableRows;
import org.plumbline.web.ProblemKind;
import org.plumbline.web.RequestRefused;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns a table into lines to work through, a submission each, and answers those lines. A line is the number of the row it
 * began in, a tab, and the submission or, after an exclamation mark, what is wrong with its rows.
 */
final class TableLines {

    private static final JsonMapper JSON = new JsonMapper();

    /** Of a line, beside the submission. */
    private static final int BESIDE = 1 << 12;

    private final int limit;

    /** @param limit bytes of a submission */
    TableLines(int limit) {
        this.limit = limit;
    }

    /** Bytes that a line to work through may have. */
    static int room(JobOrder order, int limit) {
        return order.format() == JobOrder.Format.NDJSON ? limit : limit + BESIDE;
    }

    /**
     * Looks at the heading alone.
     *
     * @throws JobFailed where it is no such table
     */
    void check(Path upload, JobOrder order) throws IOException {
        boolean[] any = new boolean[1];
        try {
            rows(order).read(upload, (number, cells) -> {
                any[0] = true;
                TableHeading.of(cells);
                return false;
            });
        } catch (TableRefused refused) {
            throw new JobFailed(refused);
        }
        if (!any[0]) {
            throw new JobFailed("表格是空的", "the table is empty");
        }
    }

    /** @return how many submissions */
    long write(Path upload, JobOrder order, Path lines, Runnable goOn) throws IOException {
        try (FileOutputStream file = new FileOutputStream(lines.toFile());
                OutputStream out = new BufferedOutputStream(file, 1 << 16)) {
            TableCases cases = new TableCases(limit, each -> {
                try {
                    out.write((each.row() + "\t").getBytes(StandardCharsets.US_ASCII));
                    out.write(each.json() == null ? fault(each) : each.json());
                    out.write('\n');
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            rows(order).read(upload, (number, cells) -> {
                goOn.run();
                cases.row(number, cells);
                return true;
            });
            cases.end();
            out.flush();
            file.getFD().sync();
            return cases.count();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (TableRefused refused) {
            throw new JobFailed(refused);
        }
    }

    private TableRows rows(JobOrder order) {
        return order.format() == JobOrder.Format.CSV ? new CsvRows(order.charset(), limit) : new SheetRows(limit);
    }

    Answer answer(Line line, LineScoring scoring, Options options, Function<Scored, Keeping.Ready> keeping) {
        byte[] bytes = line.bytes();
        int tab = 0;
        while (bytes[tab] != '\t') {
            tab++;
        }
        long row = Long.parseLong(new String(bytes, 0, tab, StandardCharsets.US_ASCII));
        if (bytes[tab + 1] != '!') {
            return scoring.answer(new Line(row, Arrays.copyOfRange(bytes, tab + 1, bytes.length)), options, keeping);
        }
        Fault fault = JSON.readValue(bytes, tab + 2, bytes.length - tab - 2, Fault.class);
        return scoring.refused(
                new Line(row, null),
                options,
                fault == null
                        ? new RequestRefused(ProblemKind.LINE_TOO_LONG, limit)
                        : RequestRefused.cell(fault.row(), fault.column(), fault.found(), fault.expected()));
    }

    private static byte[] fault(TableCase refused) {
        byte[] json = JSON.writeValueAsBytes(refused.fault());
        byte[] marked = new byte[json.length + 1];
        marked[0] = '!';
        System.arraycopy(json, 0, marked, 1, json.length);
        return marked;
    }
}
