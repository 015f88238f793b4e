package org.plumbline.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Some entries, newest first.
 *
 * @param next what to ask {@code before} for what follows; null at the end
 */
record EntryPage(List<EntryView> entries, @JsonInclude(JsonInclude.Include.ALWAYS) Long next) {

    static EntryPage of(List<LogEntry> found, int size) {
        List<EntryView> entries = found.stream().limit(size).map(EntryView::of).toList();
        return new EntryPage(
                entries, found.size() > size ? entries.get(size - 1).entry() : null);
    }
}
