package org.plumbline.statistics;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses within the pages of figures, which keep what else is asked for. */
final class Links {

    private Links() {}

    /** The figures. */
    static String figures(Asked asked) {
        return address("/statistics", values(asked));
    }

    /** The list behind a figure. @param more names and values; null values are left out */
    static String cases(Asked asked, Object... more) {
        Map<String, Object> values = values(asked);
        for (int i = 0; i < more.length; i += 2) {
            if (more[i + 1] != null) {
                values.put((String) more[i], more[i + 1]);
            }
        }
        return address("/statistics/evaluations", values);
    }

    /** The figures as a file. @param table null for all of them */
    static String file(String path, Asked asked, String table) {
        Map<String, Object> values = values(asked);
        if (table != null) {
            values.put("table", table);
        }
        return address(path, values);
    }

    private static Map<String, Object> values(Asked asked) {
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

    /** Values as variables, so that whatever stands in them is encoded. */
    private static String address(String path, Map<String, Object> values) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(values).toUriString();
    }
}
