package org.plumbline.service.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Scope;

/**
 * The scope of figures; a null member does not restrict it.
 *
 * @param region as {@link RegionPaths#normalize} writes it; empty for the whole
 * @param schemes those that the caller may read, if {@code scheme} is null; empty for every scheme
 */
record StatisticsScope(String scheme, Integer fiscalYear, String region, List<String> schemes) {

    static final List<String> NAMES = List.of("scheme", "fiscalYear", "region");

    /**
     * What was asked for, within the caller's scope. A caller with one region gets the figures of that region.
     *
     * @throws ProblemException if the caller may not read that region or scheme, or has to choose a region
     */
    static StatisticsScope of(QueryParameters query) {
        Scope caller = Scope.ofCaller();
        String scheme = query.textOrNull("scheme");
        if (scheme != null && !caller.coversScheme(scheme)) {
            throw ProblemException.invalidParameter("scheme", scheme, joinNames(caller.schemes()));
        }
        return new StatisticsScope(
                scheme,
                query.fiscalYearOrNull(),
                chooseRegion(query.textOrNull("region"), caller),
                caller.schemes().stream().map(Scope.Grant::name).toList());
    }

    private static String chooseRegion(String asked, Scope caller) {
        String region = RegionPaths.normalize(asked);
        if (region.isEmpty() && caller.regions().size() == 1) {
            return caller.regions().get(0).name();
        }
        if (!caller.coversRegion(region)) {
            throw ProblemException.invalidParameter("region", asked, joinNames(caller.regions()));
        }
        return region;
    }

    private static String joinNames(List<Scope.Grant> grants) {
        return grants.stream().map(Scope.Grant::name).collect(Collectors.joining(" / "));
    }

    /** SQL to append to other conditions. @param of alias of the table */
    String andConditions(String of) {
        String allowed = schemes.isEmpty()
                ? ""
                : schemes.stream()
                        .map(each -> "?")
                        .collect(Collectors.joining(", ", " and " + of + ".scheme in (", ")"));
        return (scheme == null ? allowed : " and " + of + ".scheme = ?")
                + (fiscalYear == null ? "" : " and " + of + ".fiscal_year = ?");
    }

    /** Others, then those of {@link #andConditions}. */
    List<Object> parameters(Object... others) {
        List<Object> all = new ArrayList<>(List.of(others));
        if (scheme == null) {
            all.addAll(schemes);
        } else {
            all.add(scheme);
        }
        if (fiscalYear != null) {
            all.add(fiscalYear);
        }
        return all;
    }

    /** The same scope with another region. */
    StatisticsScope inRegion(String path) {
        return new StatisticsScope(scheme, fiscalYear, path, schemes);
    }

    StatisticsScope of(String otherScheme) {
        return new StatisticsScope(otherScheme, fiscalYear, region, schemes);
    }

    StatisticsScope inYear(int year) {
        return new StatisticsScope(scheme, year, region, schemes);
    }
}
