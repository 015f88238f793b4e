package org.plumbline.service.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.ShippedFiles;
import org.plumbline.service.audit.LogDefect.DefectKind;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Alters rows that repeat an evaluation, each in a transaction that is rolled back. Shares the context of AuditLogTest. */
@ServiceTest
@TestPropertySource(properties = "plumbline.rule-sets-memory=63MB")
class SearchRowsVerificationTest {

    private static final byte[] DACHANG =
            ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dachang-2020-dept/submission.json"));

    @Autowired
    private ApiClient client;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ChainSealer sealer;

    @Autowired
    private AuditLogVerifier verifier;

    @Autowired
    private PlatformTransactionManager transactions;

    private UUID id;

    @BeforeEach
    void saveOne() {
        id = save("?trace=none");
        sealer.sealPending();
    }

    private UUID save(String query) {
        return save(query, UUID.randomUUID().toString());
    }

    private UUID save(String query, String key) {
        return UUID.fromString(client.post(
                        "/api/v1/evaluations" + query,
                        DACHANG,
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        key)
                .json()
                .at("/id")
                .asString());
    }

    private void altered(Consumer<UUID> change, Consumer<AuditLogVerification> look) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            change.accept(id);
            look.accept(verifier.verify(null));
        });
        assertThat(verifier.verify(null).intact()).isTrue();
    }

    private void reports(String part, String... statements) {
        altered(
                evaluation -> {
                    for (String sql : statements) {
                        assertThat(jdbc.sql(sql).param("id", evaluation).update())
                                .as(sql)
                                .isEqualTo(1);
                    }
                },
                found -> assertThat(found.breaks())
                        .extracting(LogDefect::subject, LogDefect::way, LogDefect::part)
                        .containsExactly(tuple(id.toString(), DefectKind.CONTENT_ALTERED, part)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update evaluation_finding set severity = 'INFO' where ordinal = 1 and evaluation_id = :id",
                "update evaluation_finding set code = 'OTHER' where ordinal = 1 and evaluation_id = :id",
                "update evaluation_finding set region = '别县' where ordinal = 1 and evaluation_id = :id",
                "update evaluation_finding set indicator = 'X' where ordinal = 1 and evaluation_id = :id",
                "delete from evaluation_finding where ordinal = 1 and evaluation_id = :id",
                "insert into evaluation_finding (evaluation_id, ordinal, code, severity, scheme, fiscal_year)"
                        + " values (:id, 99, 'X', 'HIGH', 'dachang-department', 2020)",
                "update evaluation_profile set body = '别局' where evaluation_id = :id",
                "update evaluation_profile set full_marks = not full_marks where evaluation_id = :id",
                "update evaluation_profile set declared_total = declared_total + 0.01 where evaluation_id = :id",
                "delete from evaluation_profile where evaluation_id = :id",
                "insert into evaluation_review (evaluation_id, scheme, fiscal_year, indicators, differing)"
                        + " values (:id, 'dachang-department', 2020, 1, 0)"
            })
    void verificationNamesTheEvaluationWhoseSearchRowsWereAltered(String statement) {
        reports("search", statement);
    }

    @Test
    void verificationNamesAnEvaluationThatAnIdempotencyKeyWasRedirectedTo() {
        String key = UUID.randomUUID().toString();
        UUID keyed = save("?trace=none", key);
        sealer.sealPending();
        altered(
                evaluation -> assertThat(jdbc.sql("update idempotency set evaluation_id = ? where evaluation_id = ?")
                                .params(evaluation, keyed)
                                .update())
                        .isEqualTo(1),
                found -> assertThat(found.firstBroken())
                        .extracting(LogDefect::subject, LogDefect::part)
                        .containsExactly(id.toString(), "idempotency"));
        assertThat(save("?trace=none", key)).isEqualTo(keyed);
    }

    @Test
    void anExpiredIdempotencyKeyIsNoDefect() {
        UUID keyed = save("?trace=none", UUID.randomUUID().toString());
        assertThat(jdbc.sql("delete from idempotency where evaluation_id = ?")
                        .param(keyed)
                        .update())
                .isEqualTo(1);
        assertThat(verifier.verify(null).intact()).isTrue();
    }

    @Test
    void verificationNamesACorrectionMovedToAnotherChain() {
        UUID corrected = id;
        UUID other = save("?trace=none");
        id = save("?trace=none&reason=R&corrects=" + corrected);
        sealer.sealPending();
        reports("chain", "update evaluation_correction set chain = '" + other + "' where evaluation_id = :id");
        reports("chain", "update evaluation_correction set chain = null where evaluation_id = :id");
    }

    @Test
    void theSearchRowsOfAnEntryThatDoesNotRecordThemAreDerived() {
        altered(this::recordAsEarlierVersions, found -> assertThat(found.breaks())
                .isEmpty());
        altered(
                evaluation -> {
                    recordAsEarlierVersions(evaluation);
                    jdbc.sql("delete from evaluation_finding where ordinal = 1 and evaluation_id = ?")
                            .param(evaluation)
                            .update();
                },
                found -> assertThat(found.breaks())
                        .extracting(LogDefect::entry, LogDefect::part)
                        .contains(tuple(null, "search")));
    }

    /** A second entry of the evaluation, not chained yet, without the facts that were added later. */
    private void recordAsEarlierVersions(UUID evaluation) {
        Map<String, String> facts =
                new LinkedHashMap<>(AuditFacts.parse(jdbc.sql("select facts from log_entry where subject = ?")
                                .param(evaluation.toString())
                                .query(String.class)
                                .single())
                        .values());
        assertThat(facts.remove("search")).hasSize(64);
        jdbc.sql("insert into log_pending (at, kind, subject, facts, fiscal_year)"
                        + " values (current_timestamp, 'EVALUATION', ?, ?, 2020)")
                .params(List.of(evaluation.toString(), new JsonMapper().writeValueAsString(facts)))
                .update();
    }

    @Test
    void factsAlteredToNullAreAnAlteredEntry() {
        altered(
                evaluation -> jdbc.sql("update log_entry set facts = 'null' where subject = ?")
                        .param(evaluation.toString())
                        .update(),
                found -> assertThat(found.firstBroken().way()).isEqualTo(DefectKind.ENTRY_ALTERED));
    }
}
