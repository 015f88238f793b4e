package org.plumbline.evaluations;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.web.Stack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Replays everything kept of a fiscal year, a chunk at a time, and tells what came out differently. */
@Component
final class YearReplay {

    private static final Logger LOG = LoggerFactory.getLogger(YearReplay.class);
    private static final int CHUNK = 100;

    private final Evaluations evaluations;
    private final Replays replays;

    YearReplay(Evaluations evaluations, Replays replays) {
        this.evaluations = evaluations;
        this.replays = replays;
    }

    /** A line of the answer. */
    sealed interface Line {

        /** @param difference JSON pointer to the first place that differs */
        record Different(UUID id, String canonicalSha256, String replayedSha256, String difference) implements Line {}

        /** What is stored can no longer be read or scored. */
        record Failed(UUID id, String failure) implements Line {}

        /** The last line: an answer without it broke off. */
        record Summary(String scheme, int fiscalYear, long evaluations, long identical, long different)
                implements Line {}
    }

    /** Takes a line of the answer. */
    interface Lines {
        void add(Line line);
    }

    /** @param scheme null for every scheme */
    void replay(String scheme, int fiscalYear, Lines lines) {
        long total = 0;
        long identical = 0;
        for (String each : scheme == null ? evaluations.schemes(fiscalYear) : List.of(scheme)) {
            UUID newest = evaluations.newest(each, fiscalYear).orElse(null);
            List<UUID> chunk = newest == null ? List.of() : evaluations.ids(each, fiscalYear, null, newest, CHUNK);
            while (!chunk.isEmpty()) {
                for (UUID id : chunk) {
                    Optional<Line> line = replay(id);
                    line.ifPresent(lines::add);
                    total++;
                    identical += line.isEmpty() ? 1 : 0;
                }
                chunk = evaluations.ids(each, fiscalYear, chunk.get(chunk.size() - 1), newest, CHUNK);
            }
        }
        lines.add(new Line.Summary(scheme, fiscalYear, total, identical, total - identical));
    }

    /** Empty where it gives equal bytes. One that fails does not keep the others from being replayed. */
    private Optional<Line> replay(UUID id) {
        try {
            Replay replay = replays.replay(evaluations.find(id).orElseThrow());
            return replay.identical()
                    ? Optional.empty()
                    : Optional.of(new Line.Different(
                            id, replay.canonicalSha256(), replay.replayedSha256(), replay.difference()));
        } catch (RuntimeException e) {
            LOG.warn("evaluation {} cannot be replayed: {}", id, Stack.of(e));
            return Optional.of(new Line.Failed(id, e.toString()));
        }
    }
}
