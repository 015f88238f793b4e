package org.plumbline.core.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.core.draft.SchemeDraft.IndicatorDraft;
import org.plumbline.core.draft.SentenceDraft.Drafted;

/** The scoring methods of a draft: indicators with one sentence and equal rows share one. */
final class DraftMethods {

    private static final Map<String, String> PREFIXES = Map.of(
            "STEP", "BK",
            "SLOPE", "FN",
            "RATIO", "BL",
            "REVERSE_RATIO", "FB",
            "BAND", "QJ",
            "CHECKPOINT", "YD",
            "WORDING", "DX");

    /**
     * A row of a table.
     *
     * @param first the indicator whose sentence the row was drafted from first
     */
    record MethodRow(String id, String method, DraftRow row, DraftIndicator first) {}

    private final Map<String, String> byIndicator = new LinkedHashMap<>();
    private final Map<String, List<MethodRow>> byFamily = new LinkedHashMap<>();

    static DraftMethods of(SchemeDraft draft) {
        DraftMethods methods = new DraftMethods();
        Map<List<Object>, String> known = new LinkedHashMap<>();
        for (IndicatorDraft each : draft.indicators()) {
            if (each.draft() instanceof Drafted drafted) {
                DraftIndicator indicator = each.indicator();
                List<Object> same = List.of(indicator.sentence().text(), drafted.rows());
                if (!known.containsKey(same)) {
                    known.put(same, "办法-" + indicator.code());
                    drafted.rows().forEach(row -> methods.add(row, known.get(same), indicator));
                }
                methods.byIndicator.put(indicator.code(), known.get(same));
            }
        }
        return methods;
    }

    private void add(DraftRow row, String method, DraftIndicator indicator) {
        List<MethodRow> rows = byFamily.computeIfAbsent(row.family(), family -> new ArrayList<>());
        String id = "%s-%03d".formatted(PREFIXES.get(row.family()), rows.size() + 1);
        rows.add(new MethodRow(id, method, row, indicator));
    }

    /** Null for an indicator without rows. */
    String of(String code) {
        return byIndicator.get(code);
    }

    /** The rows by the kind of their table. */
    Map<String, List<MethodRow>> byFamily() {
        return byFamily;
    }
}
