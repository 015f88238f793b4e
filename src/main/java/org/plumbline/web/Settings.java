package org.plumbline.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator may set ({@code plumbline.*}).
 *
 * @param dataDir where evaluations and imported rules are kept
 * @param rulesDir decision tables and DRL; the jar's own copy where there is no such folder
 * @param samplesDir sample submissions; the jar's own copy where there is no such folder
 * @param maxBody largest request body taken
 * @param maxUpload largest request that carries a file
 * @param idempotencyKept how long a write with an Idempotency-Key is answered as before
 * @param ruleSetsInMemory how many executable rule sets are held; others are built from storage when asked for
 * @param rules how rules come in
 * @param users who may sign in, by name; none means single-user mode
 * @param allowedHosts names besides this machine's own under which the service is called, without port
 *
 * <p>Folders are texts: Spring would look a Path up on the class path before the disk, and find the jar's copy first.
 */
@ConfigurationProperties("plumbline")
public record Settings(
        @DefaultValue("./data") String dataDir,
        @DefaultValue("./rules") String rulesDir,
        @DefaultValue("./samples") String samplesDir,
        @DefaultValue("2MB") DataSize maxBody,
        @DefaultValue("11MB") DataSize maxUpload,
        @DefaultValue("7d") Duration idempotencyKept,
        @DefaultValue("64") int ruleSetsInMemory,
        @DefaultValue Rules rules,
        @DefaultValue Map<String, User> users,
        @DefaultValue List<String> allowedHosts) {

    /** @param watch whether a workbook changed on disk takes effect while the service runs; not with configured users */
    public record Rules(@DefaultValue("false") boolean watch) {}

    /**
     * As written; {@link Users} reads it.
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
