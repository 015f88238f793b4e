package org.plumbline.evidence;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plumbline.evidence.Break.Way;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Walks the chain from its first entry, recomputes every hash, and compares what each entry holds fast with what is stored
 * now; then looks for what is stored and not entered. Reads only, and holds a chunk at a time.
 */
@Component
public final class Verifier {

    /** More are not told: where so much is broken, the first says enough. */
    static final int BREAKS = 20;

    private static final int CHUNK = 500;

    private final LogStore store;
    private final Map<Kind, Witness> witnesses;

    Verifier(LogStore store, List<Witness> witnesses) {
        this.store = store;
        this.witnesses =
                new EnumMap<>(witnesses.stream().collect(Collectors.toMap(Witness::kind, Function.identity())));
    }

    /** @param exported a head kept elsewhere; null for none */
    public Verification verify(Head exported) {
        long begun = System.nanoTime();
        Head head = store.head();
        List<Break> breaks = new ArrayList<>();
        chain(head, breaks);
        exported(exported, breaks);
        long pending = pending(breaks);
        unrecorded(breaks);
        return new Verification(
                head, pending, breaks.stream().limit(BREAKS).toList(), (System.nanoTime() - begun) / 1_000_000);
    }

    private void chain(Head head, List<Break> breaks) {
        long sequence = 0;
        String hash = LogEntry.ORIGIN;
        List<LogEntry> chunk = store.after(0, head.entries(), CHUNK);
        while (!chunk.isEmpty() && breaks.size() < BREAKS) {
            List<Break> broken = new ArrayList<>();
            for (LogEntry entry : chunk) {
                Way way = null;
                if (entry.sequence() != sequence + 1) {
                    broken.add(new Break(sequence + 1, null, null, Way.ENTRY_MISSING, null));
                } else if (!entry.previous().equals(hash)) {
                    way = Way.CHAIN_BROKEN;
                }
                if (!entry.isWhole()) {
                    way = Way.ENTRY_ALTERED;
                }
                if (way != null) {
                    broken.add(new Break(entry.sequence(), entry.kind(), entry.subject(), way, null));
                }
                sequence = entry.sequence();
                hash = entry.hash();
            }
            contents(chunk, broken);
            // an altered entry comes before altered content of a later one
            broken.stream().sorted((a, b) -> Long.compare(a.entry(), b.entry())).forEach(breaks::add);
            chunk = store.after(sequence, head.entries(), CHUNK);
        }
        if (breaks.size() < BREAKS && sequence < head.entries()) {
            breaks.add(new Break(sequence + 1, null, null, Way.ENTRY_MISSING, null));
        } else if (breaks.isEmpty() && !hash.equals(head.hash())) {
            breaks.add(new Break(sequence, null, null, Way.HEAD_ALTERED, null));
        }
    }

    private void contents(List<LogEntry> entries, List<Break> broken) {
        Map<String, List<LogEntry>> byKind = entries.stream().collect(Collectors.groupingBy(LogEntry::kind));
        witnesses.forEach((kind, witness) -> {
            List<LogEntry> ours = byKind.getOrDefault(kind.name(), List.of());
            if (!ours.isEmpty()) {
                Map<String, Facts> now =
                        witness.facts(ours.stream().map(LogEntry::subject).collect(Collectors.toSet()));
                for (LogEntry entry : ours) {
                    compare(entry.sequence(), entry.kind(), entry.subject(), entry.facts(), now.get(entry.subject()))
                            .ifPresent(broken::add);
                }
            }
        });
    }

    private static Optional<Break> compare(Long sequence, String kind, String subject, String entered, Facts now) {
        if (now == null) {
            return Optional.of(new Break(sequence, kind, subject, Way.CONTENT_MISSING, null));
        }
        Map<String, String> then;
        try {
            then = Facts.read(entered).values();
        } catch (JacksonException unreadable) {
            return Optional.of(new Break(sequence, kind, subject, Way.ENTRY_ALTERED, null));
        }
        return now.values().entrySet().stream()
                .filter(fact ->
                        !then.containsKey(fact.getKey()) || !Objects.equals(then.get(fact.getKey()), fact.getValue()))
                .findFirst()
                .map(fact -> new Break(sequence, kind, subject, Way.CONTENT_ALTERED, fact.getKey()));
    }

    private void exported(Head exported, List<Break> breaks) {
        if (exported == null) {
            return;
        }
        String hash = exported.entries() == 0
                ? LogEntry.ORIGIN
                : store.find(exported.entries()).map(LogEntry::hash).orElse(null);
        if (!exported.hash().equals(hash)) {
            breaks.add(new Break(exported.entries(), null, null, Way.EXPORTED_HEAD_DIFFERS, null));
        }
    }

    /** Those that are not chained have no place yet, but what they hold fast counts already. */
    private long pending(List<Break> breaks) {
        long count = 0;
        List<LogStore.Pending> chunk = store.pending(0, CHUNK);
        while (!chunk.isEmpty() && breaks.size() < BREAKS) {
            for (Map.Entry<Kind, Witness> witness : witnesses.entrySet()) {
                List<LogStore.Pending> ours = chunk.stream()
                        .filter(each -> each.kind().equals(witness.getKey().name()))
                        .toList();
                Map<String, Facts> now = ours.isEmpty()
                        ? Map.of()
                        : witness.getValue()
                                .facts(ours.stream()
                                        .map(LogStore.Pending::subject)
                                        .collect(Collectors.toSet()));
                ours.forEach(each -> compare(null, each.kind(), each.subject(), each.facts(), now.get(each.subject()))
                        .ifPresent(breaks::add));
            }
            count += chunk.size();
            chunk = store.pending(chunk.get(chunk.size() - 1).id(), CHUNK);
        }
        return count;
    }

    private void unrecorded(List<Break> breaks) {
        witnesses.forEach((kind, witness) -> {
            List<String> subjects = witness.subjects(null, CHUNK);
            while (!subjects.isEmpty() && breaks.size() < BREAKS) {
                Set<String> recorded = store.recorded(kind, subjects);
                subjects.stream()
                        .filter(subject -> !recorded.contains(subject))
                        .map(subject -> new Break(null, kind.name(), subject, Way.NOT_IN_LOG, null))
                        .forEach(breaks::add);
                subjects = witness.subjects(subjects.get(subjects.size() - 1), CHUNK);
            }
        });
    }
}
