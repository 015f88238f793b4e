package org.plumbline.service.accounts;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.basics.Sha256;
import org.plumbline.service.audit.AuditFacts;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.Scope;
import org.plumbline.service.security.ApiKey;
import org.plumbline.service.security.UserDirectory;

/**
 * A user as stored.
 *
 * @param password its hash; null if the user has no password
 * @param keyPrefix null without an API key, likewise {@code keySha256}
 * @param scope {@link Scope#ALL} for a user without one
 * @param revision counted from 1
 */
record UserRow(
        String name,
        String password,
        String keyPrefix,
        String keySha256,
        List<Role> roles,
        Scope scope,
        boolean enabled,
        int revision,
        Instant createdAt,
        Instant changedAt) {

    static UserRow read(ResultSet row, int number) throws SQLException {
        return new UserRow(
                row.getString("name"),
                row.getString("password"),
                row.getString("key_prefix"),
                row.getString("key_sha256"),
                sortRoles(UserDirectory.parseRoles(row.getString("roles"))),
                Scope.parseLines(row.getString("scope")),
                row.getBoolean("enabled"),
                row.getInt("revision"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    static List<Role> sortRoles(Collection<Role> roles) {
        return Stream.of(Role.values()).filter(roles::contains).toList();
    }

    UserRow withPassword(String hash) {
        return new UserRow(name, hash, keyPrefix, keySha256, roles, scope, enabled, revision, createdAt, changedAt);
    }

    /** @param key null for none */
    UserRow withKey(ApiKey key) {
        return new UserRow(
                name,
                password,
                key == null ? null : key.prefix(),
                key == null ? null : key.sha256(),
                roles,
                scope,
                enabled,
                revision,
                createdAt,
                changedAt);
    }

    UserRow withRoles(Collection<Role> others) {
        return new UserRow(
                name,
                password,
                keyPrefix,
                keySha256,
                sortRoles(others),
                scope,
                enabled,
                revision,
                createdAt,
                changedAt);
    }

    UserRow enabled(boolean now) {
        return new UserRow(name, password, keyPrefix, keySha256, roles, scope, now, revision, createdAt, changedAt);
    }

    UserRow withScope(Scope other) {
        return new UserRow(name, password, keyPrefix, keySha256, roles, other, enabled, revision, createdAt, changedAt);
    }

    boolean mayManageUsers() {
        return enabled
                && roles.contains(Role.ADMIN)
                && !scope.isRestricted()
                && (password != null || keySha256 != null);
    }

    String roleNames() {
        return roles.stream().map(Role::name).collect(Collectors.joining(","));
    }

    /** What the log calls this state of the user. */
    String auditSubject() {
        return name + "#" + revision;
    }

    /** The facts of the stored user. Secrets are included as hashes of their hashes. */
    AuditFacts auditFacts() {
        AuditFacts facts = new AuditFacts()
                .with("roles", roleNames())
                .with("enabled", Boolean.toString(enabled))
                .with("password", password == null ? null : Sha256.of(password.getBytes(StandardCharsets.UTF_8)))
                .with("key", keySha256 == null ? null : Sha256.of(keySha256.getBytes(StandardCharsets.UTF_8)));
        return scope.isRestricted() ? facts.with("scope", scope.toLines()) : facts;
    }

    UserView toView() {
        return new UserView(
                name,
                roles,
                UserView.listScope(scope),
                enabled,
                password != null,
                keyPrefix,
                false,
                createdAt,
                changedAt);
    }
}
