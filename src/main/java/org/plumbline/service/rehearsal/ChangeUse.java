package org.plumbline.service.rehearsal;

import java.util.List;
import org.plumbline.service.evaluations.SavedEvaluationItem;
import org.plumbline.service.rehearsal.ChangedRows.ChangedRow;

/**
 * Which stored evaluations used the rows in which two versions of a rule set differ.
 *
 * @param before id of the earlier version
 * @param after id of the later one
 * @param drlChanged whether the DRL rules differ too, whose lines no trace names
 * @param evaluations that either version scored
 * @param used of these, those whose trace names a changed row
 * @param rows the changed rows, those of the earlier version first
 * @param page counted from 0
 * @param list of the newest evaluations that used a changed row
 */
record ChangeUse(
        long before,
        long after,
        boolean drlChanged,
        long evaluations,
        long used,
        List<RowUse> rows,
        int page,
        int size,
        boolean more,
        List<EvaluationUse> list) {

    /** The version whose workbook a row is in. */
    enum Side {
        BEFORE,
        AFTER
    }

    /**
     * A changed row.
     *
     * @param evaluations scored by that version whose trace names it
     * @param findings of these evaluations that cite it
     */
    record RowUse(Side version, ChangedRow row, long evaluations, long findings) {}

    /**
     * An evaluation.
     *
     * @param version that scored it
     * @param findings codes of its findings that cite a changed row
     */
    record EvaluationUse(SavedEvaluationItem evaluation, Side version, List<ChangedRow> rows, List<String> findings) {}
}
