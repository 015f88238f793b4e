package org.plumbline.service.rulesets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.service.audit.AuditLog;
import org.plumbline.service.http.Scope;
import org.plumbline.service.rulesets.RuleSetVersion.Origin;
import org.plumbline.service.rulesets.RuleSetVersion.State;
import org.plumbline.service.storage.DatabaseKind;
import org.plumbline.vocabulary.Scheme;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** Stores all versions. */
@Component
final class RuleSetVersionStore {

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final RuleSetAuditEntrySource entrySource;
    private final DatabaseKind database;

    RuleSetVersionStore(JdbcClient jdbc, AuditLog log, RuleSetAuditEntrySource entrySource, DatabaseKind database) {
        this.jdbc = jdbc;
        this.log = log;
        this.entrySource = entrySource;
        this.database = database;
    }

    /** Counts publications and retirements. */
    long readRevision() {
        return jdbc.sql("select revision from rule_set_state where id = 1")
                .query(Long.class)
                .single();
    }

    /** First in every transaction that creates or changes a version, on any node: the next one waits for its end. */
    void lockState() {
        jdbc.sql("select revision from rule_set_state where id = 1 for update")
                .query(Long.class)
                .single();
    }

    Optional<RuleSetVersion> find(long id) {
        return jdbc.sql("select * from rule_set_version where id = ?")
                .param(id)
                .query(RuleSetVersionStore::mapVersion)
                .optional();
    }

    /** Latest publication first within a scheme. */
    List<RuleSetVersion> published() {
        return jdbc.sql("select * from rule_set_version where state = 'PUBLISHED' order by scheme, publication desc")
                .query(RuleSetVersionStore::mapVersion)
                .list();
    }

    /** The version last imported from disk for the scheme for which these files were once imported, if it has these files. */
    Optional<RuleSetVersion> findLastImport(RuleSetFingerprint recipe) {
        return jdbc.sql(
                        """
                        select * from rule_set_version v
                         where workbook_sha256 = ? and drl_sha256 = ? and origin = 'DISK'
                           and version = (select max(version) from rule_set_version w
                                           where w.scheme = v.scheme and w.origin = 'DISK')
                        """)
                .params(recipe.workbookSha256(), recipe.drlSha256())
                .query(RuleSetVersionStore::mapVersion)
                .optional();
    }

    /** Every version of a scheme, newest first; of every scheme if it is null. */
    List<RuleSetVersion> list(String scheme) {
        return jdbc.sql(
                        """
                        select * from rule_set_version
                         where scheme = coalesce(cast(? as varchar), scheme) order by scheme, version desc
                        """)
                .param(scheme)
                .query(RuleSetVersionStore::mapVersion)
                .list();
    }

    /** The newest version with exactly these files. */
    Optional<RuleSetVersion> findNewest(RuleSetFingerprint recipe) {
        return jdbc.sql(
                        """
                        select * from rule_set_version where workbook_sha256 = ? and drl_sha256 = ?
                         order by id desc fetch first 1 row only
                        """)
                .params(recipe.workbookSha256(), recipe.drlSha256())
                .query(RuleSetVersionStore::mapVersion)
                .optional();
    }

    /** Adds the next version of a scheme as a draft; under {@link #lockState()}, which makes the number unique. */
    RuleSetVersion addDraft(RuleSet ruleSet, RuleSetFingerprint recipe, Origin origin) {
        Scheme scheme = ruleSet.scheme();
        int version = findNextNumber(scheme);
        jdbc.sql(
                        """
                        insert into rule_set_version (scheme, version, title, jurisdiction, file_name, rule_set_sha256,
                               workbook_sha256, drl_sha256, state, year_from, year_to, origin, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        scheme.id(),
                        version,
                        scheme.title(),
                        scheme.jurisdiction(),
                        recipe.file(),
                        ruleSet.sha256(),
                        recipe.workbookSha256(),
                        recipe.drlSha256(),
                        State.DRAFT.name(),
                        scheme.yearFrom(),
                        scheme.yearTo(),
                        origin.name(),
                        now())
                .update();
        RuleSetVersion draft = require(scheme.id(), version);
        if (origin != Origin.EARLIER) {
            linkToReturned(draft);
        }
        return draft;
    }

    private RuleSetVersion require(String scheme, int version) {
        return jdbc.sql("select * from rule_set_version where scheme = ? and version = ?")
                .params(scheme, version)
                .query(RuleSetVersionStore::mapVersion)
                .single();
    }

    /** A new draft follows the returned versions of its scheme and years that no other one follows, except withdrawn ones. */
    private void linkToReturned(RuleSetVersion draft) {
        jdbc.sql(
                        """
                        insert into rule_set_follow_up (rule_set_version_id, returned_version_id)
                        select cast(? as bigint), r.id from rule_set_version r
                         where r.scheme = ? and r.year_from <= ? and r.year_to >= ?
                           and exists (select 1 from rule_set_event e
                                        where e.rule_set_version_id = r.id and e.event = 'RETURNED')
                           and not exists (select 1 from rule_set_follow_up f
                                             join rule_set_version w on w.id = f.rule_set_version_id
                                            where f.returned_version_id = r.id and w.state <> 'WITHDRAWN')
                        """)
                .params(draft.id(), draft.scheme(), draft.yearTo(), draft.yearFrom())
                .update();
    }

    /** The returned versions that this one follows, oldest first. */
    List<RuleSetVersion> listFollowed(long version) {
        return jdbc.sql(
                        """
                        select v.* from rule_set_version v
                          join rule_set_follow_up f on f.returned_version_id = v.id
                         where f.rule_set_version_id = ? order by v.id
                        """)
                .param(version)
                .query(RuleSetVersionStore::mapVersion)
                .list();
    }

    /** The ids of the returned versions that a later one follows, other than a withdrawn one. */
    Set<Long> findFollowed() {
        return new HashSet<>(jdbc.sql(
                        """
                        select f.returned_version_id from rule_set_follow_up f
                          join rule_set_version w on w.id = f.rule_set_version_id
                         where w.state <> 'WITHDRAWN'
                        """)
                .query(Long.class)
                .list());
    }

    private int findNextNumber(Scheme scheme) {
        return jdbc.sql("select coalesce(max(version), 0) + 1 from rule_set_version where scheme = ?")
                .param(scheme.id())
                .query(Integer.class)
                .single();
    }

    /**
     * Changes a version's state, if it is still the one that the caller read.
     *
     * @return whether it was changed
     */
    boolean moveTo(RuleSetVersion version, State to) {
        return jdbc.sql("update rule_set_version set state = ? where id = ? and state = ?")
                        .params(to.name(), version.id(), version.state().name())
                        .update()
                == 1;
    }

    /** Marks it as published by that event, which fixes its order among publications. */
    void published(RuleSetVersion version, long event) {
        jdbc.sql("update rule_set_version set publication = ?, published_at = ? where id = ?")
                .params(event, now(), version.id())
                .update();
    }

    /**
     * Within a transaction, which is rolled back if the caller's scope does not permit it: the event, its entry in the audit log and, if the rules in force change, a notification.
     *
     * @return the event's number; later events have greater ones
     */
    long recordEvent(RuleSetVersion version, RuleSetEvent.EventKind kind, String actor, String reason) {
        Scope.ofCaller().requireRules(version.scheme());
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into rule_set_event (rule_set_version_id, event, actor, reason, at) values (?, ?, ?, ?, ?)")
                .params(version.id(), kind.name(), actor, reason, now())
                .update(key, "id");
        long event = key.getKeyAs(Number.class).longValue();
        String subject = Long.toString(event);
        log.record(
                entrySource.kind(),
                subject,
                entrySource.readCurrentFacts(List.of(subject)).get(subject));
        if (kind == RuleSetEvent.EventKind.PUBLISHED || kind == RuleSetEvent.EventKind.RETIRED) {
            jdbc.sql("update rule_set_state set revision = revision + 1 where id = 1")
                    .update();
            if (database.isPostgres()) {
                jdbc.sql(PublicationListener.NOTIFY).query().listOfRows();
            }
        }
        return event;
    }

    /** The events of a version, in order. */
    List<RuleSetEvent> listEvents(long version) {
        return jdbc.sql("select * from rule_set_event where rule_set_version_id = ? order by id")
                .param(version)
                .query((row, number) -> new RuleSetEvent(
                        row.getLong("id"),
                        RuleSetEvent.EventKind.valueOf(row.getString("event")),
                        row.getString("actor"),
                        row.getString("reason"),
                        readInstant(row, "at")))
                .list();
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }

    private static RuleSetVersion mapVersion(ResultSet row, int number) throws SQLException {
        return new RuleSetVersion(
                row.getLong("id"),
                row.getString("scheme"),
                row.getInt("version"),
                row.getString("title"),
                row.getString("jurisdiction"),
                new RuleSetFingerprint(
                        row.getString("file_name"), row.getString("workbook_sha256"), row.getString("drl_sha256")),
                row.getString("rule_set_sha256"),
                State.valueOf(row.getString("state")),
                new YearRange(row.getInt("year_from"), row.getInt("year_to")),
                Origin.valueOf(row.getString("origin")),
                readInstant(row, "created_at"),
                readInstant(row, "published_at"));
    }

    private static Instant readInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
