package org.plumbline.service.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plumbline.service.audit.LogDefect.DefectKind;
import org.plumbline.service.storage.ChunkedExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.core.JacksonException;

/**
 * Walks the chain from its first entry, recomputes every hash, and compares the facts of each entry with what is stored now;
 * then looks for stored subjects without an entry. Only reads, with a few chunks in memory at a time.
 */
@Component
public final class AuditLogVerifier {

    /** The maximum number of defects reported. */
    static final int BREAKS = 20;

    private static final int CHUNK = 500;

    /** They compare contents, which is most of the work; each uses a connection of the pool. */
    private static final int THREADS = 2;

    private final AuditLogReader store;
    private final Map<AuditEntryKind, AuditEntrySource> sources;

    AuditLogVerifier(AuditLogReader store, List<AuditEntrySource> sources) {
        this.store = store;
        this.sources =
                new EnumMap<>(sources.stream().collect(Collectors.toMap(AuditEntrySource::kind, Function.identity())));
    }

    /** @param exported a head stored elsewhere; null for none */
    public AuditLogVerification verify(ChainHead exported) {
        long begun = System.nanoTime();
        ChainHead head = store.readHead();
        List<LogDefect> breaks = new ArrayList<>();
        verifyChain(head, breaks);
        verifyExportedHead(exported, breaks);
        long pending = verifyPending(breaks);
        addUnrecorded(breaks);
        return new AuditLogVerification(
                head,
                pending,
                breaks.stream().limit(BREAKS).toList(),
                exported != null,
                (System.nanoTime() - begun) / 1_000_000);
    }

    private void verifyChain(ChainHead head, List<LogDefect> breaks) {
        ChainWalk walk = new ChainWalk(head.entries(), breaks);
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            walk.forEachRemaining(chunk -> breaks.addAll(verifyContents(chunk))); // its changes are visible here only
        } else {
            verifyInParallel(walk, breaks);
        }
        breaks.sort(Comparator.comparing(LogDefect::entry)); // those of links were found before those of contents
        if (breaks.size() < BREAKS && walk.sequence < head.entries()) {
            breaks.add(new LogDefect(walk.sequence + 1, null, null, DefectKind.ENTRY_MISSING, null));
        } else if (breaks.isEmpty() && !walk.hash.equals(head.hash())) {
            breaks.add(new LogDefect(walk.sequence, null, null, DefectKind.HEAD_ALTERED, null));
        }
    }

    private void verifyInParallel(ChainWalk walk, List<LogDefect> breaks) {
        ChunkedExecutor workers = ChunkedExecutor.withThreads(THREADS);
        try {
            workers.run(walk, this::verifyContents, breaks::addAll);
        } finally {
            workers.destroy();
        }
    }

    /** Reads the entries in order and verifies that each follows the one before it, until too many defects are found. */
    private final class ChainWalk implements Iterator<List<AuditLogEntry>> {

        private final long last;
        private final List<LogDefect> breaks;
        private long sequence;
        private String hash = AuditLogEntry.ORIGIN;
        private List<AuditLogEntry> chunk;

        ChainWalk(long last, List<LogDefect> breaks) {
            this.last = last;
            this.breaks = breaks;
            this.chunk = store.readAfter(sequence, last, CHUNK);
        }

        @Override
        public boolean hasNext() {
            return breaks.size() < BREAKS && !chunk.isEmpty();
        }

        @Override
        public List<AuditLogEntry> next() {
            List<AuditLogEntry> read = chunk;
            for (AuditLogEntry entry : read) {
                verifyLink(sequence, hash, entry, breaks);
                sequence = entry.sequence();
                hash = entry.hash();
            }
            chunk = store.readAfter(sequence, last, CHUNK);
            return read;
        }
    }

    /** Compares an entry with the number and hash of the one before it. */
    private static void verifyLink(long sequence, String hash, AuditLogEntry entry, List<LogDefect> broken) {
        DefectKind kind = null;
        if (entry.sequence() != sequence + 1) {
            broken.add(new LogDefect(sequence + 1, null, null, DefectKind.ENTRY_MISSING, null));
        } else if (!entry.previous().equals(hash)) {
            kind = DefectKind.CHAIN_BROKEN;
        }
        if (!entry.hasValidHash()) {
            kind = DefectKind.ENTRY_ALTERED;
        }
        if (kind != null) {
            broken.add(new LogDefect(entry.sequence(), entry.kind(), entry.subject(), kind, null));
        }
    }

    private List<LogDefect> verifyContents(List<AuditLogEntry> entries) {
        List<RecordedEntry> recorded = entries.stream()
                .map(entry -> new RecordedEntry(entry.sequence(), entry.kind(), entry.subject(), entry.facts()))
                .toList();
        List<LogDefect> broken = new ArrayList<>();
        compareWithStored(recorded, broken);
        return broken;
    }

    /** @param sequence null if the entry is not chained */
    private record RecordedEntry(Long sequence, String kind, String subject, String facts) {

        LogDefect defect(DefectKind way, String part) {
            return new LogDefect(sequence, kind, subject, way, part);
        }
    }

    private void compareWithStored(List<RecordedEntry> entries, List<LogDefect> broken) {
        Map<String, List<RecordedEntry>> byKind = entries.stream().collect(Collectors.groupingBy(RecordedEntry::kind));
        sources.forEach((kind, source) -> {
            Map<RecordedEntry, AuditFacts> recorded = parseFacts(byKind.getOrDefault(kind.name(), List.of()), broken);
            if (!recorded.isEmpty()) {
                completeFacts(recorded, source);
                Map<String, AuditFacts> now = source.readCurrentFacts(listSubjects(recorded.keySet()));
                recorded.forEach((entry, facts) ->
                        compare(entry, facts, now.get(entry.subject())).ifPresent(broken::add));
            }
        });
    }

    private static Map<RecordedEntry, AuditFacts> parseFacts(List<RecordedEntry> entries, List<LogDefect> broken) {
        Map<RecordedEntry, AuditFacts> recorded = new LinkedHashMap<>();
        for (RecordedEntry entry : entries) {
            try {
                recorded.put(entry, AuditFacts.parse(entry.facts()));
            } catch (JacksonException unreadable) {
                broken.add(entry.defect(DefectKind.ENTRY_ALTERED, null));
            }
        }
        return recorded;
    }

    private static void completeFacts(Map<RecordedEntry, AuditFacts> recorded, AuditEntrySource source) {
        List<RecordedEntry> incomplete = recorded.entrySet().stream()
                .filter(each -> !source.isComplete(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (!incomplete.isEmpty()) {
            Map<String, AuditFacts> derived = source.deriveFacts(listSubjects(incomplete));
            incomplete.forEach(entry -> recorded.computeIfPresent(
                    entry, (same, facts) -> facts.withAll(derived.getOrDefault(entry.subject(), new AuditFacts()))));
        }
    }

    private static Set<String> listSubjects(Collection<RecordedEntry> entries) {
        return entries.stream().map(RecordedEntry::subject).collect(Collectors.toSet());
    }

    private static Optional<LogDefect> compare(RecordedEntry entry, AuditFacts recorded, AuditFacts now) {
        if (now == null) {
            return Optional.of(entry.defect(DefectKind.CONTENT_MISSING, null));
        }
        Map<String, String> then = recorded.values();
        return now.values().entrySet().stream()
                .filter(fact ->
                        !then.containsKey(fact.getKey()) || !Objects.equals(then.get(fact.getKey()), fact.getValue()))
                .findFirst()
                .map(fact -> entry.defect(DefectKind.CONTENT_ALTERED, fact.getKey()));
    }

    private void verifyExportedHead(ChainHead exported, List<LogDefect> breaks) {
        if (exported == null) {
            return;
        }
        String hash = exported.entries() == 0
                ? AuditLogEntry.ORIGIN
                : store.find(exported.entries()).map(AuditLogEntry::hash).orElse(null);
        if (!exported.hash().equals(hash)) {
            breaks.add(new LogDefect(exported.entries(), null, null, DefectKind.EXPORTED_HEAD_DIFFERS, null));
        }
    }

    /** Entries that are not chained have no sequence number yet, but their facts are compared already. */
    private long verifyPending(List<LogDefect> breaks) {
        long count = 0;
        List<AuditLogReader.PendingEntry> chunk = store.readPending(0, CHUNK);
        while (!chunk.isEmpty() && breaks.size() < BREAKS) {
            List<RecordedEntry> recorded = chunk.stream()
                    .map(entry -> new RecordedEntry(null, entry.kind(), entry.subject(), entry.facts()))
                    .toList();
            compareWithStored(recorded, breaks);
            count += chunk.size();
            chunk = store.readPending(chunk.get(chunk.size() - 1).id(), CHUNK);
        }
        return count;
    }

    private void addUnrecorded(List<LogDefect> breaks) {
        sources.forEach((kind, entrySource) -> {
            List<String> subjects = entrySource.listSubjects(null, CHUNK);
            while (!subjects.isEmpty() && breaks.size() < BREAKS) {
                Set<String> recorded = store.findRecorded(kind, subjects);
                subjects.stream()
                        .filter(subject -> !recorded.contains(subject))
                        .map(subject -> new LogDefect(null, kind.name(), subject, DefectKind.NOT_IN_LOG, null))
                        .forEach(breaks::add);
                subjects = entrySource.listSubjects(subjects.get(subjects.size() - 1), CHUNK);
            }
        });
    }
}
