package org.plumbline.service.evaluations;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.RaisedFinding;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes the search rows of many evaluations, in the caller's transaction. */
@Component
final class SearchIndexWriter {

    private final JdbcTemplate jdbc;

    SearchIndexWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The search rows of one evaluation, with its id. */
    record IndexedEvaluation(UUID id, SearchRows rows) {}

    /** Writes the rows of evaluations just stored. */
    void add(List<IndexedEvaluation> added) {
        List<Object[]> findings = new ArrayList<>();
        List<Object[]> profiles = new ArrayList<>();
        List<Object[]> reviews = new ArrayList<>();
        for (IndexedEvaluation each : added) {
            each.rows.findings().forEach(finding -> findings.add(prepend(each.id, finding)));
            profiles.add(prepend(each.id, each.rows.profile()));
            if (each.rows.review() != null) {
                reviews.add(prepend(each.id, each.rows.review()));
            }
        }
        insert("evaluation_finding", SearchRows.FINDING_COLUMNS, findings);
        insert("evaluation_profile", SearchRows.PROFILE_COLUMNS, profiles);
        insert("evaluation_review", SearchRows.REVIEW_COLUMNS, reviews);
    }

    /** Writes the rows of one stored before there were such rows: its findings lack only their indicator. */
    void completeRows(UUID id, Evaluation evaluation) {
        List<Object[]> rows = new ArrayList<>();
        int ordinal = 0;
        for (RaisedFinding finding : evaluation.findings()) {
            ordinal++;
            if (finding.indicator() != null) {
                rows.add(new Object[] {finding.indicator(), id, ordinal});
            }
        }
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(
                    "update evaluation_finding set indicator = ? where evaluation_id = ? and ordinal = ?", rows);
        }
        Object[] profile = prepend(id, SearchRows.of(evaluation).profile());
        insert("evaluation_profile", SearchRows.PROFILE_COLUMNS, List.<Object[]>of(profile));
    }

    private static Object[] prepend(UUID id, Object[] values) {
        Object[] row = new Object[values.length + 1];
        row[0] = id;
        System.arraycopy(values, 0, row, 1, values.length);
        return row;
    }

    private void insert(String table, String columns, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            String values = ", ?".repeat(rows.get(0).length - 1);
            jdbc.batchUpdate(
                    "insert into " + table + " (evaluation_id, " + columns + ") values (?" + values + ")", rows);
        }
    }
}
