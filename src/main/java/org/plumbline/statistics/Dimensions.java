package org.plumbline.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.exchange.EvaluationDigest.Indicator;
import org.plumbline.exchange.EvaluationDigest.Rule;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What sums are kept by, as small numbers. Regions and own indicators are whatever submissions say, so both are bounded: what
 * comes later counts where it can without a row of its own. In the order of the log, so that adding up again gives the same.
 */
final class Dimensions {

    /** China has some 3,300 down to the counties. */
    private static final int REGIONS = 20_000;

    /** Names of level 2, a scheme and year, under which submissions' own indicators stand. */
    private static final int OWN = 100;

    private static final int LONGEST = 200;

    private final JdbcTemplate jdbc;
    private final Map<List<Object>, Integer> regions = new HashMap<>();
    private final Map<List<Object>, Integer> indicators = new HashMap<>();
    private final Map<List<Object>, Integer> own = new HashMap<>();
    private final Map<List<Object>, Integer> rules = new HashMap<>();
    private final List<Object[]> newRegions = new ArrayList<>();
    private final List<Object[]> newIndicators = new ArrayList<>();
    private final List<Object[]> newRules = new ArrayList<>();

    /** As they are stored now. */
    Dimensions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        jdbc.query("select id, parent, name from statistics_region where parent is not null", row -> {
            regions.put(List.of(row.getInt("parent"), row.getString("name")), row.getInt("id"));
        });
        jdbc.query("select id, scheme, fiscal_year, code, level2 from statistics_indicator", row -> {
            String scheme = row.getString("scheme");
            int year = row.getInt("fiscal_year");
            String code = row.getString("code");
            indicators.put(
                    code == null ? own(scheme, year, row.getString("level2")) : List.of(scheme, year, code),
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

    private static List<Object> own(String scheme, int year, String level2) {
        return List.of(scheme, year, "", level2 == null ? "" : level2);
    }

    /** Those a region is part of, the whole first. @param text null where there is none */
    int[] regions(String text) {
        List<String> parts = Regions.parts(text);
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
    int indicator(String scheme, int year, Indicator indicator, Set<String> known) {
        String code = indicator.code();
        if (known.contains(code)) {
            return indicators.computeIfAbsent(
                    List.of(scheme, year, cut(code)),
                    none -> add(scheme, year, cut(code), indicator.name(), indicator.level1(), indicator.level2()));
        }
        List<Object> key = own(scheme, year, cut(indicator.level2()));
        Integer there = indicators.get(key);
        if (there != null) {
            return there;
        }
        if (own.merge(List.of(scheme, year), 1, Integer::sum) > OWN) {
            return indicators.computeIfAbsent(
                    own(scheme, year, null), none -> add(scheme, year, null, null, null, null));
        }
        int id = add(scheme, year, null, null, indicator.level1(), indicator.level2());
        indicators.put(key, id);
        return id;
    }

    private int add(String scheme, int year, String code, String name, String level1, String level2) {
        int id = indicators.size() + 1;
        newIndicators.add(new Object[] {id, scheme, year, code, cut(name), cut(level1), cut(level2)});
        return id;
    }

    int rule(String scheme, int year, Rule rule) {
        List<Object> key = Arrays.asList(scheme, year, cut(rule.id()), cut(rule.file()), cut(rule.sheet()), rule.row());
        return rules.computeIfAbsent(key, none -> {
            List<Object> row = new ArrayList<>(List.of(rules.size() + 1));
            row.addAll(key);
            newRules.add(row.toArray());
            return rules.size() + 1;
        });
    }

    private static String cut(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** What came since they were read. */
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
