package org.plumbline.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.statistics.Table.Name;
import org.plumbline.web.Query;
import org.plumbline.web.RequestRefused;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What page and API ask alike. */
@Component
final class Desk {

    private final Figures figures;

    Desk(Figures figures) {
        this.figures = figures;
    }

    static String[] names() {
        List<String> names = new ArrayList<>(Asked.NAMES);
        names.add("table");
        return names.toArray(String[]::new);
    }

    /** All of them, or the one asked for. */
    List<Table> tables(Query query) {
        Asked asked = Asked.of(query);
        String key = query.textOrNull("table");
        return (key == null ? Arrays.asList(Name.values()) : List.of(name(key)))
                .stream()
                        .map(name -> figures.table(name, asked, query.locale()))
                        .toList();
    }

    ResponseEntity<byte[]> xlsx(Query query) {
        return Export.xlsx(tables(query), Asked.of(query), figures.asOf(), query.locale());
    }

    /** A file of comma-separated values holds one table, which has to be named. */
    ResponseEntity<byte[]> csv(Query query) {
        String key = query.textOrNull("table");
        return Export.csv(figures.table(name(key == null ? "" : key), Asked.of(query), query.locale()));
    }

    private static Name name(String key) {
        return Name.of(key).orElseThrow(() -> RequestRefused.parameter("table", key, Name.keys()));
    }
}
