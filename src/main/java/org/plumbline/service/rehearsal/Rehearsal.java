package org.plumbline.service.rehearsal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A rehearsal of a version, with its progress.
 *
 * @param versionId of the version rehearsed
 * @param againstId of the version that the cases are scored by for comparison; null for the stored evaluations, or for an
 *     uploaded set the rules in force
 * @param fiscalYears the stored evaluations taken; empty for all
 * @param uploaded whether the cases were uploaded
 * @param actor who requested it
 * @param finishedAt null while running
 * @param total number of cases
 * @param done number of cases processed
 * @param elapsedMillis until now, or until it ended
 * @param perSecond cases a second over that time
 * @param failure why it failed, or why a running one waits, Chinese and English; null otherwise
 * @param impact null unless DONE
 */
@JsonInclude(Include.NON_NULL)
public record Rehearsal(
        UUID id,
        long versionId,
        Long againstId,
        List<Integer> fiscalYears,
        boolean uploaded,
        State state,
        String actor,
        Instant startedAt,
        Instant finishedAt,
        long total,
        long done,
        long elapsedMillis,
        long perSecond,
        String failure,
        Impact impact) {

    /** The state; a rehearsal that waits for another counts as running. */
    public enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    /** In hundredths, rounded down; 100 if there are no cases. */
    public int percent() {
        return total == 0 ? 100 : (int) Math.min(100, done * 100 / total);
    }
}
