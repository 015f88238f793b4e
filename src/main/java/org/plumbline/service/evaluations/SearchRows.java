package org.plumbline.service.evaluations;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.basics.Sha256;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.core.scoring.ScoreProfile;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Subject;

/**
 * The rows of one evaluation in the search tables: they only repeat what its submission and its canonical bytes say.
 *
 * @param findings the values of {@link #FINDING_COLUMNS}, in the order of the findings
 * @param profile the values of {@link #PROFILE_COLUMNS}; null if the row is missing
 * @param review the values of {@link #REVIEW_COLUMNS}; null if the evaluation has no review
 */
record SearchRows(List<Object[]> findings, Object[] profile, Object[] review) {

    static final String FINDING_COLUMNS =
            "ordinal, code, severity, scheme, fiscal_year, subject_name, region, grade, indicator";
    static final String PROFILE_COLUMNS =
            "scheme, fiscal_year, subject_name, body, region, declared_total, scores, full_marks, scores_sha256";
    static final String REVIEW_COLUMNS = "scheme, fiscal_year, body, region, deviation, indicators, differing";

    /** Maximum length of a body's name in its column. */
    private static final int BODY = 200;

    /** The scale of points and percentages in the tables. */
    private static final int DECIMALS = 12;

    /** The rows that an evaluation must have. */
    static SearchRows of(Evaluation evaluation) {
        Subject subject = evaluation.subject();
        String name = subject == null ? null : subject.name();
        String region = subject == null ? null : subject.region();
        List<Object[]> findings = new ArrayList<>();
        for (RaisedFinding finding : evaluation.findings()) {
            findings.add(new Object[] {
                findings.size() + 1,
                finding.code(),
                finding.severity().name(),
                evaluation.scheme(),
                evaluation.fiscalYear(),
                name,
                region,
                evaluation.grade(),
                finding.indicator()
            });
        }
        return new SearchRows(findings, profileRow(evaluation, name, region), reviewRow(evaluation, name, region));
    }

    private static Object[] profileRow(Evaluation evaluation, String name, String region) {
        ScoreProfile profile = ScoreProfile.of(evaluation);
        return new Object[] {
            evaluation.scheme(),
            evaluation.fiscalYear(),
            name,
            bodyName(name),
            region,
            evaluation.declared().total(),
            profile.scores(),
            profile.fullMarks(),
            profile.sha256()
        };
    }

    private static Object[] reviewRow(Evaluation evaluation, String name, String region) {
        if (evaluation.review() == null) {
            return null;
        }
        long differing = evaluation.findings().stream()
                .filter(finding -> finding.code().equals(Check.REVIEW_RULE_MISMATCH.name()))
                .count();
        return new Object[] {
            evaluation.scheme(),
            evaluation.fiscalYear(),
            bodyName(name),
            region,
            evaluation.review().deviation(),
            evaluation.review().indicators(),
            (int) differing
        };
    }

    /** The body that a subject belongs to: its name up to the first space. Null if there is none. */
    static String bodyName(String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        String first = name.strip().split("[\\s\\u3000]", 2)[0];
        return first.length() <= BODY ? first : first.substring(0, BODY);
    }

    /** SHA-256 of all values, equal for the rows of an evaluation and for these rows as the database returns them. */
    String sha256() {
        StringBuilder text = new StringBuilder();
        findings.forEach(finding -> append(text, "finding", finding));
        append(text, "profile", profile);
        append(text, "review", review);
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void append(StringBuilder text, String table, Object[] row) {
        text.append(table);
        if (row != null) {
            for (Object value : row) {
                append(text, format(value));
            }
        }
        text.append('\n');
    }

    /** With its length, so that no value can look like two. */
    private static void append(StringBuilder text, String value) {
        text.append('\t');
        if (value == null) {
            text.append('-');
        } else {
            text.append(value.length()).append('=').append(value);
        }
    }

    private static String format(Object value) {
        if (value instanceof BigDecimal number) {
            return number.setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString();
        }
        return value == null ? null : value.toString();
    }
}
