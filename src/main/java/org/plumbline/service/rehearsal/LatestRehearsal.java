package org.plumbline.service.rehearsal;

import org.springframework.stereotype.Component;

/** Gives pages of other packages the last rehearsal of a version. */
@Component("latestRehearsal")
final class LatestRehearsal {

    private final RehearsalService rehearsals;

    LatestRehearsal(RehearsalService rehearsals) {
        this.rehearsals = rehearsals;
    }

    /** Null if there was none. */
    public Rehearsal of(long versionId) {
        return rehearsals.findLatest(versionId).orElse(null);
    }
}
