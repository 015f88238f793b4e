package org.plumbline.evaluations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.evaluations.Forms.Sent;
import org.plumbline.web.Actor;
import org.springframework.stereotype.Component;

/**
 * Forms uploaded on a page while their questions are answered: a browser does not send a file twice. In memory, for an hour, for
 * the one who sent it; the oldest go where they become too many.
 */
@Component
final class PendingForms {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST = 200;
    private static final long MOST_BYTES = 64 << 20;

    private record Pending(Sent sent, String actor, Instant at) {}

    private final Map<UUID, Pending> pending = new LinkedHashMap<>();
    private final Clock clock = Clock.systemUTC();
    private long bytes;

    synchronized UUID keep(Sent sent, Actor actor) {
        UUID id = UUID.randomUUID();
        put(id, new Pending(sent, actor.name(), clock.instant()));
        Iterator<Map.Entry<UUID, Pending>> oldest = pending.entrySet().iterator();
        Instant before = clock.instant().minus(KEPT);
        while (oldest.hasNext()) {
            Map.Entry<UUID, Pending> each = oldest.next();
            boolean tooMany = pending.size() > MOST || bytes > MOST_BYTES;
            if (each.getKey().equals(id) || !tooMany && !each.getValue().at().isBefore(before)) {
                break;
            }
            bytes -= each.getValue().sent().workbook().length;
            oldest.remove();
        }
        return id;
    }

    /** Empty where there is none, or it is somebody else's. */
    synchronized Optional<Sent> find(UUID id, Actor actor) {
        return Optional.ofNullable(pending.get(id))
                .filter(each -> each.actor().equals(actor.name()))
                .filter(each -> !each.at().isBefore(clock.instant().minus(KEPT)))
                .map(Pending::sent);
    }

    /** Takes up answers. */
    synchronized void replace(UUID id, Sent sent) {
        Pending before = pending.get(id);
        if (before != null) {
            bytes -= before.sent().workbook().length;
            put(id, new Pending(sent, before.actor(), before.at()));
        }
    }

    private void put(UUID id, Pending each) {
        bytes += each.sent().workbook().length;
        pending.put(id, each);
    }

    synchronized void remove(UUID id) {
        Pending gone = pending.remove(id);
        bytes -= gone == null ? 0 : gone.sent().workbook().length;
    }
}
