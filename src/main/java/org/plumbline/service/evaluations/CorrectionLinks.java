package org.plumbline.service.evaluations;

import java.util.List;
import java.util.UUID;

/**
 * The corrections an evaluation is part of.
 *
 * @param correction the one that it corrects, and why; null for none
 * @param correctedBy those that correct it, oldest first, with the reason of each
 */
record CorrectionLinks(Correction correction, List<Correction> correctedBy) {

    static final CorrectionLinks NONE = new CorrectionLinks(null, List.of());

    /** Null for none. */
    public UUID corrects() {
        return correction == null ? null : correction.evaluation();
    }

    public boolean isEmpty() {
        return correction == null && correctedBy.isEmpty();
    }
}
