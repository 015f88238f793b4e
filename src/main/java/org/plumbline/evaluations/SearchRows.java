package org.plumbline.evaluations;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.plumbline.scoring.Evaluation;
import org.plumbline.scoring.RaisedFinding;
import org.plumbline.scoring.ScoreProfile;
import org.plumbline.vocabulary.Subject;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes what many evaluations are searched by. Whoever calls has a transaction. */
@Component
final class SearchRows {

    /** Of a body's name, in its column. */
    private static final int BODY = 200;

    private final JdbcTemplate jdbc;

    SearchRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** An evaluation with its id. */
    record Added(UUID id, Evaluation evaluation) {}

    /** Of evaluations just kept. */
    void add(List<Added> added) {
        List<Object[]> rows = new ArrayList<>();
        for (Added each : added) {
            Evaluation evaluation = each.evaluation;
            int ordinal = 0;
            for (RaisedFinding finding : evaluation.findings()) {
                rows.add(new Object[] {
                    each.id,
                    ++ordinal,
                    finding.code(),
                    finding.severity().name(),
                    evaluation.scheme(),
                    evaluation.fiscalYear(),
                    name(evaluation),
                    region(evaluation),
                    finding.indicator()
                });
            }
        }
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(
                    """
                    insert into evaluation_finding (evaluation_id, ordinal, code, severity, scheme, fiscal_year,
                           subject_name, region, indicator) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    rows);
        }
        profiles(added);
    }

    /** Of one kept before there were such rows: its findings have all but their indicator. */
    void complete(UUID id, Evaluation evaluation) {
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
        profiles(List.of(new Added(id, evaluation)));
    }

    private void profiles(List<Added> added) {
        jdbc.batchUpdate(
                """
                insert into evaluation_profile (evaluation_id, scheme, fiscal_year, subject_name, body, region,
                       declared_total, scores, full_marks, scores_sha256) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                added.stream().map(SearchRows::profile).toList());
    }

    private static Object[] profile(Added added) {
        Evaluation evaluation = added.evaluation;
        ScoreProfile profile = ScoreProfile.of(evaluation);
        return new Object[] {
            added.id,
            evaluation.scheme(),
            evaluation.fiscalYear(),
            name(evaluation),
            body(name(evaluation)),
            region(evaluation),
            evaluation.declared().total(),
            profile.scores(),
            profile.fullMarks(),
            profile.sha256()
        };
    }

    private static String name(Evaluation evaluation) {
        Subject subject = evaluation.subject();
        return subject == null ? null : subject.name();
    }

    private static String region(Evaluation evaluation) {
        Subject subject = evaluation.subject();
        return subject == null ? null : subject.region();
    }

    /** Whose project a subject is: its name up to the first space. Null where there is none. */
    static String body(String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        String first = name.strip().split("[\\s\\u3000]", 2)[0];
        return first.length() <= BODY ? first : first.substring(0, BODY);
    }
}
