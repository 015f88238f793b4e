package org.plumbline.service.accounts;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.service.audit.AuditEntryKind;
import org.plumbline.service.audit.AuditLog;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.Scope;
import org.plumbline.service.security.ApiKey;
import org.plumbline.service.security.Passwords;
import org.plumbline.service.security.UserDirectory;
import org.plumbline.service.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates, changes and disables users. Each change is in the audit log with the actor who made it, in one transaction with the
 * change; it takes effect with the next request.
 */
@Component
public final class UserService {

    /** No colon, which ends the name in HTTP Basic, and nothing that looks like another name. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,49}");

    /** What happened; the name is in the log. */
    enum UserEventKind {
        CREATED,
        PASSWORD_SET,
        PASSWORD_CHANGED,
        KEY_MADE,
        KEY_REMOVED,
        ROLES_SET,
        SCOPE_SET,
        DISABLED,
        ENABLED
    }

    /**
     * A user just changed.
     *
     * @param key the new API key, shown only once; null if none was made
     */
    public record UserChange(UserView user, String key) {

        /** Without the key, which must not get into a log. */
        @Override
        public String toString() {
            return "Changed " + user.name();
        }
    }

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final UserDirectory users;
    private final boolean watching;
    private final TransactionTemplate transaction;

    UserService(
            JdbcClient jdbc,
            AuditLog log,
            UserDirectory users,
            Settings settings,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.log = log;
        this.users = users;
        this.watching = settings.rules().watch();
        this.transaction = new TransactionTemplate(transactions);
    }

    /** All users by name; those of the settings first. */
    public List<UserView> list() {
        Stream<UserView> ofSettings = users.configuredUsers().entrySet().stream()
                .map(each -> new UserView(
                        each.getKey(),
                        UserRow.sortRoles(each.getValue().roles()),
                        UserView.listScope(each.getValue().scope()),
                        true,
                        true,
                        null,
                        true,
                        null,
                        null));
        return Stream.concat(ofSettings, readRows().stream().map(UserRow::toView))
                .toList();
    }

    public Optional<UserView> find(String name) {
        return list().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /**
     * Creates a user. The first one is an administrator with a password, and ends single-user mode.
     *
     * @param scope as {@link Scope#parse} reads it; empty or null for a user without one
     * @param password null if the user is to have only a key
     * @throws ProblemException if the name exists or is invalid, the password is invalid, or the user could not sign in
     */
    public UserChange create(
            String name, Collection<Role> roles, List<String> scope, String password, boolean withKey, String actor) {
        if (name == null || !NAME.matcher(name).matches() || name.equals(UserDirectory.LOCAL)) {
            throw new ProblemException(ProblemKind.USER_NAME);
        }
        if (password == null && !withKey) {
            throw new ProblemException(ProblemKind.USER_WITHOUT_ENTRY);
        }
        requireAnyRole(roles);
        Scope limits = parseScope(scope);
        String hash = password == null ? null : Passwords.hash(password);
        ApiKey key = withKey ? ApiKey.generate() : null;
        return commitAndReload(() -> {
            List<UserRow> all = lockAndReadRows();
            requireUnusedName(name, all);
            if (all.isEmpty() && users.configuredUsers().isEmpty() && !users.acceptsExternalUsers()) {
                requireAdministrator(new UserDirectory.Grants(Set.copyOf(roles), limits), password);
            }
            UserRow row = insertRow(name);
            return new UserChange(
                    store(
                            row.withPassword(hash).withKey(key).withRoles(roles).withScope(limits),
                            UserEventKind.CREATED,
                            actor),
                    keyTextOrNull(key));
        });
    }

    private void requireUnusedName(String name, List<UserRow> all) {
        if (Stream.concat(
                        users.configuredUsers().keySet().stream(), all.stream().map(UserRow::name))
                .anyMatch(name::equalsIgnoreCase)) {
            throw new ProblemException(ProblemKind.USER_EXISTS, name);
        }
    }

    /** A user without password, key and roles. */
    private UserRow insertRow(String name) {
        OffsetDateTime now = now();
        jdbc.sql(
                        """
                        insert into service_user (name, password, key_prefix, key_sha256, roles, enabled, revision, created_at, changed_at)
                          values (?, null, null, null, ?, true, 0, ?, ?)
                        """)
                .params(name, "", now, now)
                .update();
        return new UserRow(name, null, null, null, List.of(), Scope.ALL, true, 0, now.toInstant(), now.toInstant());
    }

    private void requireAdministrator(UserDirectory.Grants grants, String password) {
        if (watching) {
            throw new ProblemException(ProblemKind.USERS_WHILE_WATCHING);
        }
        if (password == null || !grants.mayManageUsers()) {
            throw new ProblemException(ProblemKind.FIRST_USER);
        }
    }

    public UserView setRoles(String name, Collection<Role> roles, String actor) {
        requireAnyRole(roles);
        return applyChange(name, row -> row.withRoles(roles), UserEventKind.ROLES_SET, actor);
    }

    /**
     * @param scope as {@link Scope#parse} reads it; empty or null for none, which permits every region and scheme
     * @throws ProblemException if it cannot be read, or no administrator without a scope would be left
     */
    public UserView setScope(String name, List<String> scope, String actor) {
        Scope limits = parseScope(scope);
        return applyChange(name, row -> row.withScope(limits), UserEventKind.SCOPE_SET, actor);
    }

    private static Scope parseScope(List<String> texts) {
        try {
            return texts == null ? Scope.ALL : Scope.parse(texts);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemKind.USER_SCOPE, e.getMessage());
        }
    }

    /** This and every other change end the sessions begun before it. */
    public UserView setPassword(String name, String password, String actor) {
        String hash = Passwords.hash(password);
        return applyChange(name, row -> row.withPassword(hash), UserEventKind.PASSWORD_SET, actor);
    }

    /** Replaces the API key by a new one; the old key is no longer accepted. */
    public UserChange createKey(String name, String actor) {
        ApiKey key = ApiKey.generate();
        return new UserChange(
                applyChange(name, row -> row.withKey(key), UserEventKind.KEY_MADE, actor), keyTextOrNull(key));
    }

    public UserView removeKey(String name, String actor) {
        return applyChange(name, row -> row.withKey(null), UserEventKind.KEY_REMOVED, actor);
    }

    public UserView disable(String name, String actor) {
        return applyChange(name, row -> row.enabled(false), UserEventKind.DISABLED, actor);
    }

    public UserView enable(String name, String actor) {
        return applyChange(name, row -> row.enabled(true), UserEventKind.ENABLED, actor);
    }

    /** Changes the caller's own password, which requires the old one. */
    void changePassword(String name, String old, String password) {
        String hash = Passwords.hash(password);
        applyChange(
                name,
                row -> {
                    if (!Passwords.matches(old, row.password())) {
                        throw new ProblemException(ProblemKind.PASSWORD_WRONG);
                    }
                    return row.withPassword(hash);
                },
                UserEventKind.PASSWORD_CHANGED,
                name);
    }

    private UserView applyChange(String name, UnaryOperator<UserRow> change, UserEventKind event, String actor) {
        if (users.configuredUsers().containsKey(name)) {
            throw new ProblemException(ProblemKind.USER_OF_SETTINGS, name);
        }
        return commitAndReload(() -> {
            List<UserRow> all = lockAndReadRows();
            UserRow before = all.stream()
                    .filter(row -> row.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.notFound(name));
            UserRow after = change.apply(before);
            if (before.mayManageUsers() && !after.mayManageUsers() && isLastAdministrator(name, all)) {
                throw new ProblemException(ProblemKind.LAST_ADMIN, name);
            }
            return store(after, event, actor);
        });
    }

    private boolean isLastAdministrator(String name, List<UserRow> all) {
        return !users.acceptsExternalUsers()
                && users.configuredUsers().values().stream().noneMatch(UserDirectory.Grants::mayManageUsers)
                && all.stream().noneMatch(row -> !row.name().equals(name) && row.mayManageUsers());
    }

    private UserView store(UserRow row, UserEventKind event, String actor) {
        OffsetDateTime now = now();
        jdbc.sql(
                        """
                        update service_user set password = ?, key_prefix = ?, key_sha256 = ?, roles = ?, scope = ?, enabled = ?,
                               revision = revision + 1, changed_at = ? where name = ?
                        """)
                .params(
                        row.password(),
                        row.keyPrefix(),
                        row.keySha256(),
                        row.roleNames(),
                        row.scope().toLines(),
                        row.enabled(),
                        now,
                        row.name())
                .update();
        UserRow stored = jdbc.sql("select * from service_user where name = ?")
                .param(row.name())
                .query(UserRow::read)
                .single();
        log.record(
                AuditEntryKind.USER_EVENT,
                stored.auditSubject(),
                stored.auditFacts().with("event", event.name()).with("actor", actor));
        return stored.toView();
    }

    private <T> T commitAndReload(java.util.function.Supplier<T> change) {
        T changed = transaction.execute(status -> change.get());
        users.reload();
        return changed;
    }

    /** One change at a time: two administrators must not disable each other. */
    private List<UserRow> lockAndReadRows() {
        return jdbc.sql("select * from service_user order by name for update")
                .query(UserRow::read)
                .list();
    }

    private List<UserRow> readRows() {
        return jdbc.sql("select * from service_user order by name")
                .query(UserRow::read)
                .list();
    }

    private static void requireAnyRole(Collection<Role> roles) {
        if (roles == null || roles.isEmpty() || roles.stream().anyMatch(Objects::isNull)) {
            throw new ProblemException(ProblemKind.USER_ROLES);
        }
    }

    private static String keyTextOrNull(ApiKey key) {
        return key == null ? null : key.text();
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }
}
