package org.plumbline.service.evaluations;

import java.util.List;
import org.plumbline.service.http.QueryParameters;

/**
 * One page of a list, newest first.
 *
 * @param page counted from 0
 * @param total number of items on all pages, counted up to the last page that can be requested
 * @param totalIsMinimum whether there are more: counting millions would take too long
 * @param more whether there is another page
 */
public record SavedEvaluationPage(
        int page, int size, long total, boolean totalIsMinimum, boolean more, List<SavedEvaluationItem> evaluations) {

    public static final int SIZE = 20;
    public static final int LARGEST = 200;

    /** The last page: skipping rows costs as much as reading them, so older ones are found by a filter. */
    private static final int MAX_PAGE = 1_000;

    /** The greatest number of items that pages reach. */
    public static final long REACH = (MAX_PAGE + 1L) * LARGEST;

    static SavedEvaluationPage of(EvaluationRepository evaluations, QueryParameters query) {
        int page = query.integerOrDefault("page", 0, 0, MAX_PAGE);
        int size = query.integerOrDefault("size", SIZE, 1, LARGEST);
        EvaluationFilter filter = EvaluationFilter.of(query);
        long count = evaluations.count(filter, REACH);
        long total = Math.min(count, REACH);
        boolean more = (page + 1L) * size < total && page < MAX_PAGE;
        return new SavedEvaluationPage(page, size, total, count > REACH, more, evaluations.list(filter, page, size));
    }

    public boolean hasNext() {
        return more;
    }
}
