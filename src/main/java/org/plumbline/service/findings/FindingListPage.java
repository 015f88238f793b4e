package org.plumbline.service.findings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.plumbline.service.evaluations.SavedEvaluationPage;
import org.plumbline.service.findings.FindingRepository.CodeCount;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.vocabulary.Severity;

/**
 * One page of findings.
 *
 * @param page counted from 0
 * @param total number of items on all pages, counted up to the last page that can be requested
 * @param counts by code and severity, without the filters on both
 * @param newestOnly whether counts cover only the newest findings: counting all would take too
 * long
 */
record FindingListPage(
        int page,
        int size,
        long total,
        List<CodeCount> counts,
        boolean newestOnly,
        List<FindingItem> findings,
        @JsonIgnore FindingFilter filter) {

    /** The last page: skipping rows costs as much as reading them, so older ones are found by a filter. */
    private static final int MAX_PAGE = 1_000;

    /** Each finding an item. */
    static FindingListPage of(FindingRepository findings, QueryParameters query) {
        return of(findings, query, FindingFilter.of(query));
    }

    /** Findings that repeat one cause for each indicator as one item an evaluation. */
    static FindingListPage folded(FindingRepository findings, QueryParameters query) {
        return of(findings, query, FindingFilter.of(query).fold());
    }

    private static FindingListPage of(FindingRepository findings, QueryParameters query, FindingFilter filter) {
        int page = query.integerOrDefault("page", 0, 0, MAX_PAGE);
        int size = query.integerOrDefault("size", SavedEvaluationPage.SIZE, 1, SavedEvaluationPage.LARGEST);
        List<CodeCount> counts =
                findings.countByCode(filter.withCodeAndSeverity(null, null), SavedEvaluationPage.REACH);
        boolean newestOnly = total(counts, null, null) == SavedEvaluationPage.REACH;
        return new FindingListPage(
                page,
                size,
                newestOnly || filter.folded()
                        ? findings.count(filter, SavedEvaluationPage.REACH)
                        : total(counts, filter.code(), filter.severity()),
                counts,
                newestOnly,
                findings.list(filter, (long) page * size, size, query.locale()),
                filter);
    }

    /** The count for a code, a severity or both; null for all. */
    private static long total(List<CodeCount> counts, String code, Severity severity) {
        return counts.stream()
                .filter(count -> code == null || code.equals(count.code()))
                .filter(count -> severity == null || severity == count.severity())
                .mapToLong(CodeCount::count)
                .sum();
    }

    public boolean hasNext() {
        return (page + 1L) * size < total && page < MAX_PAGE;
    }

    /** A row of the table of counts. @param cells as {@link #severities} */
    record CountLine(String code, List<Long> cells, long all) {}

    public List<Severity> severities() {
        return Arrays.asList(Severity.values());
    }

    /** The most frequent of the worst severity first. */
    public List<CountLine> lines() {
        List<CountLine> lines = new ArrayList<>();
        for (String code : counts.stream().map(CodeCount::code).distinct().toList()) {
            List<Long> cells =
                    severities().stream().map(each -> total(counts, code, each)).toList();
            lines.add(new CountLine(code, cells, total(counts, code, null)));
        }
        Comparator<CountLine> order = (a, b) -> 0;
        for (Severity severity : severities()) {
            order = order.thenComparing(line -> -line.cells().get(severity.ordinal()));
        }
        lines.sort(order.thenComparing(CountLine::code));
        return lines;
    }

    /** @param severity null for all */
    public long sum(Severity severity) {
        return total(counts, null, severity);
    }

    /** Whether a cell of that table is the one listed. */
    public boolean chosen(String code, Severity severity) {
        return (code == null ? filter.code() == null : code.equals(filter.code())) && severity == filter.severity();
    }
}
