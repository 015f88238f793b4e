package org.plumbline.service.evaluations;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.core.scoring.ScoreProfile;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Subject;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes the search rows of many evaluations, in the caller's transaction. */
@Component
final class SearchIndexWriter {

    /** Maximum length of a body's name in its column. */
    private static final int BODY = 200;

    private final JdbcTemplate jdbc;

    SearchIndexWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** An evaluation with its id. */
    record IndexedEvaluation(UUID id, Evaluation evaluation) {}

    /** Writes the rows of evaluations just stored. */
    void add(List<IndexedEvaluation> added) {
        List<Object[]> rows = new ArrayList<>();
        for (IndexedEvaluation each : added) {
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
                    subjectName(evaluation),
                    subjectRegion(evaluation),
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
        insertProfiles(added);
        insertReviews(added);
    }

    private void insertReviews(List<IndexedEvaluation> added) {
        List<Object[]> rows = added.stream()
                .filter(each -> each.evaluation.review() != null)
                .map(SearchIndexWriter::toReviewRow)
                .toList();
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(
                    """
                    insert into evaluation_review (evaluation_id, scheme, fiscal_year, body, region, deviation,
                           indicators, differing) values (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    rows);
        }
    }

    private static Object[] toReviewRow(IndexedEvaluation added) {
        Evaluation evaluation = added.evaluation;
        long differing = evaluation.findings().stream()
                .filter(finding -> finding.code().equals(Check.REVIEW_RULE_MISMATCH.name()))
                .count();
        return new Object[] {
            added.id,
            evaluation.scheme(),
            evaluation.fiscalYear(),
            bodyName(subjectName(evaluation)),
            subjectRegion(evaluation),
            evaluation.review().deviation(),
            evaluation.review().indicators(),
            (int) differing
        };
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
        insertProfiles(List.of(new IndexedEvaluation(id, evaluation)));
    }

    private void insertProfiles(List<IndexedEvaluation> added) {
        jdbc.batchUpdate(
                """
                insert into evaluation_profile (evaluation_id, scheme, fiscal_year, subject_name, body, region,
                       declared_total, scores, full_marks, scores_sha256) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                added.stream().map(SearchIndexWriter::toProfileRow).toList());
    }

    private static Object[] toProfileRow(IndexedEvaluation added) {
        Evaluation evaluation = added.evaluation;
        ScoreProfile profile = ScoreProfile.of(evaluation);
        return new Object[] {
            added.id,
            evaluation.scheme(),
            evaluation.fiscalYear(),
            subjectName(evaluation),
            bodyName(subjectName(evaluation)),
            subjectRegion(evaluation),
            evaluation.declared().total(),
            profile.scores(),
            profile.fullMarks(),
            profile.sha256()
        };
    }

    private static String subjectName(Evaluation evaluation) {
        Subject subject = evaluation.subject();
        return subject == null ? null : subject.name();
    }

    private static String subjectRegion(Evaluation evaluation) {
        Subject subject = evaluation.subject();
        return subject == null ? null : subject.region();
    }

    /** The body that a subject belongs to: its name up to the first space. Null if there is none. */
    static String bodyName(String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        String first = name.strip().split("[\\s\\u3000]", 2)[0];
        return first.length() <= BODY ? first : first.substring(0, BODY);
    }
}
