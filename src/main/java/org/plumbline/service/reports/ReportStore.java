package org.plumbline.service.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.core.claims.ReportReading;
import org.plumbline.service.security.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Uploaded reports, and what persons decided about their claims. The same bytes are one report. */
@Component
final class ReportStore {

    static final int MOST_LISTED = 200;
    /** Reports that are read for one comparison, besides the first. */
    static final int MOST_COMPARED = 20;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock = Clock.systemUTC();

    ReportStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The id of the report with these bytes, stored now where there is none. */
    UUID add(String file, byte[] document, ReportReading reading, Actor actor) {
        String sha256 = reading.sha256();
        return transaction.execute(status -> findBytes(sha256).orElseGet(() -> {
            UUID id = UUID.randomUUID();
            jdbc.sql(
                            """
                            insert into published_report (id, file_name, document, sha256, actor, created_at, body, fiscal_year)
                            values (?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(id, file, document, sha256, actor.name(), now(), reading.body(), reading.year())
                    .update();
            return id;
        }));
    }

    private Optional<UUID> findBytes(String sha256) {
        return jdbc.sql("select id from published_report where sha256 = ?")
                .param(sha256)
                .query((row, number) -> row.getObject("id", UUID.class))
                .optional();
    }

    Optional<StoredReport> find(UUID id) {
        return jdbc.sql("select * from published_report where id = ?")
                .param(id)
                .query((row, number) -> read(row, row.getBytes("document")))
                .optional();
    }

    /** Other reports of the same body and fiscal year, the oldest first. */
    List<UUID> findOthers(UUID id) {
        return jdbc.sql(
                        """
                        select o.id from published_report p join published_report o
                            on o.body = p.body and o.fiscal_year = p.fiscal_year and o.id <> p.id
                         where p.id = ? order by o.created_at, o.id fetch first ? rows only
                        """)
                .params(id, MOST_COMPARED)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** The newest first, without their bytes. */
    List<StoredReport> list() {
        return jdbc.sql(
                        """
                        select id, file_name, sha256, actor, created_at from published_report
                         order by created_at desc, id fetch first ? rows only
                        """)
                .param(MOST_LISTED)
                .query((row, number) -> read(row, null))
                .list();
    }

    private static StoredReport read(ResultSet row, byte[] document) throws SQLException {
        return new StoredReport(
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                document,
                row.getString("sha256"),
                row.getString("actor"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /** Whether each claim is ticked, by its key; claims without a decision are missing. */
    Map<String, Boolean> readDecisions(UUID id) {
        Map<String, Boolean> decisions = new HashMap<>();
        jdbc.sql("select claim, ticked from published_report_decision where report = ?")
                .param(id)
                .query(row -> {
                    decisions.put(row.getString("claim"), row.getBoolean("ticked"));
                });
        return decisions;
    }

    /** Each with the actor and the time; a later decision replaces an earlier one. */
    void decide(UUID id, Map<String, Boolean> decisions, Actor actor) {
        transaction.executeWithoutResult(status -> decisions.forEach((claim, ticked) -> {
            int known = jdbc.sql(
                            "update published_report_decision set ticked = ?, actor = ?, at = ? where report = ? and claim = ?")
                    .params(ticked, actor.name(), now(), id, claim)
                    .update();
            if (known == 0) {
                jdbc.sql(
                                "insert into published_report_decision (report, claim, ticked, actor, at) values (?, ?, ?, ?, ?)")
                        .params(id, claim, ticked, actor.name(), now())
                        .update();
            }
        }));
    }

    /** With its decisions. */
    void remove(UUID id) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from published_report_decision where report = ?")
                    .param(id)
                    .update();
            jdbc.sql("delete from published_report where id = ?").param(id).update();
        });
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}
