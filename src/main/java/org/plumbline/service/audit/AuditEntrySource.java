package org.plumbline.service.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Says what is stored now of the subjects of one kind, without trusting any hash that is stored beside it. */
public interface AuditEntrySource {

    AuditEntryKind kind();

    /**
     * The facts as they follow from what is stored now, by subject; what is no longer there is left out. Facts that only the
     * entry knows, such as who posted an evaluation, are left out as well.
     *
     * @throws RuntimeException never because of altered content: that is told as another fact
     */
    Map<String, AuditFacts> readCurrentFacts(Collection<String> subjects);

    /**
     * The subjects there are, in an order of their own in which later ones come last.
     *
     * @param after the last one already known; null at the beginning
     */
    List<String> listSubjects(String after, int limit);
}
