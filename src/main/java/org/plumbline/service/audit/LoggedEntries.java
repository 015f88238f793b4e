package org.plumbline.service.audit;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the entry of the chain that records a subject. */
@Component
public final class LoggedEntries {

    private final AuditLogReader store;
    private final ChainSealer sealer;

    LoggedEntries(AuditLogReader store, ChainSealer sealer) {
        this.store = store;
        this.sealer = sealer;
    }

    /**
     * An entry of the chain.
     *
     * @param number counted from 1
     * @param actor who caused it; null where the entry does not say
     */
    public record LoggedEntry(long number, String hash, String actor) {}

    /** The newest entry; one that is not yet chained is chained first. Empty where there is none. */
    public Optional<LoggedEntry> find(AuditEntryKind kind, String subject) {
        return findChained(kind, subject).or(() -> {
            sealer.sealPending();
            return findChained(kind, subject);
        });
    }

    private Optional<LoggedEntry> findChained(AuditEntryKind kind, String subject) {
        List<AuditLogEntry> entries = store.readBefore(Long.MAX_VALUE, kind, subject, 1);
        return entries.stream()
                .map(entry -> new LoggedEntry(
                        entry.sequence(),
                        entry.hash(),
                        AuditLogEntryView.of(entry).values().get("actor")))
                .findFirst();
    }
}
