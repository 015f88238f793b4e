package org.plumbline.service.findings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.plumbline.service.evaluations.SavedEvaluationPage;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.QueryParameters;

/**
 * Bodies with values of an indicator, those with the most first.
 *
 * @param page counted from 0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ValueListPage(int page, int size, boolean more, ValueFilter filter, List<ValueGroup> groups) {

    private static final int MAX_PAGE = 1_000;
    /** Bodies: the evaluation of each value listed is read. */
    private static final int LARGEST = 50;

    /** @throws ProblemException if no indicator is named */
    static ValueListPage of(ValueRepository values, QueryParameters query) {
        if (query.textOrNull("indicator") == null) {
            throw ProblemException.invalidParameter("indicator", null, "满意度 / d25");
        }
        return ofAny(values, query);
    }

    /** Without groups if no indicator is named. */
    static ValueListPage ofAny(ValueRepository values, QueryParameters query) {
        int page = query.integerOrDefault("page", 0, 0, MAX_PAGE);
        int size = query.integerOrDefault("size", SavedEvaluationPage.SIZE, 1, LARGEST);
        ValueFilter filter = ValueFilter.of(query);
        List<ValueGroup> groups =
                filter.indicator() == null ? List.of() : values.findGroups(filter, (long) page * size, size + 1);
        boolean more = groups.size() > size;
        return new ValueListPage(page, size, more && page < MAX_PAGE, filter, more ? groups.subList(0, size) : groups);
    }

    /** The choices of the filter, for the page. */
    public List<ValueFilter.Comparison> comparisons() {
        return List.of(ValueFilter.Comparison.values());
    }
}
