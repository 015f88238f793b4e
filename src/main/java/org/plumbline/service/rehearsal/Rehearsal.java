package org.plumbline.service.rehearsal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One rehearsal of a version, as far as it has come.
 *
 * @param versionId of the version rehearsed
 * @param againstId of the version that the cases are scored by for comparison; null where what was kept is taken, or for an
 *     uploaded set the rules in force
 * @param fiscalYears the kept evaluations taken; empty for all
 * @param uploaded whether the cases were uploaded
 * @param actor who asked for it
 * @param finishedAt null while running
 * @param total how many cases there are
 * @param done how many of them have been looked at
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

    /** How far it is; a rehearsal that waits for another counts as running. */
    public enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    /** In hundredths, rounded down; 100 where there is nothing to do. */
    public int percent() {
        return total == 0 ? 100 : (int) Math.min(100, done * 100 / total);
    }
}
