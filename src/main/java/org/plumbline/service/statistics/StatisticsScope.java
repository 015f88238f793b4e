package org.plumbline.service.statistics;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.service.http.QueryParameters;

/**
 * The scope of figures; a null member does not restrict it.
 *
 * @param region as {@link RegionPaths#normalize} writes it; empty for the whole
 */
record StatisticsScope(String scheme, Integer fiscalYear, String region) {

    static final List<String> NAMES = List.of("scheme", "fiscalYear", "region");

    static StatisticsScope of(QueryParameters query) {
        return new StatisticsScope(
                query.textOrNull("scheme"),
                query.fiscalYearOrNull(),
                RegionPaths.normalize(query.textOrNull("region")));
    }

    /** SQL to append to other conditions. @param of alias of the table */
    String andConditions(String of) {
        return (scheme == null ? "" : " and " + of + ".scheme = ?")
                + (fiscalYear == null ? "" : " and " + of + ".fiscal_year = ?");
    }

    /** Others, then those of {@link #andConditions}. */
    List<Object> parameters(Object... others) {
        List<Object> all = new ArrayList<>(List.of(others));
        if (scheme != null) {
            all.add(scheme);
        }
        if (fiscalYear != null) {
            all.add(fiscalYear);
        }
        return all;
    }

    /** The same scope with another region. */
    StatisticsScope inRegion(String path) {
        return new StatisticsScope(scheme, fiscalYear, path);
    }

    StatisticsScope of(String otherScheme) {
        return new StatisticsScope(otherScheme, fiscalYear, region);
    }

    StatisticsScope inYear(int year) {
        return new StatisticsScope(scheme, year, region);
    }
}
