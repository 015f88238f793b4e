package org.plumbline.service.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.service.security.KeptAction.Field;
import org.plumbline.service.security.KeptAction.KeptFile;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Actions that were sent after their session had ended, and the browsers in which users signed in. Both are in the database:
 * they survive a restart and are known to every node.
 *
 * <p>Actions are kept for {@link #KEPT}, of each user the newest {@value #MAX_ACTIONS} of at most {@value #MAX_BYTES} bytes.
 * Those of browsers in which no user signed in are kept for {@link #ANONYMOUS_KEPT}, at most {@value #MAX_ANONYMOUS_BYTES}
 * bytes of all browsers together: requests without sign-in must not write to the database at any rate.
 */
@Component
final class KeptActionStore {

    static final Duration KEPT = Duration.ofDays(7);
    static final Duration ANONYMOUS_KEPT = Duration.ofHours(1);
    static final Duration BROWSER_KNOWN = Duration.ofDays(30);
    static final int MAX_ACTIONS = 20;
    static final long MAX_BYTES = 24 << 20;
    static final long MAX_ANONYMOUS_BYTES = 1 << 20;

    private static final TypeReference<List<Field>> FIELDS = new TypeReference<>() {};

    private final ObjectProvider<JdbcClient> jdbc;
    private final JsonMapper json;
    private final Clock clock;

    @Autowired
    KeptActionStore(ObjectProvider<JdbcClient> jdbc, JsonMapper json) {
        this(jdbc, json, Clock.systemUTC());
    }

    KeptActionStore(ObjectProvider<JdbcClient> jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** The user who signed in last in the browser with this token; empty if none did lately. */
    Optional<String> findUser(String tokenSha256) {
        return jdbc().sql("select actor from signed_in_browser where token_sha256 = ? and signed_in_at >= ?")
                .params(tokenSha256, now().minus(BROWSER_KNOWN))
                .query(String.class)
                .optional();
    }

    /**
     * Replaces a browser's token. Actions that it sent before a user had signed in become the user's.
     *
     * @param former null if the browser had no token
     * @return whether an action of the user that this browser sent waits
     */
    boolean signIn(String former, String tokenSha256, String actor) {
        jdbc().sql("delete from signed_in_browser where token_sha256 = ? or signed_in_at < ?")
                .params(former, now().minus(BROWSER_KNOWN))
                .update();
        int waiting = jdbc().sql(
                        """
                        update kept_action set actor = ?, token_sha256 = ?
                        where token_sha256 = ? and (actor is null or actor = ?) and kept_at >= ?
                        """)
                .params(actor, tokenSha256, former, actor, now().minus(KEPT))
                .update();
        jdbc().sql("insert into signed_in_browser (token_sha256, actor, signed_in_at) values (?, ?, ?)")
                .params(tokenSha256, actor, now())
                .update();
        return waiting > 0;
    }

    /**
     * @param actor null if no user signed in in the browser
     * @return whether it is kept; one without a user is not where there are too many
     */
    boolean keep(KeptAction kept, String actor, String tokenSha256) {
        removeExpired();
        if (actor == null && sumAnonymousBytes() + kept.size() > MAX_ANONYMOUS_BYTES) {
            return false;
        }
        insert(kept, actor, tokenSha256);
        if (actor != null) {
            removeOldest(actor);
        }
        return true;
    }

    private void insert(KeptAction kept, String actor, String tokenSha256) {
        KeptFile file = kept.file();
        jdbc().sql(
                        """
                        insert into kept_action (id, actor, token_sha256, action, page, fields, with_file,
                               file_field, file_name, file, bytes, kept_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        kept.id(),
                        actor,
                        tokenSha256,
                        kept.action(),
                        kept.page(),
                        json.writeValueAsBytes(kept.fields()),
                        kept.withFile(),
                        file == null ? null : file.field(),
                        file == null ? null : file.name(),
                        file == null ? null : file.content(),
                        kept.size(),
                        now())
                .update();
    }

    private void removeExpired() {
        jdbc().sql("delete from kept_action where kept_at < ? or (actor is null and kept_at < ?)")
                .params(now().minus(KEPT), now().minus(ANONYMOUS_KEPT))
                .update();
    }

    private long sumAnonymousBytes() {
        return jdbc().sql("select coalesce(sum(bytes), 0) from kept_action where actor is null")
                .query(Long.class)
                .single();
    }

    private void removeOldest(String actor) {
        Map<UUID, Long> sizes = new LinkedHashMap<>();
        jdbc().sql("select id, bytes from kept_action where actor = ? order by kept_at desc, id")
                .param(actor)
                .query(row -> {
                    sizes.put(row.getObject("id", UUID.class), row.getLong("bytes"));
                });
        int actions = 0;
        long bytes = 0;
        for (Map.Entry<UUID, Long> each : sizes.entrySet()) {
            actions++;
            bytes += each.getValue();
            if (actions > MAX_ACTIONS || bytes > MAX_BYTES) {
                discard(each.getKey(), actor);
            }
        }
    }

    /** Whether the browser with this token sent an action that waits. */
    boolean hasActionsOf(String tokenSha256) {
        return jdbc().sql("select count(*) from kept_action where token_sha256 = ? and kept_at >= ?")
                        .params(tokenSha256, now().minus(KEPT))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The user's actions, the newest first, without the content of files. */
    List<KeptAction> list(String actor) {
        return jdbc().sql(
                        """
                        select id, action, page, fields, with_file, file_field, file_name from kept_action
                        where actor = ? and kept_at >= ? order by kept_at desc, id
                        """)
                .params(actor, now().minus(KEPT))
                .query((row, number) -> read(row))
                .list();
    }

    private KeptAction read(ResultSet row) throws SQLException {
        String field = row.getString("file_field");
        return new KeptAction(
                row.getObject("id", UUID.class),
                row.getString("action"),
                row.getString("page"),
                json.readValue(row.getBytes("fields"), FIELDS),
                row.getBoolean("with_file"),
                field == null ? null : new KeptFile(field, row.getString("file_name"), null));
    }

    /** Empty if the action has no file or is another user's. */
    Optional<KeptFile> findFile(UUID id, String actor) {
        return jdbc().sql(
                        """
                        select file_field, file_name, file from kept_action
                        where id = ? and actor = ? and file is not null and kept_at >= ?
                        """)
                .params(id, actor, now().minus(KEPT))
                .query((row, number) -> new KeptFile(row.getString(1), row.getString(2), row.getBytes(3)))
                .optional();
    }

    void discard(UUID id, String actor) {
        jdbc().sql("delete from kept_action where id = ? and actor = ?")
                .params(id, actor)
                .update();
    }

    private JdbcClient jdbc() {
        return jdbc.getObject();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}
