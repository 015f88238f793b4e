package org.plumbline.service.evaluations;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.settings.Settings;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The results of writes with an {@code Idempotency-Key}, stored for the configured time. */
@Component
final class IdempotencyStore {

    /** Expired ones removed at a time: more than a transaction adds, few enough not to delay it. */
    private static final int REMOVED = 200;

    private final JdbcTemplate jdbc;
    private final Duration retention;

    IdempotencyStore(JdbcTemplate jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.retention = settings.idempotencyKept();
    }

    /** @param evaluation id of the stored evaluation */
    record CompletedRequest(IdempotentRequest request, UUID evaluation) {}

    /**
     * The evaluation that this request stored before.
     *
     * @throws ProblemException if the key was used for another request
     */
    Optional<UUID> findSaved(IdempotentRequest keyed) {
        return jdbc
                .queryForList(
                        "select request, evaluation_id from idempotency where id = ? and created_at >= ?",
                        keyed.id(),
                        expiryLimit())
                .stream()
                .findFirst()
                .map(row -> requireSameRequest(keyed, row));
    }

    private static UUID requireSameRequest(IdempotentRequest keyed, Map<String, Object> row) {
        if (!keyed.request().equals(row.get("request"))) {
            throw new ProblemException(ProblemKind.IDEMPOTENCY_KEY_REUSED, IdempotentRequest.HEADER);
        }
        return (UUID) row.get("evaluation_id");
    }

    /** In the transaction that stores the evaluations. Of two transactions with one key the second fails. */
    void record(List<CompletedRequest> done) {
        if (done.isEmpty()) {
            return;
        }
        removeExpired(done);
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        jdbc.batchUpdate(
                "insert into idempotency (id, request, evaluation_id, created_at) values (?, ?, ?, ?)",
                done.stream()
                        .map(each -> new Object[] {each.request.id(), each.request.request(), each.evaluation, now})
                        .toList());
    }

    private void removeExpired(List<CompletedRequest> done) {
        OffsetDateTime oldest = expiryLimit();
        List<Object[]> expired = new ArrayList<>(jdbc
                .queryForList(
                        "select id from idempotency where created_at < ? order by created_at fetch first ? rows only",
                        String.class,
                        oldest,
                        REMOVED)
                .stream()
                .map(id -> new Object[] {id, oldest})
                .toList());
        if (!expired.isEmpty()) { // only then can one of these have expired
            done.forEach(each -> expired.add(new Object[] {each.request.id(), oldest}));
            jdbc.batchUpdate("delete from idempotency where id = ? and created_at < ?", expired);
        }
    }

    private OffsetDateTime expiryLimit() {
        return OffsetDateTime.now(ZoneOffset.UTC).minus(retention);
    }
}
