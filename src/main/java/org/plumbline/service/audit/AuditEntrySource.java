package org.plumbline.service.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reports what is stored now for the subjects of one kind, without relying on any hash stored beside it. */
public interface AuditEntrySource {

    AuditEntryKind kind();

    /**
     * The facts computed from what is stored now, by subject; subjects no longer stored are left out. Facts that only the
     * entry knows, such as who posted an evaluation, are left out as well.
     *
     * @throws RuntimeException never because of altered content: that is reported as a different fact
     */
    Map<String, AuditFacts> readCurrentFacts(Collection<String> subjects);

    /**
     * The existing subjects, in a fixed order in which later ones come last.
     *
     * @param after the last one already known; null at the beginning
     */
    List<String> listSubjects(String after, int limit);

    /** Whether an entry records all that this version records; entries of earlier versions may lack facts. */
    default boolean isComplete(AuditFacts recorded) {
        return true;
    }

    /**
     * The facts that incomplete entries lack, derived from other recorded facts, by subject; subjects no longer stored are
     * left out.
     */
    default Map<String, AuditFacts> deriveFacts(Collection<String> subjects) {
        return Map.of();
    }
}
