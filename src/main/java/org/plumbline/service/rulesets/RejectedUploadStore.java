package org.plumbline.service.rulesets;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.service.security.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores the newest rejected workbooks, of rules and of the form dictionary, so that they can be fetched with their problems marked. */
@Component
public final class RejectedUploadStore {

    /** Maximum number of rejected workbooks stored; the oldest are removed. */
    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public RejectedUploadStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A rejected workbook. */
    public record RejectedUpload(UUID id, String file, byte[] workbook, String actor, Instant at) {}

    public UUID store(String name, byte[] workbook, Actor actor) {
        UUID id = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into refused_upload (id, file_name, workbook, actor, created_at) values (?, ?, ?, ?, ?)")
                    .params(id, name, workbook, actor.name(), OffsetDateTime.now(ZoneOffset.UTC))
                    .update();
            jdbc.sql(
                            """
                            delete from refused_upload where id in (select id from refused_upload
                             order by created_at desc, id offset ? rows fetch next 100 rows only)
                            """)
                    .param(MOST)
                    .update();
        });
        return id;
    }

    public Optional<RejectedUpload> find(UUID id) {
        return jdbc.sql("select * from refused_upload where id = ?")
                .param(id)
                .query((row, number) -> new RejectedUpload(
                        id,
                        row.getString("file_name"),
                        row.getBytes("workbook"),
                        row.getString("actor"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
