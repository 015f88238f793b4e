package org.plumbline.core.draft;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.plumbline.core.draft.SchemeDraft.IndicatorDraft;
import org.plumbline.core.draft.SentenceDraft.Drafted;
import org.plumbline.vocabulary.CheckpointRole;
import org.plumbline.vocabulary.CheckpointRule;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.PointsUnit;
import org.plumbline.vocabulary.YesNo;

/**
 * Test cases of a draft: the best and the lowest outcome that the sentences print, with the points that they print.
 * Where points follow from steps or a proportion, the target earns full marks in both.
 */
final class DraftCases {

    private static final String BEST = "起草：各项最好";
    private static final String LOWEST = "起草：各项最低一档";

    private DraftCases() {}

    /** Rows of the sheet 测试. */
    static List<Map<String, Object>> list(SchemeDraft draft) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String name : List.of(BEST, LOWEST)) {
            BigDecimal total = BigDecimal.ZERO;
            boolean complete = true;
            List<Map<String, Object>> entries = new ArrayList<>();
            for (IndicatorDraft each : draft.indicators()) {
                if (each.draft() instanceof Drafted drafted) {
                    Map<String, Object> entry = toEntry(each, drafted.rows(), name.equals(BEST));
                    entry.put("用例", name);
                    entry.put("指标编号", each.indicator().code());
                    total = total.add((BigDecimal) entry.get("应得分"));
                    entries.add(entry);
                } else {
                    complete &= each.weight() == null;
                }
            }
            if (complete && !entries.isEmpty()) {
                Map<String, Object> whole = new LinkedHashMap<>();
                whole.put("用例", name);
                whole.put("应得分", total);
                rows.add(whole);
            }
            rows.addAll(entries);
        }
        return rows;
    }

    private static Map<String, Object> toEntry(IndicatorDraft each, List<DraftRow> rows, boolean best) {
        BigDecimal weight = each.weight();
        Map<String, Object> entry = new LinkedHashMap<>();
        switch (rows.get(0).family()) {
            case "CHECKPOINT" -> putPoints(rows, weight, best, entry);
            case "WORDING" -> putWording(each, rows, best, entry);
            default -> putNumber(each, rows, best, entry);
        }
        return entry;
    }

    private static void putPoints(List<DraftRow> rows, BigDecimal weight, boolean best, Map<String, Object> entry) {
        String all = rows.stream()
                .flatMap(row -> CheckpointRule.expandCodes((String) row.cells().get("要点")).stream())
                .collect(Collectors.joining(";"));
        entry.put("要点", best ? all : "无");
        entry.put("应得分", best ? weight : leftWithoutPoints(rows, weight));
    }

    private static BigDecimal leftWithoutPoints(List<DraftRow> rows, BigDecimal weight) {
        BigDecimal left = weight;
        for (DraftRow row : rows) {
            if (!CheckpointRole.SHARE.label().equals(row.cells().get("作用"))) {
                return BigDecimal.ZERO;
            }
            BigDecimal points = (BigDecimal) row.cells().get("分值");
            BigDecimal share = (BigDecimal) row.cells().get("占权重%");
            left = left.subtract(points != null ? points : DecimalMath.takePercent(share, weight));
        }
        return round(left.max(BigDecimal.ZERO));
    }

    private static void putWording(IndicatorDraft each, List<DraftRow> rows, boolean best, Map<String, Object> entry) {
        Comparator<DraftRow> byPercent =
                Comparator.comparing(row -> (BigDecimal) row.cells().get("取值%"));
        DraftRow row = best
                ? rows.stream().max(byPercent).orElseThrow()
                : rows.stream().min(byPercent).orElseThrow();
        Object says = row.cells().get("实际值为");
        String target = String.valueOf(each.target().value());
        boolean agrees = YesNo.YES.label().equals(row.cells().get("与目标一致"));
        entry.put("实际值", says != null ? says : agrees ? target : "未" + target);
        entry.put("应得分", round(DecimalMath.takePercent((BigDecimal) row.cells().get("取值%"), each.weight())));
    }

    private static void putNumber(IndicatorDraft each, List<DraftRow> rows, boolean best, Map<String, Object> entry) {
        BigDecimal target =
                each.target().value() == null ? null : each.target().value().numberOrNull();
        boolean bands = rows.stream().allMatch(row -> row.family().equals("BAND"));
        if (!bands) {
            entry.put("实际值", target);
            entry.put("应得分", each.weight());
            return;
        }
        Comparator<DraftRow> byPoints = Comparator.comparing(row -> earned(row, each.weight()));
        DraftRow row = best
                ? rows.stream().max(byPoints).orElseThrow()
                : rows.stream().min(byPoints).orElseThrow();
        entry.put("实际值", findValue(row, target));
        entry.put("应得分", earned(row, each.weight()));
    }

    private static BigDecimal earned(DraftRow row, BigDecimal weight) {
        BigDecimal number = (BigDecimal) row.cells().get("得分");
        boolean points = PointsUnit.POINTS.label().equals(row.cells().get("得分单位"));
        return round(points ? number : DecimalMath.takePercent(number, weight));
    }

    private static BigDecimal round(BigDecimal points) {
        return points.setScale(2, RoundingMode.HALF_UP);
    }

    /** A value inside a band. */
    private static BigDecimal findValue(DraftRow row, BigDecimal target) {
        boolean rate = row.cells().keySet().stream().anyMatch(label -> label.startsWith(ValueScale.COMPLETION));
        String axis = rate ? ValueScale.COMPLETION : ValueScale.ACTUAL;
        BigDecimal least = (BigDecimal) row.cells().get(axis + "不小于");
        BigDecimal above = (BigDecimal) row.cells().get(axis + "大于");
        BigDecimal most = (BigDecimal) row.cells().get(axis + "不大于");
        BigDecimal below = (BigDecimal) row.cells().get(axis + "小于");
        BigDecimal value;
        if (least != null || most != null) {
            value = least != null ? least : most;
        } else if (above != null && below != null) {
            value = above.add(below).divide(BigDecimal.valueOf(2));
        } else {
            value = above != null ? above.add(BigDecimal.ONE) : below.subtract(BigDecimal.ONE);
        }
        return rate ? DecimalMath.takePercent(value, target) : value;
    }
}
