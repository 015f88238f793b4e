package org.plumbline.service.statistics;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses within the pages of figures that keep the other filters. */
final class StatisticsLinks {

    private StatisticsLinks() {}

    /** The page of figures. */
    static String figuresAddress(StatisticsScope asked) {
        return buildAddress("/statistics", scopeParameters(asked));
    }

    /** The list behind a figure. @param more names and values; null values are left out */
    static String evaluationsAddress(StatisticsScope asked, Object... more) {
        Map<String, Object> values = scopeParameters(asked);
        for (int i = 0; i < more.length; i += 2) {
            if (more[i + 1] != null) {
                values.put((String) more[i], more[i + 1]);
            }
        }
        return buildAddress("/statistics/evaluations", values);
    }

    /** The list of the reviewed evaluations of a body. @param body null for those without a name */
    static String reviewsAddress(StatisticsScope asked, String body) {
        Map<String, Object> values = scopeParameters(asked);
        values.remove("region");
        values.put("reviewed", true);
        if (body != null) {
            values.put("subject", body);
        }
        return buildAddress("/evaluations", values);
    }

    /** The figures as a file. @param table null for all tables */
    static String fileAddress(String path, StatisticsScope asked, String table) {
        Map<String, Object> values = scopeParameters(asked);
        if (table != null) {
            values.put("table", table);
        }
        return buildAddress(path, values);
    }

    private static Map<String, Object> scopeParameters(StatisticsScope asked) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (asked.scheme() != null) {
            values.put("scheme", asked.scheme());
        }
        if (asked.fiscalYear() != null) {
            values.put("fiscalYear", asked.fiscalYear());
        }
        if (!asked.region().isEmpty()) {
            values.put("region", asked.region());
        }
        return values;
    }

    /** Values as URI variables, so that they are encoded. */
    private static String buildAddress(String path, Map<String, Object> values) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(values).toUriString();
    }
}
