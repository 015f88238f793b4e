package org.plumbline.evidence;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;

/** An entry as the API shows it. */
record EntryView(
        long entry, Instant at, String kind, String subject, @JsonRawValue String facts, String previous, String hash) {

    static EntryView of(LogEntry entry) {
        return new EntryView(
                entry.sequence(),
                entry.at(),
                entry.kind(),
                entry.subject(),
                entry.facts(),
                entry.previous(),
                entry.hash());
    }
}
