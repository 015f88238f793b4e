package org.plumbline.statistics;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plumbline.statistics.Figures.Region;
import org.plumbline.web.Query;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Figures over all kept evaluations, for people. */
@Controller
final class StatisticsPages {

    private final Desk desk;
    private final Figures figures;
    private final Cases cases;

    StatisticsPages(Desk desk, Figures figures, Cases cases) {
        this.desk = desk;
        this.figures = figures;
        this.cases = cases;
    }

    @GetMapping("/statistics")
    String figures(Model model, HttpServletRequest request) {
        Query query = Query.of(request, Asked.NAMES.toArray(String[]::new));
        Asked asked = Asked.of(query);
        model.addAttribute("asOf", figures.asOf());
        model.addAttribute("asked", asked);
        model.addAttribute("choices", figures.choices());
        model.addAttribute("evaluations", figures.evaluations(asked));
        model.addAttribute("trail", trail(asked));
        model.addAttribute("xlsx", Links.file("/statistics.xlsx", asked, null));
        List<Table> tables = desk.tables(query);
        model.addAttribute("tables", tables.stream().collect(Collectors.toMap(Table::key, Function.identity())));
        model.addAttribute(
                "csv",
                tables.stream()
                        .collect(Collectors.toMap(
                                Table::key, table -> Links.file("/statistics.csv", asked, table.key()))));
        model.addAttribute(
                "detail",
                figures.region(asked.region())
                        .filter(region -> region.level() > Batch.DETAIL)
                        .map(figures::detail)
                        .map(Region::path)
                        .orElse(null));
        return "statistics";
    }

    /** From the whole to the region asked for, each with its figures. */
    private static Map<String, String> trail(Asked asked) {
        Map<String, String> trail = new LinkedHashMap<>();
        List<String> path = new ArrayList<>();
        for (String part : Regions.parts(asked.region())) {
            path.add(part);
            trail.put(String.join("/", path), Links.figures(asked.in(String.join("/", path))));
        }
        return trail;
    }

    @GetMapping("/statistics.xlsx")
    ResponseEntity<byte[]> xlsx(HttpServletRequest request) {
        return desk.xlsx(Query.of(request, Desk.names()));
    }

    @GetMapping("/statistics.csv")
    ResponseEntity<byte[]> csv(HttpServletRequest request) {
        return desk.csv(Query.of(request, Desk.names()));
    }

    @GetMapping("/statistics/evaluations")
    String evaluations(Model model, HttpServletRequest request) {
        CaseFilter filter = CaseFilter.of(Query.of(request, CaseFilter.names()));
        Cases.Page page = cases.page(filter);
        model.addAttribute("filter", filter);
        model.addAttribute("list", page);
        model.addAttribute("back", Links.figures(filter.asked()));
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
