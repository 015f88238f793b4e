package org.plumbline.service.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.core.json.EvaluationDigest.IndicatorDigest;
import org.plumbline.core.json.EvaluationDigest.RuleDigest;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The keys of the sums, as small numbers. Regions and own indicators come from submissions, so their number is bounded: beyond
 * the bound they are added to a more general row. In the order of the log, so that a rebuild gives the same sums.
 */
final class SumDimensions {

    /** China has some 3,300 down to the counties. */
    private static final int REGIONS = 20_000;

    /** Maximum names of level 2, for a scheme and year, of submissions' own indicators. */
    private static final int OWN = 100;

    private static final int MAX_TEXT_LENGTH = 200;

    private final JdbcTemplate jdbc;
    private final Map<List<Object>, Integer> regions = new HashMap<>();
    private final Map<List<Object>, Integer> indicators = new HashMap<>();
    private final Map<List<Object>, Integer> own = new HashMap<>();
    private final Map<List<Object>, Integer> rules = new HashMap<>();
    private final List<Object[]> newRegions = new ArrayList<>();
    private final List<Object[]> newIndicators = new ArrayList<>();
    private final List<Object[]> newRules = new ArrayList<>();

    /** As stored now. */
    SumDimensions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        jdbc.query("select id, parent, name from statistics_region where parent is not null", row -> {
            regions.put(List.of(row.getInt("parent"), row.getString("name")), row.getInt("id"));
        });
        jdbc.query("select id, scheme, fiscal_year, code, level2 from statistics_indicator", row -> {
            String scheme = row.getString("scheme");
            int year = row.getInt("fiscal_year");
            String code = row.getString("code");
            indicators.put(
                    code == null ? ownIndicatorKey(scheme, year, row.getString("level2")) : List.of(scheme, year, code),
                    row.getInt("id"));
            if (code == null) {
                own.merge(List.of(scheme, year), 1, Integer::sum);
            }
        });
        jdbc.query("select * from statistics_rule", row -> {
            Integer line = row.getObject("sheet_row", Integer.class);
            rules.put(
                    Arrays.asList(
                            row.getString("scheme"),
                            row.getInt("fiscal_year"),
                            row.getString("rule"),
                            row.getString("file"),
                            row.getString("sheet"),
                            line),
                    row.getInt("id"));
        });
    }

    private static List<Object> ownIndicatorKey(String scheme, int year, String level2) {
        return List.of(scheme, year, "", level2 == null ? "" : level2);
    }

    /** The regions that contain a region, the whole first. @param text null if there is none */
    int[] regionIds(String text) {
        List<String> parts = RegionPaths.split(text);
        int[] path = new int[parts.size() + 1];
        for (int level = 1; level < path.length; level++) {
            int parent = path[level - 1];
            List<Object> key = List.of(parent, parts.get(level - 1));
            Integer known = regions.get(key);
            if (known == null) {
                if (regions.size() >= REGIONS) {
                    return Arrays.copyOf(path, level);
                }
                known = regions.size() + 1;
                regions.put(key, known);
                String name = parts.get(level - 1);
                newRegions.add(new Object[] {known, level, parent, name, String.join("/", parts.subList(0, level))});
            }
            path[level] = known;
        }
        return path;
    }

    /** @param known codes of the catalogue */
    int indicatorId(String scheme, int year, IndicatorDigest indicator, Set<String> known) {
        String code = indicator.code();
        if (known.contains(code)) {
            return indicators.computeIfAbsent(
                    List.of(scheme, year, truncate(code)),
                    none -> addIndicator(
                            scheme, year, truncate(code), indicator.name(), indicator.level1(), indicator.level2()));
        }
        List<Object> key = ownIndicatorKey(scheme, year, truncate(indicator.level2()));
        Integer there = indicators.get(key);
        if (there != null) {
            return there;
        }
        if (own.merge(List.of(scheme, year), 1, Integer::sum) > OWN) {
            return indicators.computeIfAbsent(
                    ownIndicatorKey(scheme, year, null), none -> addIndicator(scheme, year, null, null, null, null));
        }
        int id = addIndicator(scheme, year, null, null, indicator.level1(), indicator.level2());
        indicators.put(key, id);
        return id;
    }

    private int addIndicator(String scheme, int year, String code, String name, String level1, String level2) {
        int id = indicators.size() + 1;
        newIndicators.add(new Object[] {id, scheme, year, code, truncate(name), truncate(level1), truncate(level2)});
        return id;
    }

    int ruleId(String scheme, int year, RuleDigest rule) {
        List<Object> key = Arrays.asList(
                scheme, year, truncate(rule.id()), truncate(rule.file()), truncate(rule.sheet()), rule.row());
        return rules.computeIfAbsent(key, none -> {
            List<Object> row = new ArrayList<>(List.of(rules.size() + 1));
            row.addAll(key);
            newRules.add(row.toArray());
            return rules.size() + 1;
        });
    }

    static String truncate(String text) {
        return text == null || text.length() <= MAX_TEXT_LENGTH ? text : text.substring(0, MAX_TEXT_LENGTH);
    }

    /** The keys added since they were read. */
    void store() {
        store("insert into statistics_region (id, level, parent, name, path) values (?, ?, ?, ?, ?)", newRegions);
        store(
                "insert into statistics_indicator (id, scheme, fiscal_year, code, name, level1, level2)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                newIndicators);
        store(
                "insert into statistics_rule (id, scheme, fiscal_year, rule, file, sheet, sheet_row)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                newRules);
    }

    private void store(String insert, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(insert, rows);
            rows.clear();
        }
    }
}
