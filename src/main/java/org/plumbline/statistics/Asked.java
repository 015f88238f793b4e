package org.plumbline.statistics;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.web.Query;

/**
 * What figures are asked for; null asks for all.
 *
 * @param region as {@link Regions#path} writes it; empty for the whole
 */
record Asked(String scheme, Integer fiscalYear, String region) {

    static final List<String> NAMES = List.of("scheme", "fiscalYear", "region");

    static Asked of(Query query) {
        return new Asked(
                query.textOrNull("scheme"),
                query.integerOrNull("fiscalYear", 1990, 2200),
                Regions.path(query.textOrNull("region")));
    }

    /** As SQL after other conditions. @param of the table's alias */
    String also(String of) {
        return (scheme == null ? "" : " and " + of + ".scheme = ?")
                + (fiscalYear == null ? "" : " and " + of + ".fiscal_year = ?");
    }

    /** Others, then those of {@link #also}. */
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

    /** The same of another region. */
    Asked in(String path) {
        return new Asked(scheme, fiscalYear, path);
    }

    Asked of(String otherScheme) {
        return new Asked(otherScheme, fiscalYear, region);
    }

    Asked year(int year) {
        return new Asked(scheme, year, region);
    }
}
