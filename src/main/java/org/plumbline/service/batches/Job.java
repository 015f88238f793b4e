package org.plumbline.service.batches;

import java.time.Instant;
import java.util.UUID;
import org.plumbline.core.casetable.TableRead;
import org.plumbline.service.work.Lease;

/**
 * A file of submissions that is scored in the background, as it is stored.
 *
 * @param uploadBytes of the file as it came
 * @param startedAt null while queued
 * @param finishedAt null before its end
 * @param inputBytes of the file of lines to process; null until a table was converted to lines
 * @param lines number of submissions; null until known
 * @param run how often the job was started; a worker writes under this number, and nothing once there is a greater one
 * @param place id of the folder that its files are in
 * @param read what was read of a workbook's table; {@link TableRead#PLAIN} until known
 * @param failure why it failed, or why a running one waits, Chinese and English; null otherwise
 */
record Job(
        UUID id,
        State state,
        JobOrder order,
        long uploadBytes,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt,
        Long inputBytes,
        Long lines,
        Checkpoint at,
        int run,
        String place,
        TableRead read,
        String failure) {

    /** The number of the run that owns the job. */
    Lease lease() {
        return new Lease(id, run);
    }

    /** The progress. */
    enum State {
        QUEUED,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED;

        boolean hasEnded() {
            return this != QUEUED && this != RUNNING;
        }
    }

    /**
     * Work that is finished and never repeated.
     *
     * @param inputOffset bytes of the input
     * @param inputLine lines of the input, blank ones counted
     * @param resultBytes of the results that are committed
     * @param good how many were scored
     * @param bad how many were answered by a problem
     */
    record Checkpoint(long inputOffset, long inputLine, long resultBytes, long good, long bad) {

        static final Checkpoint START = new Checkpoint(0, 0, 0, 0, 0);

        long countDone() {
            return good + bad;
        }
    }
}
