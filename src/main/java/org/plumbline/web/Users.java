package org.plumbline.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Who may sign in: those of the settings, and those of the table {@code service_user}, which is read here and written by
 * {@code accounts}. With neither, and no identity provider, there is no login: the service is one local person's, who has
 * every role.
 *
 * <p>The table is small and asked with every request, so it is held in memory. A change made here counts at once, one made by
 * another node on the same database within two seconds.
 */
@Component
public final class Users {

    /** Name under which what the one local user does is recorded. */
    public static final String LOCAL = "local";

    private static final Logger LOG = LoggerFactory.getLogger(Users.class);
    private static final long FRESH = TimeUnit.SECONDS.toNanos(2);

    private record Stored(
            String name, String password, String keySha256, Set<Role> roles, boolean enabled, int revision) {

        KnownUser known() {
            return new KnownUser(name, password, roles, revision);
        }
    }

    private record Picture(Map<String, Stored> byName, Map<String, Stored> byKey) {

        static Picture of(List<Stored> rows) {
            Map<String, Stored> byName = new HashMap<>();
            Map<String, Stored> byKey = new HashMap<>();
            for (Stored each : rows) {
                byName.put(each.name, each);
                if (each.keySha256 != null) {
                    byKey.put(each.keySha256, each);
                }
            }
            return new Picture(byName, byKey);
        }
    }

    private final ConfiguredUsers configured;
    private final IdentityProvider provider;
    private final ObjectProvider<JdbcClient> jdbc;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Picture picture;
    private volatile long readAgainAt;

    /** @throws SettingRefused at the first configured user who could not sign in or could do nothing */
    @Autowired
    Users(Settings settings, Environment environment, ObjectProvider<JdbcClient> jdbc) {
        this(new ConfiguredUsers(settings), IdentityProvider.of(environment), jdbc);
    }

    private Users(ConfiguredUsers configured, IdentityProvider provider, ObjectProvider<JdbcClient> jdbc) {
        this.configured = configured;
        this.provider = provider;
        this.jdbc = jdbc;
    }

    /** Whether nobody is known, so that one person does everything and no second can be asked for. */
    public boolean singleUser() {
        return configured.none() && !provider.any() && stored().byName.isEmpty();
    }

    /** Those of the settings, by name. */
    public Map<String, Set<Role>> configured() {
        return configured.roles();
    }

    /** Whether an identity provider lets people in whom we do not know. */
    public boolean openToOthers() {
        return provider.any();
    }

    /** To be called once a change of the table is committed. */
    public void changed() {
        reading.lock(); // who reads at this moment may have begun before the change
        try {
            read();
        } finally {
            reading.unlock();
        }
    }

    /** A new value each time: Spring wipes the password from it once it is checked. Nobody who is disabled. */
    Optional<KnownUser> find(String name) {
        return configured.find(name).or(() -> Optional.ofNullable(
                        stored().byName.get(name))
                .filter(Stored::enabled)
                .map(Stored::known));
    }

    Optional<UserDetails> ofKey(ApiKey key) {
        return Optional.ofNullable(stored().byKey.get(key.sha256()))
                .filter(Stored::enabled)
                .map(Stored::known);
    }

    private Picture stored() {
        if (picture == null) {
            changed();
        } else if (System.nanoTime() - readAgainAt > 0 && reading.tryLock()) {
            try {
                read();
            } catch (DataAccessException | TransactionException e) { // who was known stays known
                readAgainAt = System.nanoTime() + 5 * FRESH;
                LOG.warn("users could not be read, those known before go on: {}", e.getMessage());
            } finally {
                reading.unlock();
            }
        }
        return picture;
    }

    private void read() {
        picture = Picture.of(jdbc.getObject()
                .sql("select name, password, key_sha256, roles, enabled, revision from service_user")
                .query((row, number) -> new Stored(
                        row.getString("name"),
                        row.getString("password"),
                        row.getString("key_sha256"),
                        roles(row.getString("roles")),
                        row.getBoolean("enabled"),
                        row.getInt("revision")))
                .list());
        readAgainAt = System.nanoTime() + FRESH;
    }

    /** As the table has them. */
    public static Set<Role> roles(String names) {
        return names.isEmpty()
                ? Set.of()
                : Arrays.stream(names.split(",")).map(Role::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
