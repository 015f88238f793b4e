package org.plumbline.evaluations;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.plumbline.evaluations.Findings.Count;
import org.plumbline.vocabulary.Severity;
import org.plumbline.web.Query;

/**
 * One page of findings.
 *
 * @param page counted from 0
 * @param total how many there are on all pages, counted as far as pages reach
 * @param counts by code and severity, as if neither had been asked for
 * @param newestOnly whether counts are of the newest alone, as many as pages reach: there are too many to count while somebody
 *     waits
 */
record FindingPage(
        int page,
        int size,
        long total,
        List<Count> counts,
        boolean newestOnly,
        List<FindingRow> findings,
        @JsonIgnore FindingFilter filter) {

    /** Skipping rows costs as much as reading them: further back, a filter is the way. */
    private static final int FARTHEST = 1_000;

    static FindingPage of(Findings findings, Query query) {
        FindingFilter filter = FindingFilter.of(query);
        int page = query.integer("page", 0, 0, FARTHEST);
        int size = query.integer("size", KeptPage.SIZE, 1, KeptPage.LARGEST);
        List<Count> counts = findings.counts(filter.with(null, null), KeptPage.REACH);
        boolean newestOnly = total(counts, null, null) == KeptPage.REACH;
        return new FindingPage(
                page,
                size,
                newestOnly ? findings.count(filter, KeptPage.REACH) : total(counts, filter.code(), filter.severity()),
                counts,
                newestOnly,
                findings.list(filter, (long) page * size, size, query.locale()),
                filter);
    }

    /** Of one code, one severity or both; null for all. */
    private static long total(List<Count> counts, String code, Severity severity) {
        return counts.stream()
                .filter(count -> code == null || code.equals(count.code()))
                .filter(count -> severity == null || severity == count.severity())
                .mapToLong(Count::count)
                .sum();
    }

    public boolean hasNext() {
        return (page + 1L) * size < total && page < FARTHEST;
    }

    /** A row of the table of counts. @param cells as {@link #severities} */
    record Line(String code, List<Long> cells, long all) {}

    public List<Severity> severities() {
        return Arrays.asList(Severity.values());
    }

    /** The most frequent of the worst severity first. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (String code : counts.stream().map(Count::code).distinct().toList()) {
            List<Long> cells =
                    severities().stream().map(each -> total(counts, code, each)).toList();
            lines.add(new Line(code, cells, total(counts, code, null)));
        }
        Comparator<Line> order = (a, b) -> 0;
        for (Severity severity : severities()) {
            order = order.thenComparing(line -> -line.cells().get(severity.ordinal()));
        }
        lines.sort(order.thenComparing(Line::code));
        return lines;
    }

    /** @param severity null for all */
    public long sum(Severity severity) {
        return total(counts, null, severity);
    }

    /** Whether a cell of that table is what is listed. */
    public boolean chosen(String code, Severity severity) {
        return (code == null ? filter.code() == null : code.equals(filter.code())) && severity == filter.severity();
    }
}
