package org.plumbline.service.evaluations;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.plumbline.core.basics.Sha256;
import org.plumbline.core.json.ByteCompressor;
import org.plumbline.core.json.EvaluationDigest;
import org.plumbline.core.json.SubmissionEvidence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** The parts of stored evaluations that statistics need. */
@Component
public final class SavedDigests {

    private static final Logger LOG = LoggerFactory.getLogger(SavedDigests.class);

    private final JdbcClient jdbc;

    public SavedDigests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A stored evaluation.
     *
     * @param version id of the rule set version that it was scored by
     * @param evidenced codes of the indicators for which its submission names evidence; null if it cannot be read
     */
    public record SavedDigest(UUID id, long version, EvaluationDigest digest, Set<String> evidenced) {}

    /** By id; evaluations that are missing or cannot be read are left out. */
    public Map<UUID, SavedDigest> findDigests(Collection<UUID> ids) {
        Map<UUID, SavedDigest> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, rule_set_version_id, canonical, submission from evaluation where id in (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        UUID id = row.getObject("id", UUID.class);
                        long version = row.getLong("rule_set_version_id");
                        EvaluationDigest digest = readBytes(id, row.getBytes("canonical"), EvaluationDigest::read);
                        if (digest != null) {
                            byte[] submission = row.getBytes("submission");
                            Set<String> evidenced = readBytes(id, submission, SubmissionEvidence::readCodes);
                            found.put(id, new SavedDigest(id, version, digest, evidenced));
                        }
                    });
        }
        return found;
    }

    /** Null if the bytes cannot be read. */
    private static <T> T readBytes(UUID id, byte[] compressed, Function<byte[], T> reader) {
        try {
            return reader.apply(ByteCompressor.decompress(compressed));
        } catch (JacksonException | IllegalStateException altered) { // verification of the log reports it too
            LOG.warn("the stored bytes of evaluation {} cannot be read", id);
            return null;
        }
    }

    /** Those of the given evaluations that correct others or are corrected: by id, the first of their chain. */
    public Map<UUID, UUID> findChains(Collection<UUID> ids) {
        Map<UUID, UUID> chains = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select evaluation_id, chain from evaluation_correction where evaluation_id in (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        chains.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                    });
            jdbc.sql("select distinct chain from evaluation_correction where chain in (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        chains.put(row.getObject(1, UUID.class), row.getObject(1, UUID.class));
                    });
        }
        return chains;
    }

    /**
     * SHA-256 of scheme, fiscal year, subject and region, which evaluations of one self-evaluation have in common, by id; those
     * without a subject are left out.
     */
    public Map<UUID, String> findSubjectKeys(Collection<UUID> ids) {
        Map<UUID, String> keys = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select evaluation_id, scheme, fiscal_year, subject_name, region from evaluation_profile"
                            + " where evaluation_id in (:ids) and subject_name is not null")
                    .param("ids", ids)
                    .query(row -> {
                        String key = row.getString("scheme") + "\n" + row.getInt("fiscal_year") + "\n"
                                + row.getString("subject_name") + "\n" + row.getString("region");
                        keys.put(
                                row.getObject("evaluation_id", UUID.class),
                                Sha256.of(key.getBytes(StandardCharsets.UTF_8)));
                    });
        }
        return keys;
    }

    /** All evaluations of a chain of corrections but its first. */
    public Collection<UUID> findCorrections(UUID chain) {
        return jdbc.sql("select evaluation_id from evaluation_correction where chain = ?")
                .param(chain)
                .query(UUID.class)
                .list();
    }
}
