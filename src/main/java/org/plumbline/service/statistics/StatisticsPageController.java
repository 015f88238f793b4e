package org.plumbline.service.statistics;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Scope;
import org.plumbline.service.http.ScopeRule;
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

    @Endpoint(scope = ScopeRule.EVALUATION)
    @GetMapping("/statistics")
    String showFigures(Model model, HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, StatisticsScope.NAMES.toArray(String[]::new));
        StatisticsScope asked = StatisticsScope.of(query);
        model.addAttribute("asOf", figureReader.readAsOf());
        model.addAttribute("asked", asked);
        model.addAttribute("choices", figureReader.readChoices(asked));
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
        Optional<RegionRow> county =
                figureReader.findRegion(asked.region()).filter(region -> region.level() > SumBatch.DETAIL);
        Optional<RegionRow> detail = county.flatMap(figureReader::findDetailRegion);
        model.addAttribute("detail", detail.map(RegionRow::path).orElse(null));
        model.addAttribute("detailHidden", county.isPresent() && detail.isEmpty());
        return "statistics";
    }

    /** The path to the requested region, from the whole or from the caller's region, each with its figures. */
    private static Map<String, String> regionTrail(StatisticsScope asked) {
        Map<String, String> trail = new LinkedHashMap<>();
        List<String> path = new ArrayList<>();
        for (String part : RegionPaths.split(asked.region())) {
            path.add(part);
            if (!Scope.ofCaller().coversRegion(String.join("/", path))) {
                continue;
            }
            trail.put(String.join("/", path), StatisticsLinks.figuresAddress(asked.inRegion(String.join("/", path))));
        }
        return trail;
    }

    @Endpoint(scope = ScopeRule.EVALUATION)
    @GetMapping("/statistics.xlsx")
    ResponseEntity<byte[]> downloadWorkbook(HttpServletRequest request) {
        return queries.exportWorkbook(QueryParameters.of(request, StatisticsQueries.parameterNames()));
    }

    @Endpoint(scope = ScopeRule.EVALUATION)
    @GetMapping("/statistics.csv")
    ResponseEntity<byte[]> downloadCsv(HttpServletRequest request) {
        return queries.exportCsv(QueryParameters.of(request, StatisticsQueries.parameterNames()));
    }

    @Endpoint(scope = ScopeRule.EVALUATION)
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
