package org.plumbline.service.rulesets;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.plumbline.core.basics.Sha256;
import org.plumbline.core.ruleset.DrlManifest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Workbooks and DRL files stored by content, never changed and never removed. */
@Component
final class RuleFileStore implements RuleFileSource {

    private final JdbcClient jdbc;

    RuleFileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void store(String name, byte[] bytes) {
        String sha256 = Sha256.of(bytes);
        if (isAbsent("rule_file", sha256)) {
            jdbc.sql("insert into rule_file (sha256, name, bytes, created_at) values (?, ?, ?, ?)")
                    .params(sha256, name, bytes, OffsetDateTime.now(ZoneOffset.UTC))
                    .update();
        }
    }

    void store(DrlManifest manifest) {
        if (!isAbsent("drl_manifest", manifest.sha256())) {
            return;
        }
        jdbc.sql("insert into drl_manifest (sha256, created_at) values (?, ?)")
                .params(manifest.sha256(), OffsetDateTime.now(ZoneOffset.UTC))
                .update();
        manifest.files().forEach((name, bytes) -> {
            store(name, bytes);
            jdbc.sql("insert into drl_manifest_file (manifest_sha256, name, file_sha256) values (?, ?, ?)")
                    .params(manifest.sha256(), name, Sha256.of(bytes))
                    .update();
        });
    }

    private boolean isAbsent(String table, String sha256) {
        return jdbc.sql("select count(*) from " + table + " where sha256 = ?")
                        .param(sha256)
                        .query(Integer.class)
                        .single()
                == 0;
    }

    @Override
    public boolean accepted() {
        return true;
    }

    /** @throws IllegalStateException if the stored bytes do not match their SHA-256 */
    @Override
    public byte[] readWorkbook(String sha256) {
        byte[] bytes = jdbc.sql("select bytes from rule_file where sha256 = ?")
                .param(sha256)
                .query((row, number) -> row.getBytes("bytes"))
                .single();
        if (!Sha256.of(bytes).equals(sha256)) {
            throw new IllegalStateException("stored rule file " + sha256 + " has been altered");
        }
        return bytes;
    }

    @Override
    public DrlManifest readDrl(String sha256) {
        Map<String, byte[]> files = new TreeMap<>();
        jdbc.sql("select f.name, r.bytes from drl_manifest_file f join rule_file r on r.sha256 = f.file_sha256"
                        + " where f.manifest_sha256 = ?")
                .param(sha256)
                .query(row -> {
                    files.put(row.getString("name"), row.getBytes("bytes"));
                });
        DrlManifest manifest = new DrlManifest(files);
        if (!manifest.sha256().equals(sha256)) {
            throw new IllegalStateException("stored DRL manifest " + sha256 + " has been altered");
        }
        return manifest;
    }
}
