package org.plumbline.service.rehearsal;

import org.springframework.stereotype.Component;

/** For pages of other packages: what the last rehearsal of a version said. */
@Component("latestRehearsal")
final class LatestRehearsal {

    private final RehearsalService rehearsals;

    LatestRehearsal(RehearsalService rehearsals) {
        this.rehearsals = rehearsals;
    }

    /** Null where there was none. */
    public Rehearsal of(long versionId) {
        return rehearsals.findLatest(versionId).orElse(null);
    }
}
