package org.plumbline.service.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.statistics.FigureTable.TableName;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The queries of figures that API and pages share. */
@Component
final class StatisticsQueries {

    private final FigureReader figureReader;

    StatisticsQueries(FigureReader figures) {
        this.figureReader = figures;
    }

    static String[] parameterNames() {
        List<String> names = new ArrayList<>(StatisticsScope.NAMES);
        names.add("table");
        return names.toArray(String[]::new);
    }

    /** All tables, or the requested one. */
    List<FigureTable> readTables(QueryParameters query) {
        StatisticsScope asked = StatisticsScope.of(query);
        String key = query.textOrNull("table");
        return (key == null ? Arrays.asList(TableName.values()) : List.of(parseTableName(key)))
                .stream()
                        .map(name -> figureReader.buildTable(name, asked, query.locale()))
                        .toList();
    }

    ResponseEntity<byte[]> exportWorkbook(QueryParameters query) {
        return TableExport.toWorkbook(
                readTables(query), StatisticsScope.of(query), figureReader.readAsOf(), query.locale());
    }

    /** A CSV file has one table, which has to be named. */
    ResponseEntity<byte[]> exportCsv(QueryParameters query) {
        String key = query.textOrNull("table");
        return TableExport.toCsv(figureReader.buildTable(
                parseTableName(key == null ? "" : key), StatisticsScope.of(query), query.locale()));
    }

    private static TableName parseTableName(String key) {
        return TableName.of(key)
                .orElseThrow(() -> ProblemException.invalidParameter("table", key, TableName.joinKeys()));
    }
}
