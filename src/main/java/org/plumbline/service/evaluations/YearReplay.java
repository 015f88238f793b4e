package org.plumbline.service.evaluations;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.service.background.StackTraces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Replays all evaluations of a fiscal year, a chunk at a time, and reports those that differ. */
@Component
final class YearReplay {

    private static final Logger LOG = LoggerFactory.getLogger(YearReplay.class);
    private static final int CHUNK = 100;

    private final EvaluationRepository evaluations;
    private final ReplayService replays;

    YearReplay(EvaluationRepository evaluations, ReplayService replays) {
        this.evaluations = evaluations;
        this.replays = replays;
    }

    /** A line of the response. */
    sealed interface ReplayLine {

        /** @param difference JSON pointer to the first difference */
        record Different(UUID id, String canonicalSha256, String replayedSha256, String difference)
                implements ReplayLine {}

        /** The stored evaluation cannot be read or scored. */
        record Failed(UUID id, String failure) implements ReplayLine {}

        /** The last line: without it the response is incomplete. */
        record Summary(String scheme, int fiscalYear, long evaluations, long identical, long different)
                implements ReplayLine {}
    }

    /** Consumes a line of the response. */
    interface LineConsumer {
        void accept(ReplayLine line);
    }

    /** @param scheme null for every scheme */
    void replay(String scheme, int fiscalYear, LineConsumer lines) {
        long total = 0;
        long identical = 0;
        for (String each : scheme == null ? evaluations.findSchemes(fiscalYear) : List.of(scheme)) {
            UUID newest = evaluations.findNewestId(each, fiscalYear).orElse(null);
            List<UUID> chunk = newest == null ? List.of() : evaluations.findIds(each, fiscalYear, null, newest, CHUNK);
            while (!chunk.isEmpty()) {
                for (UUID id : chunk) {
                    Optional<ReplayLine> line = replay(id);
                    line.ifPresent(lines::accept);
                    total++;
                    identical += line.isEmpty() ? 1 : 0;
                }
                chunk = evaluations.findIds(each, fiscalYear, chunk.get(chunk.size() - 1), newest, CHUNK);
            }
        }
        lines.accept(new ReplayLine.Summary(scheme, fiscalYear, total, identical, total - identical));
    }

    /** Empty if it gives equal bytes. A failure does not prevent the replay of the others. */
    private Optional<ReplayLine> replay(UUID id) {
        try {
            ReplayResult replay = replays.replay(evaluations.find(id).orElseThrow());
            return replay.identical()
                    ? Optional.empty()
                    : Optional.of(new ReplayLine.Different(
                            id, replay.canonicalSha256(), replay.replayedSha256(), replay.difference()));
        } catch (RuntimeException e) {
            LOG.warn("evaluation {} cannot be replayed: {}", id, StackTraces.format(e));
            return Optional.of(new ReplayLine.Failed(id, e.toString()));
        }
    }
}
