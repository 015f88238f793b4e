package org.plumbline.evidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.Map;
import tools.jackson.core.JacksonException;

/** An entry as the API shows it. */
record EntryView(
        long entry, Instant at, String kind, String subject, @JsonRawValue String facts, String previous, String hash) {

    /** What it holds fast, by name; empty where somebody altered the text beyond reading. */
    @JsonIgnore
    public Map<String, String> values() {
        try {
            return Facts.read(facts).values();
        } catch (JacksonException unreadable) {
            return Map.of(); // the page shows the text as it is
        }
    }

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
