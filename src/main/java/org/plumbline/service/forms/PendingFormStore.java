package org.plumbline.service.forms;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.service.dictionary.FormDictionaryVersion;
import org.plumbline.service.forms.FormService.UploadedForm;
import org.plumbline.service.security.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Forms uploaded on a page while their questions are answered, with the answers given so far. Visible to their uploader for a
 * day, over restarts and on every node; the oldest are removed when there are too many or they are too large together.
 */
@Component
final class PendingFormStore {

    static final Duration KEPT = Duration.ofDays(1);
    static final Duration KEPT_WHEN_SAVED = Duration.ofHours(1);
    static final int MAX_FORMS = 200;
    static final long MAX_BYTES = 64 << 20;

    private static final TypeReference<LinkedHashMap<String, String>> ANSWERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Clock clock = Clock.systemUTC();

    PendingFormStore(JdbcClient jdbc, JsonMapper json, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param dictionary that it was read by */
    UUID add(UploadedForm sent, Actor actor, FormDictionaryVersion dictionary) {
        UUID id = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            jdbc.sql(
                            """
                            insert into pending_form (id, actor, file_name, workbook, bytes, scheme, fiscal_year, answers,
                                   facts, dictionary_version, dictionary_sha256, created_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            id,
                            actor.name(),
                            sent.file(),
                            sent.workbook(),
                            (long) sent.workbook().length,
                            sent.scheme(),
                            sent.fiscalYear(),
                            json.writeValueAsBytes(sent.answers()),
                            PendingFacts.write(sent.facts(), json),
                            dictionary.version(),
                            dictionary.sha256(),
                            now())
                    .update();
            removeOldest(id);
        });
        return id;
    }

    private void removeOldest(UUID added) {
        jdbc.sql("delete from pending_form where created_at < ?")
                .param(now().minus(KEPT))
                .update();
        int forms = 0;
        long bytes = 0;
        for (Map.Entry<UUID, Long> each : readSizes().entrySet()) {
            forms++;
            bytes += each.getValue();
            if ((forms > MAX_FORMS || bytes > MAX_BYTES) && !each.getKey().equals(added)) {
                remove(each.getKey());
            }
        }
    }

    /** Bytes of each form, the newest first. */
    private Map<UUID, Long> readSizes() {
        Map<UUID, Long> sizes = new LinkedHashMap<>();
        jdbc.sql("select id, bytes from pending_form order by created_at desc, id")
                .query(row -> {
                    sizes.put(row.getObject("id", UUID.class), row.getLong("bytes"));
                });
        return sizes;
    }

    /** Empty if there is none, it is too old, or another user uploaded it. */
    Optional<UploadedForm> find(UUID id, Actor actor) {
        return jdbc.sql("select * from pending_form where id = ? and actor = ? and created_at >= ?")
                .params(id, actor.name(), now().minus(KEPT))
                .query((row, number) -> read(row))
                .optional();
    }

    private UploadedForm read(ResultSet row) throws SQLException {
        String answers = new String(row.getBytes("answers"), StandardCharsets.UTF_8);
        return new UploadedForm(
                row.getString("file_name"),
                row.getBytes("workbook"),
                row.getString("scheme"),
                row.getObject("fiscal_year", Integer.class),
                json.readValue(answers, ANSWERS),
                PendingFacts.read(row.getBytes("facts"), json));
    }

    /** @param dictionary that it was read by this time */
    void storeAnswers(UUID id, Map<String, String> answers, FormDictionaryVersion dictionary) {
        jdbc.sql("update pending_form set answers = ?, dictionary_version = ?, dictionary_sha256 = ? where id = ?")
                .params(json.writeValueAsBytes(answers), dictionary.version(), dictionary.sha256(), id)
                .update();
    }

    /** A saved form is found for another hour, and removed before those that are not saved. */
    void markSaved(UUID id) {
        jdbc.sql("update pending_form set created_at = ? where id = ?")
                .params(now().minus(KEPT).plus(KEPT_WHEN_SAVED), id)
                .update();
    }

    private void remove(UUID id) {
        jdbc.sql("delete from pending_form where id = ?").param(id).update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}
