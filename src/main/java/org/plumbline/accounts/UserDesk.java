package org.plumbline.accounts;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.evidence.AuditLog;
import org.plumbline.evidence.Kind;
import org.plumbline.web.ApiKey;
import org.plumbline.web.Passwords;
import org.plumbline.web.ProblemKind;
import org.plumbline.web.RequestRefused;
import org.plumbline.web.Role;
import org.plumbline.web.Settings;
import org.plumbline.web.Users;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes, changes and disables users. Each change is in the audit log with the actor who made it, in one transaction with the
 * change; it counts with the next request.
 */
@Component
public final class UserDesk {

    /** No colon, which HTTP Basic ends a name with, and nothing that looks like another name. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,49}");

    /** What happened; the name is in the log. */
    enum Event {
        CREATED,
        PASSWORD_SET,
        PASSWORD_CHANGED,
        KEY_MADE,
        KEY_REMOVED,
        ROLES_SET,
        DISABLED,
        ENABLED
    }

    /**
     * A user just changed.
     *
     * @param key the new API key, told this once; null where none was made
     */
    public record Changed(UserView user, String key) {

        /** Without the key, which must not get into a log. */
        @Override
        public String toString() {
            return "Changed " + user.name();
        }
    }

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final Users users;
    private final boolean watching;
    private final TransactionTemplate transaction;

    UserDesk(JdbcClient jdbc, AuditLog log, Users users, Settings settings, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.log = log;
        this.users = users;
        this.watching = settings.rules().watch();
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Everybody, by name; those of the settings first. */
    public List<UserView> list() {
        Stream<UserView> ofSettings = users.configured().entrySet().stream()
                .map(each -> new UserView(
                        each.getKey(), UserRow.sorted(each.getValue()), true, true, null, true, null, null));
        return Stream.concat(ofSettings, rows().stream().map(UserRow::view)).toList();
    }

    public Optional<UserView> find(String name) {
        return list().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /**
     * Makes a user. The first of all is an administrator with a password, and ends single-user mode.
     *
     * @param password null where a key alone is to let them in
     * @throws RequestRefused where the name is taken or unfit, the password unfit, or nothing would let the user in
     */
    public Changed create(String name, Collection<Role> roles, String password, boolean withKey, String actor) {
        if (name == null || !NAME.matcher(name).matches() || name.equals(Users.LOCAL)) {
            throw new RequestRefused(ProblemKind.USER_NAME);
        }
        if (password == null && !withKey) {
            throw new RequestRefused(ProblemKind.USER_WITHOUT_ENTRY);
        }
        requireSome(roles);
        String hash = password == null ? null : Passwords.hash(password);
        ApiKey key = withKey ? ApiKey.random() : null;
        return commit(() -> {
            List<UserRow> all = locked();
            if (Stream.concat(users.configured().keySet().stream(), all.stream().map(UserRow::name))
                    .anyMatch(name::equalsIgnoreCase)) {
                throw new RequestRefused(ProblemKind.USER_EXISTS, name);
            }
            if (all.isEmpty() && users.configured().isEmpty() && !users.openToOthers()) {
                requireAdministrator(roles, password);
            }
            OffsetDateTime now = now();
            jdbc.sql(
                            """
                            insert into service_user (name, password, key_prefix, key_sha256, roles, enabled, revision, created_at, changed_at)
                              values (?, null, null, null, ?, true, 0, ?, ?)
                            """)
                    .params(name, "", now, now)
                    .update();
            UserRow row = new UserRow(name, null, null, null, List.of(), true, 0, now.toInstant(), now.toInstant());
            return new Changed(
                    store(row.withPassword(hash).withKey(key).withRoles(roles), Event.CREATED, actor), text(key));
        });
    }

    private void requireAdministrator(Collection<Role> roles, String password) {
        if (watching) {
            throw new RequestRefused(ProblemKind.USERS_WHILE_WATCHING);
        }
        if (password == null || !roles.contains(Role.ADMIN)) {
            throw new RequestRefused(ProblemKind.FIRST_USER);
        }
    }

    public UserView setRoles(String name, Collection<Role> roles, String actor) {
        requireSome(roles);
        return change(name, row -> row.withRoles(roles), Event.ROLES_SET, actor);
    }

    /** Sessions that were begun before end, and so do they with every other change. */
    public UserView setPassword(String name, String password, String actor) {
        String hash = Passwords.hash(password);
        return change(name, row -> row.withPassword(hash), Event.PASSWORD_SET, actor);
    }

    /** A new key in the place of the old one, which is good for nothing from now on. */
    public Changed makeKey(String name, String actor) {
        ApiKey key = ApiKey.random();
        return new Changed(change(name, row -> row.withKey(key), Event.KEY_MADE, actor), text(key));
    }

    public UserView removeKey(String name, String actor) {
        return change(name, row -> row.withKey(null), Event.KEY_REMOVED, actor);
    }

    public UserView disable(String name, String actor) {
        return change(name, row -> row.enabled(false), Event.DISABLED, actor);
    }

    public UserView enable(String name, String actor) {
        return change(name, row -> row.enabled(true), Event.ENABLED, actor);
    }

    /** By the user, who has to know the old one. */
    void changePassword(String name, String old, String password) {
        String hash = Passwords.hash(password);
        change(
                name,
                row -> {
                    if (!Passwords.matches(old, row.password())) {
                        throw new RequestRefused(ProblemKind.PASSWORD_WRONG);
                    }
                    return row.withPassword(hash);
                },
                Event.PASSWORD_CHANGED,
                name);
    }

    private UserView change(String name, UnaryOperator<UserRow> change, Event event, String actor) {
        if (users.configured().containsKey(name)) {
            throw new RequestRefused(ProblemKind.USER_OF_SETTINGS, name);
        }
        return commit(() -> {
            List<UserRow> all = locked();
            UserRow before = all.stream()
                    .filter(row -> row.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> RequestRefused.notFound(name));
            UserRow after = change.apply(before);
            if (before.mayManageUsers() && !after.mayManageUsers() && isLast(name, all)) {
                throw new RequestRefused(ProblemKind.LAST_ADMIN, name);
            }
            return store(after, event, actor);
        });
    }

    private boolean isLast(String name, List<UserRow> all) {
        return !users.openToOthers()
                && users.configured().values().stream().noneMatch(roles -> roles.contains(Role.ADMIN))
                && all.stream().noneMatch(row -> !row.name().equals(name) && row.mayManageUsers());
    }

    private UserView store(UserRow row, Event event, String actor) {
        OffsetDateTime now = now();
        jdbc.sql(
                        """
                        update service_user set password = ?, key_prefix = ?, key_sha256 = ?, roles = ?, enabled = ?,
                               revision = revision + 1, changed_at = ? where name = ?
                        """)
                .params(
                        row.password(),
                        row.keyPrefix(),
                        row.keySha256(),
                        row.roleNames(),
                        row.enabled(),
                        now,
                        row.name())
                .update();
        UserRow stored = jdbc.sql("select * from service_user where name = ?")
                .param(row.name())
                .query(UserRow::read)
                .single();
        log.record(
                Kind.USER_EVENT,
                stored.subject(),
                stored.facts().with("event", event.name()).with("actor", actor));
        return stored.view();
    }

    private <T> T commit(java.util.function.Supplier<T> change) {
        T changed = transaction.execute(status -> change.get());
        users.changed();
        return changed;
    }

    /** One change at a time: two administrators must not disable each other. */
    private List<UserRow> locked() {
        return jdbc.sql("select * from service_user order by name for update")
                .query(UserRow::read)
                .list();
    }

    private List<UserRow> rows() {
        return jdbc.sql("select * from service_user order by name")
                .query(UserRow::read)
                .list();
    }

    private static void requireSome(Collection<Role> roles) {
        if (roles == null || roles.isEmpty()) {
            throw new RequestRefused(ProblemKind.USER_ROLES);
        }
    }

    private static String text(ApiKey key) {
        return key == null ? null : key.text();
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }
}
