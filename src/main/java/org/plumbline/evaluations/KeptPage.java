package org.plumbline.evaluations;

import java.util.List;
import org.plumbline.web.Query;

/**
 * One page of a list, newest first.
 *
 * @param page counted from 0
 * @param total how many there are on all pages, counted as far as pages reach
 * @param more whether there are more than that: counting millions takes longer than anybody waits
 */
record KeptPage(int page, int size, long total, boolean more, List<KeptRow> evaluations) {

    static final int SIZE = 20;
    static final int LARGEST = 200;

    /** Skipping rows costs as much as reading them: further back, a filter is the way. */
    private static final int FARTHEST = 1_000;

    /** What the farthest of the largest pages ends with. */
    static final long REACH = (FARTHEST + 1L) * LARGEST;

    static KeptPage of(Evaluations evaluations, Query query) {
        int page = query.integer("page", 0, 0, FARTHEST);
        int size = query.integer("size", SIZE, 1, LARGEST);
        Filter filter = Filter.of(query);
        long count = evaluations.count(filter, REACH);
        return new KeptPage(page, size, Math.min(count, REACH), count > REACH, evaluations.list(filter, page, size));
    }

    public boolean hasNext() {
        return (page + 1L) * size < total && page < FARTHEST;
    }
}
