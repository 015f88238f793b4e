package org.plumbline.service.statistics;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.QueryParameters;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The pages of figures over all stored evaluations. */
@Controller
final class StatisticsPageController {

    private final StatisticsQueries queries;
    private final FigureReader figureReader;
    private final FigureEvaluations figureEvaluations;

    StatisticsPageController(StatisticsQueries queries, FigureReader figures, FigureEvaluations cases) {
        this.queries = queries;
        this.figureReader = figures;
        this.figureEvaluations = cases;
    }

    @Endpoint
    @GetMapping("/statistics")
    String showFigures(Model model, HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, StatisticsScope.NAMES.toArray(String[]::new));
        StatisticsScope asked = StatisticsScope.of(query);
        model.addAttribute("asOf", figureReader.readAsOf());
        model.addAttribute("asked", asked);
        model.addAttribute("choices", figureReader.readChoices());
        model.addAttribute("evaluations", figureReader.countEvaluations(asked));
        model.addAttribute("corrections", figureReader.countCorrections(asked));
        model.addAttribute("trail", regionTrail(asked));
        model.addAttribute("xlsx", StatisticsLinks.fileAddress("/statistics.xlsx", asked, null));
        List<FigureTable> tables = queries.readTables(query);
        model.addAttribute("tables", tables.stream().collect(Collectors.toMap(FigureTable::key, Function.identity())));
        model.addAttribute(
                "csv",
                tables.stream()
                        .collect(Collectors.toMap(
                                FigureTable::key,
                                table -> StatisticsLinks.fileAddress("/statistics.csv", asked, table.key()))));
        model.addAttribute(
                "detail",
                figureReader
                        .findRegion(asked.region())
                        .filter(region -> region.level() > SumBatch.DETAIL)
                        .map(figureReader::detailRegion)
                        .map(RegionRow::path)
                        .orElse(null));
        return "statistics";
    }

    /** The path from the whole to the requested region, each with its figures. */
    private static Map<String, String> regionTrail(StatisticsScope asked) {
        Map<String, String> trail = new LinkedHashMap<>();
        List<String> path = new ArrayList<>();
        for (String part : RegionPaths.split(asked.region())) {
            path.add(part);
            trail.put(String.join("/", path), StatisticsLinks.figuresAddress(asked.inRegion(String.join("/", path))));
        }
        return trail;
    }

    @Endpoint
    @GetMapping("/statistics.xlsx")
    ResponseEntity<byte[]> downloadWorkbook(HttpServletRequest request) {
        return queries.exportWorkbook(QueryParameters.of(request, StatisticsQueries.parameterNames()));
    }

    @Endpoint
    @GetMapping("/statistics.csv")
    ResponseEntity<byte[]> downloadCsv(HttpServletRequest request) {
        return queries.exportCsv(QueryParameters.of(request, StatisticsQueries.parameterNames()));
    }

    @Endpoint
    @GetMapping("/statistics/evaluations")
    String showEvaluations(Model model, HttpServletRequest request) {
        FigureEvaluationFilter filter =
                FigureEvaluationFilter.of(QueryParameters.of(request, FigureEvaluationFilter.parameterNames()));
        FigureEvaluations.FigureEvaluationPage page = figureEvaluations.findPage(filter);
        model.addAttribute("filter", filter);
        model.addAttribute("list", page);
        model.addAttribute("back", StatisticsLinks.figuresAddress(filter.asked()));
        model.addAttribute(
                "next",
                page.before() == null
                        ? null
                        : ServletUriComponentsBuilder.fromRequest(request)
                                .scheme(null)
                                .host(null)
                                .port(null)
                                .replaceQueryParam("before", page.before())
                                .build()
                                .toUriString());
        return "statistics-evaluations";
    }
}
