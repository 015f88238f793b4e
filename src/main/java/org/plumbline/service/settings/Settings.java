package org.plumbline.service.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.plumbline.service.http.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of the service ({@code plumbline.*}).
 *
 * @param dataDir folder of evaluations and imported rules
 * @param jobsDir folder of the files of jobs, which all nodes share; null for {@code jobs} in the data folder
 * @param rulesDir decision tables and DRL; the jar's own copy if there is no such folder
 * @param samplesDir sample submissions; the jar's own copy if there is no such folder
 * @param maxBody maximum size of a request body
 * @param maxUpload maximum size of a request that carries a file
 * @param maxJob maximum size of a job's file
 * @param diskReserve free space on the data folder's disk below which H2 is not used to store or read anything
 * @param idempotencyKept how long a write with an Idempotency-Key is answered with its first result
 * @param ruleSetsMemory maximum heap of executable rule sets, as estimated; others are built from storage on demand;
 * null for a quarter of the heap
 * @param telemetry whether traces and metrics are exported by OTLP; read by TelemetryFilter before this record exists
 * @param auditHead where the head of the audit log is sent
 * @param rules import of rules
 * @param limits of concurrent requests
 * @param users who may sign in besides those of the database, by name; without any users it is single-user mode
 * @param login limits of wrong passwords
 * @param oidc the claims of an identity provider that contain roles
 * @param allowedHosts names besides this machine's own under which the service is called, without port
 * @param publicAddress under which readers of documents reach the service, such as {@code https://jx.example.gov.cn},
 * without a slash at the end; null where documents name no address
 *
 * <p>Folders are strings: Spring would look a Path up on the class path before the disk, and find the jar's copy first.
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
        @DefaultValue("false") boolean telemetry,
        @DefaultValue AuditHead auditHead,
        @DefaultValue Rules rules,
        @DefaultValue Limits limits,
        @DefaultValue Map<String, User> users,
        @DefaultValue Login login,
        @DefaultValue Oidc oidc,
        @DefaultValue List<String> allowedHosts,
        String publicAddress) {

    public Settings {
        if (publicAddress != null && !publicAddress.matches("https?://[^\\s/?#]+(/[^\\s?#]*[^\\s?#/])?")) {
            throw new IllegalArgumentException(
                    "plumbline.public-address: an address without a slash at the end, such as https://jx.example.gov.cn");
        }
    }

    /** Heap for rule sets in bytes. */
    public long ruleSetsBytes() {
        return ruleSetsMemory == null ? Runtime.getRuntime().maxMemory() / 4 : ruleSetsMemory.toBytes();
    }

    /**
     * Where the head of the audit log is sent, so that it exists outside of this database; nowhere by default.
     *
     * @param file each head is appended to it as a line; null for none
     * @param syslog {@code host:port} of a syslog server, UDP, RFC 5424; null for none
     * @param every how often; nothing is sent if the head is the same
     */
    public record AuditHead(String file, String syslog, @DefaultValue("1h") Duration every) {

        public AuditHead {
            if (every.isNegative() || every.isZero()) {
                throw new IllegalArgumentException("plumbline.audit-head.every: must be positive");
            }
            if (syslog != null && !syslog.matches("[^:\\s]+:\\d{1,5}")) {
                throw new IllegalArgumentException("plumbline.audit-head.syslog: host:port, such as 10.0.0.5:514");
            }
        }
    }

    /** @param watch whether a workbook changed on disk takes effect while the service runs; not with configured users */
    public record Rules(@DefaultValue("false") boolean watch) {}

    /**
     * Beyond these a request is answered with 503 and may be repeated or, if its body is too slow, with 408.
     *
     * @param requests in progress; fewer than the container's threads, so that health probes are answered
     * @param bodies of these, how many may wait for their body
     * @param batches of these, how many may be batches, whose duration is the caller's
     * @param bodyGrace how long a body may take whatever its size
     * @param bodyRate minimum bytes a second after that
     */
    public record Limits(
            @DefaultValue("160") int requests,
            @DefaultValue("64") int bodies,
            @DefaultValue("16") int batches,
            @DefaultValue("10s") Duration bodyGrace,
            @DefaultValue("16KB") DataSize bodyRate) {

        public Limits {
            if (requests < 1 || bodies < 1 || batches < 1 || bodyRate.toBytes() < 1) {
                throw new IllegalArgumentException("plumbline.limits.*: each must be at least 1");
            }
        }
    }

    /**
     * @param perName wrong passwords for one name within the window, after which further ones are rejected
     * @param perAddress the same for one address, for all names together
     */
    public record Login(
            @DefaultValue("10") int perName,
            @DefaultValue("100") int perAddress,
            @DefaultValue("10m") Duration window) {}

    /**
     * @param rolesClaim the claim with the names of roles, a list or a text; dots denote nested claims
     * @param rolePrefix prefix of role names there
     * @param scopeClaim the claim with the scope; null where users of the identity provider have none
     */
    public record Oidc(
            @DefaultValue("roles") String rolesClaim, @DefaultValue("") String rolePrefix, String scopeClaim) {}

    /**
     * As written; parsed when the service starts.
     *
     * @param password its hash, such as {@code {bcrypt}$2a$…}; null where not set
     * @param roles names of {@link Role}
     * @param scope as {@link org.plumbline.service.http.Scope#parse} reads it; empty for every region and scheme
     */
    public record User(String password, @DefaultValue List<String> roles, @DefaultValue List<String> scope) {

        /** Without the hash, which must not get into a log. */
        @Override
        public String toString() {
            return "User" + roles;
        }
    }
}
