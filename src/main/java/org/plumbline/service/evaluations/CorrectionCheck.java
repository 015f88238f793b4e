package org.plumbline.service.evaluations;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.service.audit.AuditEntryKind;
import org.plumbline.service.audit.AuditLog;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.Scope;
import org.plumbline.service.http.ScopeCondition;
import org.plumbline.service.security.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Permits an evaluation to correct only one of the same subject: a corrected evaluation no longer counts, and its findings are
 * no longer listed, so a correction must not hide the evaluation of another body.
 */
@Component
public final class CorrectionCheck {

    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final AuditLog log;

    CorrectionCheck(JdbcClient jdbc, AuditLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    /** What has to be equal in both evaluations; subject null if it names none. */
    private record Earlier(String scheme, int fiscalYear, String subject) {}

    /**
     * Checks a correction before anything is scored.
     *
     * @param corrects value of the query parameter
     * @param reason likewise; null if absent
     * @throws ProblemException if there is no such evaluation, another caller stored it, or the reason is missing or too long
     */
    public Correction asked(String corrects, String reason, Actor actor) {
        UUID id = EvaluationIdGenerator.parse(corrects)
                .filter(each -> find(each) != null)
                .orElseThrow(() -> ProblemException.invalidParameter(
                        ProblemKind.CORRECTS_NOTHING, "corrects", corrects, "评价编号 / evaluation id"));
        if (reason == null) {
            throw new ProblemException(ProblemKind.REASON_MISSING);
        }
        if (reason.length() > LONGEST_REASON) {
            throw new ProblemException(ProblemKind.REASON_TOO_LONG, LONGEST_REASON);
        }
        boolean own = log.fact(AuditEntryKind.EVALUATION, id.toString(), "actor")
                .filter(actor.name()::equals)
                .isPresent();
        if (!own && !actor.has(Role.ADMIN)) {
            throw new ProblemException(ProblemKind.CORRECTS_FOREIGN);
        }
        return new Correction(id, reason);
    }

    /** @throws ProblemException if the evaluation is of another scheme, year or subject than the one it corrects */
    public void matches(Correction correction, Evaluation evaluation) {
        Earlier earlier = find(correction.evaluation());
        String subject =
                evaluation.subject() == null ? null : evaluation.subject().name();
        if (earlier.scheme.equals(evaluation.scheme())
                && earlier.fiscalYear == evaluation.fiscalYear()
                && Objects.equals(earlier.subject, subject)) {
            return;
        }
        throw ProblemException.invalidParameter(
                ProblemKind.CORRECTS_ANOTHER,
                "corrects",
                describe(evaluation.scheme(), evaluation.fiscalYear(), subject),
                describe(earlier.scheme, earlier.fiscalYear, earlier.subject));
    }

    private static String describe(String scheme, int fiscalYear, String subject) {
        return scheme + " / " + fiscalYear + " / " + (subject == null ? "—" : subject);
    }

    private Earlier find(UUID id) {
        ScopeCondition scope = Scope.ofCaller().toCondition("e");
        return jdbc.sql("select e.scheme, e.fiscal_year, e.subject_name from evaluation e where e.id = ?" + scope.and())
                .params(scope.parameters(List.of(id)))
                .query((row, number) ->
                        new Earlier(row.getString("scheme"), row.getInt("fiscal_year"), row.getString("subject_name")))
                .optional()
                .orElse(null);
    }
}
