package org.plumbline.service.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Some entries, newest first.
 *
 * @param next value of {@code before} for the next page; null at the end
 */
record AuditLogEntryPage(List<AuditLogEntryView> entries, @JsonInclude(JsonInclude.Include.ALWAYS) Long next) {

    static AuditLogEntryPage of(List<AuditLogEntry> found, int size) {
        List<AuditLogEntryView> entries =
                found.stream().limit(size).map(AuditLogEntryView::of).toList();
        return new AuditLogEntryPage(
                entries, found.size() > size ? entries.get(size - 1).entry() : null);
    }
}
