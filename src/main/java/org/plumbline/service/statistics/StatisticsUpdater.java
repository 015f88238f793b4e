package org.plumbline.service.statistics;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.plumbline.service.audit.AuditChain;
import org.plumbline.service.audit.AuditChain.ChainedEntry;
import org.plumbline.service.audit.AuditEntryKind;
import org.plumbline.service.evaluations.EvaluationIdGenerator;
import org.plumbline.service.evaluations.SavedDigests;
import org.plumbline.service.evaluations.SavedDigests.SavedDigest;
import org.plumbline.service.storage.ConnectionPoolReset;
import org.plumbline.service.work.BatchFollower;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Adds up the evaluations of the audit log, in its order, a batch a transaction: sums and watermark are updated together, so
 * that every evaluation counts once.
 */
@Component
@Lazy(false)
final class StatisticsUpdater extends BatchFollower {

    private static final Logger LOG = LoggerFactory.getLogger(StatisticsUpdater.class);
    private static final long PAUSE = 1_000; // ms
    /** Between batches under load, ms: the more entries a batch has, the fewer statements each of them costs. */
    private static final long LONG_PAUSE = 4_000;

    private static final int MUCH = 500;
    private static final int BATCH = 8_000;

    /** Evaluations read at once. */
    private static final int CHUNK = 250;

    /** The tables that a rebuild empties; the root of the regions stays. */
    private static final List<String> CLEARED = List.of(
            "statistics_value",
            "statistics_case",
            "statistics_subject",
            "statistics_grade",
            "statistics_difference",
            "statistics_finding",
            "statistics_indicator_loss",
            "statistics_rule_loss",
            "statistics_indicator",
            "statistics_rule",
            "statistics_region where parent is not null");

    private final AuditChain auditChain;
    private final SavedDigests savedDigests;
    private final CatalogueCodes catalogues;
    private final JdbcTemplate jdbc;
    /** Valid as long as no other node has added up since {@code upTo}; under the watermark's lock. */
    private SumDimensions dimensions;

    private Watermark lastWatermark;
    /** The number of entries in the last batch. */
    private int done;

    StatisticsUpdater(
            AuditChain chain,
            SavedDigests saved,
            CatalogueCodes catalogues,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            ConnectionPoolReset pool) {
        super("statistics", BATCH, transactions, pool);
        this.auditChain = chain;
        this.savedDigests = saved;
        this.catalogues = catalogues;
        this.jdbc = jdbc;
    }

    /** Clears every sum; they are added up again from the first entry. */
    synchronized void rebuild() {
        lastWatermark = null;
        transaction().executeWithoutResult(status -> {
            lockWatermark();
            CLEARED.forEach(table -> jdbc.update("delete from " + table));
            jdbc.update("update statistics_state set seq = 0, at = null, skipped = 0, rebuilds = rebuilds + 1"
                    + " where id = 1");
        });
        LOG.info("statistics: cleared, adding up again from the first entry");
    }

    private record Watermark(long sequence, long rebuilds) {}

    private Watermark lockWatermark() {
        return jdbc.queryForObject(
                "select seq, rebuilds from statistics_state where id = 1 for update",
                (row, number) -> new Watermark(row.getLong(1), row.getLong(2)));
    }

    @Override
    protected int processBatch() {
        Watermark from = lockWatermark();
        List<ChainedEntry> links = auditChain.readAfter(from.sequence(), BATCH);
        done = links.size();
        if (links.isEmpty()) {
            return 0;
        }
        if (!from.equals(lastWatermark)) {
            dimensions = new SumDimensions(jdbc);
        }
        ChainedEntry last = links.get(links.size() - 1);
        Set<UUID> named = new LinkedHashSet<>();
        int foreign = 0;
        for (ChainedEntry link : links) {
            if (link.kind().equals(AuditEntryKind.EVALUATION.name())) {
                Optional<UUID> id = EvaluationIdGenerator.parse(link.subject()); // an altered entry may name anything
                id.ifPresent(named::add);
                foreign += id.isPresent() ? 0 : 1;
            }
        }
        named.removeAll(findCounted(named));
        int skipped = foreign + addEvaluations(named);
        jdbc.update(
                "update statistics_state set seq = ?, at = ?, skipped = skipped + ? where id = 1",
                last.sequence(),
                OffsetDateTime.ofInstant(last.at(), ZoneOffset.UTC),
                skipped);
        lastWatermark = new Watermark(last.sequence(), from.rebuilds());
        return links.size();
    }

    /** @return how many are missing or cannot be read */
    private int addEvaluations(Set<UUID> named) {
        SumBatch batch = new SumBatch(dimensions);
        CountedSubjects subjects = new CountedSubjects(jdbc);
        List<UUID> ids = List.copyOf(named);
        int skipped = 0;
        for (int at = 0; at < ids.size(); at += CHUNK) {
            List<UUID> chunk = ids.subList(at, Math.min(at + CHUNK, ids.size()));
            Map<UUID, String> keys = savedDigests.findSubjectKeys(chunk);
            subjects.load(keys.values());
            Map<UUID, UUID> chains = savedDigests.findChains(chunk);
            List<UUID> newest = dropRepeated(chunk, keys);
            Map<UUID, SavedDigest> digests = savedDigests.findDigests(newest);
            for (UUID id : newest) {
                SavedDigest digest = digests.get(id);
                if (digest == null) {
                    skipped++;
                } else {
                    addNewest(batch, digest, chains.get(id), keys.get(id), subjects);
                }
            }
            batch.storeValues(jdbc);
        }
        batch.store(jdbc);
        subjects.store();
        return skipped;
    }

    /** Of each subject the newest evaluation; in the order of the list. */
    private static List<UUID> dropRepeated(List<UUID> ids, Map<UUID, String> keys) {
        Map<String, UUID> newest = new HashMap<>();
        keys.forEach((id, key) -> newest.merge(key, id, (one, other) -> isLater(one, other) ? one : other));
        return ids.stream()
                .filter(id -> !keys.containsKey(id) || newest.get(keys.get(id)).equals(id))
                .toList();
    }

    /**
     * Adds an evaluation in place of those that it replaces: of its chain of corrections, and of its subject.
     *
     * @param first of the chain; null for none
     * @param key of the subject; null for none
     */
    private void addNewest(SumBatch batch, SavedDigest digest, UUID first, String key, CountedSubjects subjects) {
        Set<UUID> replaced = new LinkedHashSet<>();
        if (first != null) {
            replaced.add(first);
            replaced.addAll(savedDigests.findCorrections(first));
        }
        if (key != null && subjects.find(key) != null) {
            replaced.add(subjects.find(key));
        }
        replaced.remove(digest.id());
        List<UUID> counted = replaced.isEmpty() ? List.of() : listCounted(batch, replaced);
        if (counted.stream().anyMatch(before -> isLater(before, digest.id()))) {
            return;
        }
        for (UUID before : counted) {
            SavedDigest old = savedDigests.findDigests(List.of(before)).get(before);
            if (old == null) {
                return; // altered since it was added up, which verification of the log reports
            }
            batch.subtract(old, catalogues.readCodes(old.version()));
        }
        batch.add(digest, catalogues.readCodes(digest.version()));
        if (key != null) {
            subjects.put(key, digest.id());
        }
    }

    private List<UUID> listCounted(SumBatch batch, Set<UUID> ids) {
        Set<UUID> before = findCounted(ids);
        return ids.stream()
                .filter(id -> batch.contains(id) || before.contains(id) && !batch.wasRemoved(id))
                .toList();
    }

    private Set<UUID> findCounted(Collection<UUID> ids) {
        Set<UUID> found = new HashSet<>();
        List<UUID> all = List.copyOf(ids);
        for (int at = 0; at < all.size(); at += CHUNK) {
            found.addAll(new NamedParameterJdbcTemplate(jdbc)
                    .queryForList(
                            "select evaluation_id from statistics_case where evaluation_id in (:ids)",
                            Map.of("ids", all.subList(at, Math.min(at + CHUNK, all.size()))),
                            UUID.class));
        }
        return found;
    }

    /** The order of ids in databases; Java's own order is signed. */
    static boolean isLater(UUID id, UUID than) {
        int high = Long.compareUnsigned(id.getMostSignificantBits(), than.getMostSignificantBits());
        return high != 0
                ? high > 0
                : Long.compareUnsigned(id.getLeastSignificantBits(), than.getLeastSignificantBits()) > 0;
    }

    @Override
    protected long pause() {
        return done > MUCH ? LONG_PAUSE : PAUSE;
    }

    @Override
    protected void rolledBack() {
        lastWatermark = null;
    }
}
