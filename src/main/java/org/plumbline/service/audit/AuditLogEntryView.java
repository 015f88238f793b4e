package org.plumbline.service.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.Map;
import tools.jackson.core.JacksonException;

/** An entry as the API shows it. */
record AuditLogEntryView(
        long entry, Instant at, String kind, String subject, @JsonRawValue String facts, String previous, String hash) {

    /** The recorded facts by name; empty if the text was altered so that it cannot be parsed. */
    @JsonIgnore
    public Map<String, String> values() {
        try {
            return AuditFacts.parse(facts).values();
        } catch (JacksonException unreadable) {
            return Map.of(); // the page shows the text as it is
        }
    }

    static AuditLogEntryView of(AuditLogEntry entry) {
        return new AuditLogEntryView(
                entry.sequence(),
                entry.at(),
                entry.kind(),
                entry.subject(),
                entry.facts(),
                entry.previous(),
                entry.hash());
    }
}
