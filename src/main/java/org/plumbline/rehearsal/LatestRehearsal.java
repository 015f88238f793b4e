package org.plumbline.rehearsal;

import org.springframework.stereotype.Component;

/** For pages of other packages: what the last rehearsal of a version said. */
@Component("latestRehearsal")
final class LatestRehearsal {

    private final Rehearsals rehearsals;

    LatestRehearsal(Rehearsals rehearsals) {
        this.rehearsals = rehearsals;
    }

    /** Null where there was none. */
    public Rehearsal of(long versionId) {
        return rehearsals.latest(versionId).orElse(null);
    }
}
