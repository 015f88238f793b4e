package org.plumbline.statistics;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.evaluations.Accepted;
import org.plumbline.evaluations.Report;
import org.plumbline.statistics.Cases.Page;
import org.plumbline.statistics.Figures.AsOf;
import org.plumbline.statistics.Table.Column;
import org.plumbline.web.Query;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Figures over all kept evaluations, for programs. */
@RestController
@RequestMapping("/api/v1/statistics")
final class StatisticsController {

    private static final List<MediaType> FORMS = List.of(MediaType.APPLICATION_JSON, Report.XLSX, Export.CSV);

    private final Desk desk;
    private final Figures figures;
    private final Cases cases;
    private final Follower follower;

    StatisticsController(Desk desk, Figures figures, Cases cases, Follower follower) {
        this.desk = desk;
        this.figures = figures;
        this.cases = cases;
        this.follower = follower;
    }

    /** @param tables rows by table, each with its columns as fields */
    record Answer(AsOf asOf, long evaluations, Map<String, List<Map<String, Object>>> tables) {}

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, Report.XLSX_VALUE, Export.CSV_VALUE})
    ResponseEntity<?> figures(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        Query query = Query.of(request, Desk.names());
        MediaType form = Accepted.of(request, FORMS);
        if (form == Report.XLSX) {
            return desk.xlsx(query);
        }
        if (form == Export.CSV) {
            return desk.csv(query);
        }
        AsOf asOf = figures.asOf(); // before the figures: they may know more, never less
        Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
        desk.tables(query).forEach(table -> tables.put(table.key(), rows(table)));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Answer(asOf, figures.evaluations(Asked.of(query)), tables));
    }

    private static List<Map<String, Object>> rows(Table table) {
        return table.rows().stream().map(row -> fields(table, row)).toList();
    }

    private static Map<String, Object> fields(Table table, Table.Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            Object value = row.cells().get(i);
            int dot = column.key().indexOf('.');
            if (dot < 0) {
                fields.put(column.key(), value);
            } else {
                @SuppressWarnings("unchecked")
                Map<String, Object> inner = (Map<String, Object>)
                        fields.computeIfAbsent(column.key().substring(0, dot), none -> new LinkedHashMap<>());
                String name = column.key().substring(dot + 1);
                inner.put(name.isEmpty() ? CaseFilter.NO_GRADE : name, value);
            }
        }
        return fields;
    }

    @GetMapping(path = "/evaluations", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Page> evaluations(HttpServletRequest request) {
        Page page = cases.page(CaseFilter.of(Query.of(request, CaseFilter.names())));
        HttpHeaders headers = new HttpHeaders();
        if (page.before() != null) {
            String next = ServletUriComponentsBuilder.fromRequest(request)
                    .scheme(null)
                    .host(null)
                    .port(null)
                    .replaceQueryParam("before", page.before())
                    .build()
                    .toUriString();
            headers.set(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return ResponseEntity.ok().headers(headers).body(page);
    }

    /** Clears the sums; they are added up again from the first entry of the log, which goes on after the answer. */
    @PostMapping("/rebuild")
    ResponseEntity<AsOf> rebuild(HttpServletRequest request) {
        Query.of(request);
        follower.rebuild();
        return ResponseEntity.accepted().contentType(MediaType.APPLICATION_JSON).body(figures.asOf());
    }
}
