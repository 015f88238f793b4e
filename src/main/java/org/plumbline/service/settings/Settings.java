package org.plumbline.service.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.plumbline.service.http.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator may set ({@code plumbline.*}).
 *
 * @param dataDir where evaluations and imported rules are kept
 * @param jobsDir where jobs have their files, a folder that all nodes share; null for {@code jobs} in the data folder
 * @param rulesDir decision tables and DRL; the jar's own copy where there is no such folder
 * @param samplesDir sample submissions; the jar's own copy where there is no such folder
 * @param maxBody largest request body taken
 * @param maxUpload largest request that carries a file
 * @param maxJob largest file that a job is made of
 * @param diskReserve room on the data folder's disk below which H2 is not asked to store or read anything
 * @param idempotencyKept how long a write with an Idempotency-Key is answered as before
 * @param ruleSetsMemory what executable rule sets may take of the heap, as estimated; others are built from storage when asked
 *     for; null for a quarter of the heap
 * @param rules how rules come in
 * @param limits how much is served at once
 * @param users who may sign in besides those of the database, by name; with none anywhere it is single-user mode
 * @param login how many wrong passwords are taken
 * @param oidc what of an identity provider's tokens says somebody's roles
 * @param allowedHosts names besides this machine's own under which the service is called, without port
 *
 * <p>Folders are texts: Spring would look a Path up on the class path before the disk, and find the jar's copy first.
 */
@ConfigurationProperties("plumbline")
public record Settings(
        @DefaultValue("./data") String dataDir,
        String jobsDir,
        @DefaultValue("./rules") String rulesDir,
        @DefaultValue("./samples") String samplesDir,
        @DefaultValue("2MB") DataSize maxBody,
        @DefaultValue("11MB") DataSize maxUpload,
        @DefaultValue("2GB") DataSize maxJob,
        @DefaultValue("64MB") DataSize diskReserve,
        @DefaultValue("7d") Duration idempotencyKept,
        DataSize ruleSetsMemory,
        @DefaultValue Rules rules,
        @DefaultValue Limits limits,
        @DefaultValue Map<String, User> users,
        @DefaultValue Login login,
        @DefaultValue Oidc oidc,
        @DefaultValue List<String> allowedHosts) {

    /** What rule sets may take of the heap. */
    public long ruleSetsBytes() {
        return ruleSetsMemory == null ? Runtime.getRuntime().maxMemory() / 4 : ruleSetsMemory.toBytes();
    }

    /** @param watch whether a workbook changed on disk takes effect while the service runs; not with configured users */
    public record Rules(@DefaultValue("false") boolean watch) {}

    /**
     * Past these a request is answered with 503 and may be asked again, or, where its body is too slow, with 408.
     *
     * @param requests in progress; fewer than the container has threads, so that the probes of health are answered
     * @param bodies of these, how many may have a body that has not arrived
     * @param batches of these, how many may be batches, each of which lasts as long as its caller likes
     * @param bodyGrace how long may be waited for a body however slow
     * @param bodyRate what a body must bring each second after that
     */
    public record Limits(
            @DefaultValue("160") int requests,
            @DefaultValue("64") int bodies,
            @DefaultValue("16") int batches,
            @DefaultValue("10s") Duration bodyGrace,
            @DefaultValue("16KB") DataSize bodyRate) {

        public Limits {
            if (requests < 1 || bodies < 1 || batches < 1 || bodyRate.toBytes() < 1) {
                throw new IllegalArgumentException("plumbline.limits.*: at least 1 each");
            }
        }
    }

    /**
     * @param perName wrong passwords for one name within the window, after which it has to wait
     * @param perAddress the same of one address, whatever the names
     */
    public record Login(
            @DefaultValue("10") int perName,
            @DefaultValue("100") int perAddress,
            @DefaultValue("10m") Duration window) {}

    /**
     * @param rolesClaim the claim with the names of roles, a list or a text; dots lead into nested ones
     * @param rolePrefix what stands before a role's name there
     */
    public record Oidc(@DefaultValue("roles") String rolesClaim, @DefaultValue("") String rolePrefix) {}

    /**
     * As written; parsed when the service starts.
     *
     * @param password its hash, such as {@code {bcrypt}$2a$…}; null where not set
     * @param roles names of {@link Role}
     */
    public record User(String password, @DefaultValue List<String> roles) {

        /** Without the hash, which must not get into a log. */
        @Override
        public String toString() {
            return "User" + roles;
        }
    }
}
