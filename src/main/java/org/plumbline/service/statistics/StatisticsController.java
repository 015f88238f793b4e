package org.plumbline.service.statistics;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.service.evaluations.ContentNegotiation;
import org.plumbline.service.evaluations.ReportDownload;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.statistics.FigureEvaluations.FigureEvaluationPage;
import org.plumbline.service.statistics.FigureReader.AsOf;
import org.plumbline.service.statistics.FigureTable.FigureColumn;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The API of figures over all stored evaluations. */
@RestController
@RequestMapping("/api/v1/statistics")
final class StatisticsController {

    private static final List<MediaType> FORMS =
            List.of(MediaType.APPLICATION_JSON, ReportDownload.XLSX, TableExport.CSV);

    private final StatisticsQueries queries;
    private final FigureReader figureReader;
    private final FigureEvaluations figureEvaluations;
    private final StatisticsUpdater follower;

    StatisticsController(
            StatisticsQueries queries, FigureReader figures, FigureEvaluations cases, StatisticsUpdater follower) {
        this.queries = queries;
        this.figureReader = figures;
        this.figureEvaluations = cases;
        this.follower = follower;
    }

    /**
     * @param corrections number of evaluations that correct an earlier one, which no longer counts
     * @param tables rows by table, each with its columns as fields
     */
    record StatisticsResponse(
            AsOf asOf, long evaluations, long corrections, Map<String, List<Map<String, Object>>> tables) {}

    @Endpoint(scope = ScopeRule.EVALUATION)
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, ReportDownload.XLSX_VALUE, TableExport.CSV_VALUE})
    ResponseEntity<?> getFigures(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        QueryParameters query = QueryParameters.of(request, StatisticsQueries.parameterNames());
        MediaType form = ContentNegotiation.chooseMediaType(request, FORMS);
        if (form == ReportDownload.XLSX) {
            return queries.exportWorkbook(query);
        }
        if (form == TableExport.CSV) {
            return queries.exportCsv(query);
        }
        StatisticsScope asked = StatisticsScope.of(query);
        AsOf asOf = figureReader.readAsOf(); // before the figures, which may then include later entries but never fewer
        Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
        queries.readTables(query).forEach(table -> tables.put(table.key(), toRows(table)));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new StatisticsResponse(
                        asOf, figureReader.countEvaluations(asked), figureReader.countCorrections(asked), tables));
    }

    private static List<Map<String, Object>> toRows(FigureTable table) {
        return table.rows().stream().map(row -> toFields(table, row)).toList();
    }

    private static Map<String, Object> toFields(FigureTable table, FigureTable.FigureRow row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < table.columns().size(); i++) {
            FigureColumn column = table.columns().get(i);
            Object value = row.cells().get(i);
            int dot = column.key().indexOf('.');
            if (dot < 0) {
                fields.put(column.key(), value);
            } else {
                @SuppressWarnings("unchecked")
                Map<String, Object> inner = (Map<String, Object>)
                        fields.computeIfAbsent(column.key().substring(0, dot), none -> new LinkedHashMap<>());
                String name = column.key().substring(dot + 1);
                inner.put(name.isEmpty() ? FigureEvaluationFilter.NO_GRADE : name, value);
            }
        }
        return fields;
    }

    @Endpoint(scope = ScopeRule.EVALUATION)
    @GetMapping(path = "/evaluations", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<FigureEvaluationPage> listEvaluations(HttpServletRequest request) {
        FigureEvaluationPage page = figureEvaluations.findPage(
                FigureEvaluationFilter.of(QueryParameters.of(request, FigureEvaluationFilter.parameterNames())));
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

    /** Clears the sums; they are added up again from the first entry of the log after the response. */
    @Endpoint(value = Role.ADMIN, scope = ScopeRule.UNSCOPED)
    @PostMapping("/rebuild")
    ResponseEntity<AsOf> rebuild(HttpServletRequest request) {
        QueryParameters.of(request);
        follower.rebuild();
        return ResponseEntity.accepted().contentType(MediaType.APPLICATION_JSON).body(figureReader.readAsOf());
    }
}
