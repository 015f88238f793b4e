package org.plumbline.service.rehearsal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.core.workbook.ContentDiff;
import org.plumbline.core.workbook.ContentDiff.AddedRow;
import org.plumbline.core.workbook.ContentDiff.ChangedCell;
import org.plumbline.core.workbook.ContentDiff.RemovedRow;
import org.plumbline.core.workbook.ContentDiff.RenamedRow;
import org.plumbline.core.workbook.ContentDiff.RowChange;
import org.plumbline.core.workbook.ContentDiff.SheetDiff;
import org.plumbline.core.workbook.WorkbookContent.SheetContent;
import org.plumbline.core.workbook.WorkbookContent.SheetKind;
import org.plumbline.service.rehearsal.EvaluationOutline.OutlineStep;

/** The rows of one workbook that differ from another one's, as the traces of its evaluations name them. */
final class ChangedRows {

    /** Sheets whose rows take part in scoring. */
    private static final Set<SheetKind> SCORING =
            Set.of(SheetKind.SETTINGS, SheetKind.INDICATORS, SheetKind.TABLE, SheetKind.THRESHOLDS);

    private final Map<Place, ChangedRow> rows = new LinkedHashMap<>();
    private final Map<String, ChangedRow> byIndicator = new HashMap<>();

    private ChangedRows() {}

    private record Place(String sheet, Integer row) {}

    /**
     * A row.
     *
     * @param key rule id, indicator code, setting or check
     * @param row Excel's row number
     */
    record ChangedRow(String sheet, String key, int row) {}

    static ChangedRows ofEarlier(ContentDiff diff) {
        ChangedRows found = new ChangedRows();
        diff.removed().forEach(found::addSheet);
        for (SheetDiff sheet : diff.sheets()) {
            for (RowChange change : sheet.changes()) {
                if (change instanceof ChangedCell cell) {
                    found.add(sheet.kind(), sheet.name(), cell.key(), cell.rowBefore());
                } else if (change instanceof RenamedRow renamed) {
                    found.add(sheet.kind(), sheet.name(), renamed.before(), renamed.rowBefore());
                } else if (change instanceof RemovedRow removed) {
                    found.add(
                            sheet.kind(),
                            sheet.name(),
                            change.key(),
                            removed.entry().row());
                }
            }
        }
        return found;
    }

    static ChangedRows ofLater(ContentDiff diff) {
        ChangedRows found = new ChangedRows();
        diff.added().forEach(found::addSheet);
        for (SheetDiff sheet : diff.sheets()) {
            for (RowChange change : sheet.changes()) {
                if (change instanceof ChangedCell cell) {
                    found.add(sheet.kind(), sheet.name(), cell.key(), cell.row());
                } else if (change instanceof RenamedRow renamed) {
                    found.add(sheet.kind(), sheet.name(), renamed.key(), renamed.row());
                } else if (change instanceof AddedRow added) {
                    found.add(
                            sheet.kind(),
                            sheet.name(),
                            change.key(),
                            added.entry().row());
                }
            }
        }
        return found;
    }

    private void addSheet(SheetContent sheet) {
        sheet.entries().forEach(entry -> add(sheet.kind(), sheet.name(), entry.key(), entry.row()));
    }

    private void add(SheetKind kind, String sheet, String key, int row) {
        if (SCORING.contains(kind)) {
            ChangedRow changed = new ChangedRow(sheet, key, row);
            rows.putIfAbsent(new Place(sheet, row), changed);
            if (kind == SheetKind.INDICATORS) {
                byIndicator.put(key, changed);
            }
        }
    }

    List<ChangedRow> list() {
        return List.copyOf(rows.values());
    }

    /** Those that a step names, or whose indicator it is about. */
    List<ChangedRow> findUsed(OutlineStep step) {
        return Stream.of(rows.get(new Place(step.rule().sheet(), step.rule().row())), byIndicator.get(step.indicator()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
