package org.plumbline.service.batches;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A job as the API and the page of jobs show it; JSON has the members of its parts as the job's own.
 *
 * @param actor owner
 * @param failure why it failed, or why a running one waits; null otherwise
 * @param results their address; null before the job ends
 */
@JsonInclude(Include.NON_NULL)
record JobView(
        UUID id,
        Job.State state,
        String actor,
        @JsonUnwrapped JobInput input,
        @JsonUnwrapped JobTimes times,
        @JsonUnwrapped JobProgress progress,
        String failure,
        String results) {

    /**
     * The input and options.
     *
     * @param bytes of the file as it came
     * @param sheet the sheet of a workbook that was read; null for other files and until known
     * @param remarks on how it was read, Chinese and English; null if there are none
     */
    @JsonInclude(Include.NON_NULL)
    record JobInput(
            String format,
            String fileName,
            long bytes,
            String trace,
            String ruleSet,
            boolean keep,
            String sheet,
            List<String> remarks) {

        static JobInput of(Job job) {
            JobOrder order = job.order();
            return new JobInput(
                    order.format().extension(),
                    order.fileName(),
                    job.uploadBytes(),
                    order.detail().name().toLowerCase(Locale.ROOT),
                    order.ruleSet(),
                    order.keep(),
                    job.read().sheet(),
                    job.read().remarks().isEmpty() ? null : job.read().remarks());
        }
    }

    /**
     * @param startedAt null while queued
     * @param finishedAt null before its end
     */
    @JsonInclude(Include.NON_NULL)
    record JobTimes(Instant createdAt, Instant startedAt, Instant finishedAt) {}

    /**
     * The progress.
     *
     * @param lines number of submissions; null until known
     * @param done how many are finished
     * @param percent of the input's bytes
     * @param sheet the sheet of a workbook that was read; null for other files and until known
     * @param remarks what its sender should know of how it was read, Chinese and English; null where there is nothing
     */
    @JsonInclude(Include.NON_NULL)
    record JobProgress(Long lines, long done, long good, long bad, int percent, String sheet, List<String> remarks) {

        static JobProgress of(Job job) {
            return new JobProgress(
                    job.lines(),
                    job.at().countDone(),
                    job.at().good(),
                    job.at().bad(),
                    percent(job),
                    job.read().sheet(),
                    job.read().remarks().isEmpty() ? null : job.read().remarks());
        }

        private static int percent(Job job) {
            if (job.state() == Job.State.DONE) {
                return 100;
            }
            return job.inputBytes() == null || job.inputBytes() == 0
                    ? 0
                    : (int) (job.at().inputOffset() * 100 / job.inputBytes());
        }
    }

    /** Newest first. */
    record JobListPage(long total, int page, int size, List<JobView> jobs) {

        public boolean hasNext() {
            return (page + 1L) * size < total;
        }
    }

    static String path(UUID id) {
        return "/api/v1/jobs/" + id;
    }

    static JobView of(Job job) {
        return new JobView(
                job.id(),
                job.state(),
                job.order().actor(),
                JobInput.of(job),
                new JobTimes(job.createdAt(), job.startedAt(), job.finishedAt()),
                JobProgress.of(job),
                job.failure(),
                job.state().hasEnded() ? path(job.id()) + "/results" : null);
    }

    /** For templates. */
    public boolean ended() {
        return state.hasEnded();
    }
}
