package org.plumbline.service.security;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.Scope;
import org.plumbline.service.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The users who may sign in: those of the settings, and those of the table {@code service_user}, which is read here and
 * written by {@code accounts}. With neither, and no identity provider, there is no login: the service has one local user, with
 * every role.
 *
 * <p>The table is small and needed by every request, so it is cached. A change made here takes effect at once, one made by
 * another node on the same database within two seconds.
 */
@Component
public final class UserDirectory {

    /** Name under which actions of the local user are recorded. */
    public static final String LOCAL = "local";

    private static final Logger LOG = LoggerFactory.getLogger(UserDirectory.class);
    private static final long FRESH = TimeUnit.SECONDS.toNanos(2);

    /** What a user may do, and whose data with. */
    public record Grants(Set<Role> roles, Scope scope) {

        public boolean mayManageUsers() {
            return roles.contains(Role.ADMIN) && !scope.isRestricted();
        }
    }

    private record UserRecord(
            String name,
            String password,
            String keySha256,
            Set<Role> roles,
            Scope scope,
            boolean enabled,
            int revision) {

        ServiceUserDetails toUserDetails() {
            return new ServiceUserDetails(name, password, roles, scope, revision);
        }
    }

    private record UserSnapshot(Map<String, UserRecord> byName, Map<String, UserRecord> byKey) {

        static UserSnapshot of(List<UserRecord> rows) {
            Map<String, UserRecord> byName = new HashMap<>();
            Map<String, UserRecord> byKey = new HashMap<>();
            for (UserRecord each : rows) {
                byName.put(each.name, each);
                if (each.keySha256 != null) {
                    byKey.put(each.keySha256, each);
                }
            }
            return new UserSnapshot(byName, byKey);
        }
    }

    private final ConfiguredUsers configured;
    private final IdentityProviderSettings provider;
    private final ObjectProvider<JdbcClient> jdbc;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile UserSnapshot picture;
    private volatile long readAgainAt;

    /** @throws InvalidSettingException at the first configured user who could not sign in or has no permission */
    @Autowired
    UserDirectory(Settings settings, Environment environment, ObjectProvider<JdbcClient> jdbc) {
        this(new ConfiguredUsers(settings), IdentityProviderSettings.of(environment), jdbc);
    }

    private UserDirectory(
            ConfiguredUsers configured, IdentityProviderSettings provider, ObjectProvider<JdbcClient> jdbc) {
        this.configured = configured;
        this.provider = provider;
        this.jdbc = jdbc;
    }

    /** Whether there are no users: one person then does everything, and no second can be required. */
    public boolean isSingleUser() {
        return configured.isEmpty()
                && !provider.isConfigured()
                && currentSnapshot().byName.isEmpty();
    }

    /** Those of the settings, by name. */
    public Map<String, Grants> configuredUsers() {
        return configured.readGrants();
    }

    /** The names of the enabled users who may approve, in order; without the users of an identity provider. */
    public List<String> listApprovers() {
        Stream<String> inSettings = configured.readGrants().entrySet().stream()
                .filter(user -> user.getValue().roles().contains(Role.APPROVER))
                .map(Map.Entry::getKey);
        Stream<String> inTable = currentSnapshot().byName.values().stream()
                .filter(user -> user.enabled && user.roles.contains(Role.APPROVER))
                .map(UserRecord::name);
        return Stream.concat(inSettings, inTable).distinct().sorted().toList();
    }

    /** The users who can decide on what these authors wrote, in the caller's language. */
    public MessageSourceResolvable describeApprovers(Set<String> authors) {
        String names =
                listApprovers().stream().filter(name -> !authors.contains(name)).collect(Collectors.joining("、"));
        String key = acceptsExternalUsers() ? "approvers.external" : "approvers";
        return new DefaultMessageSourceResolvable(
                new String[] {names.isEmpty() ? key + ".none" : key}, new Object[] {names});
    }

    /** Whether an identity provider authenticates users that are not stored here. */
    public boolean acceptsExternalUsers() {
        return provider.isConfigured();
    }

    /** To be called after a change of the table is committed. */
    public void reload() {
        reading.lock(); // a concurrent read may have begun before the change
        try {
            readTable();
        } finally {
            reading.unlock();
        }
    }

    /** A new value each time: Spring erases the password from it after the check. Without disabled users. */
    Optional<ServiceUserDetails> find(String name) {
        return configured.find(name).or(() -> Optional.ofNullable(
                        currentSnapshot().byName.get(name))
                .filter(UserRecord::enabled)
                .map(UserRecord::toUserDetails));
    }

    Optional<UserDetails> findByKey(ApiKey key) {
        return Optional.ofNullable(currentSnapshot().byKey.get(key.sha256()))
                .filter(UserRecord::enabled)
                .map(UserRecord::toUserDetails);
    }

    private UserSnapshot currentSnapshot() {
        if (picture == null) {
            reload();
        } else if (System.nanoTime() - readAgainAt > 0 && reading.tryLock()) {
            try {
                readTable();
            } catch (DataAccessException | TransactionException e) { // the users read last stay valid
                readAgainAt = System.nanoTime() + 5 * FRESH;
                LOG.warn("users could not be read, the ones read last remain valid: {}", e.getMessage());
            } finally {
                reading.unlock();
            }
        }
        return picture;
    }

    private void readTable() {
        picture = UserSnapshot.of(jdbc.getObject()
                .sql("select name, password, key_sha256, roles, scope, enabled, revision from service_user")
                .query((row, number) -> new UserRecord(
                        row.getString("name"),
                        row.getString("password"),
                        row.getString("key_sha256"),
                        parseRoles(row.getString("roles")),
                        Scope.parseLines(row.getString("scope")),
                        row.getBoolean("enabled"),
                        row.getInt("revision")))
                .list());
        readAgainAt = System.nanoTime() + FRESH;
    }

    /** The users of the table. */
    public static Set<Role> parseRoles(String names) {
        return names.isEmpty()
                ? Set.of()
                : Arrays.stream(names.split(",")).map(Role::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
