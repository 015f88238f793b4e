package org.plumbline.service.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.plumbline.core.claims.BodyChecker.StoredSubmission;
import org.plumbline.core.json.ByteCompressor;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.service.evaluations.CorrectionChainSql;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.http.Scope;
import org.plumbline.service.http.ScopeCondition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The submissions of one body whose evaluations none corrects, found by the index of body names within each scheme. */
@Component
final class BodySubmissions {

    /** More are rejected: a part could be taken for the whole. */
    private static final int LARGEST = 500;

    private final JdbcClient jdbc;

    BodySubmissions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Newest first; those outside the caller's scope are left out.
     *
     * @throws ProblemException if there are none or too many, or stored bytes were altered
     */
    List<StoredSubmission> find(String body) {
        List<StoredSubmission> found = new ArrayList<>();
        ScopeCondition scope = Scope.ofCaller().toCondition("p");
        jdbc.sql("select e.id, e.submission from evaluation_profile p"
                        + " join evaluation e on e.id = p.evaluation_id and e.fiscal_year = p.fiscal_year"
                        + " where p.scheme in (select distinct v.scheme from rule_set_version v) and p.body = ?"
                        + " and " + CorrectionChainSql.newestOnly("e.id") + scope.and()
                        + " order by e.id desc fetch first ? rows only")
                .params(scope.parameters(List.of(body), LARGEST + 1))
                .query(row -> {
                    found.add(read(row.getObject("id", UUID.class), row.getBytes("submission")));
                });
        if (found.isEmpty()) {
            throw ProblemException.notFound(body);
        }
        if (found.size() > LARGEST) {
            throw new ProblemException(ProblemKind.EXPORT_TOO_LARGE, LARGEST);
        }
        return found;
    }

    private static StoredSubmission read(UUID id, byte[] submission) {
        try {
            return new StoredSubmission(id.toString(), SubmissionJson.read(ByteCompressor.decompress(submission)));
        } catch (ByteCompressor.CorruptedBytesException e) {
            throw new ProblemException(ProblemKind.STORED_DAMAGED, id.toString());
        }
    }
}
