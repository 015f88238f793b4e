package org.plumbline.service.forms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.service.forms.FormService.UploadedForm;
import org.plumbline.service.security.Actor;
import org.springframework.stereotype.Component;

/**
 * Forms uploaded on a page while their questions are answered, since a browser does not send a file twice. In memory, for an
 * hour, visible to their uploader; the oldest are removed when there are too many.
 */
@Component
final class PendingFormCache {

    private static final Duration RETENTION = Duration.ofHours(1);
    private static final int MAX_FORMS = 200;
    private static final long MOST_BYTES = 64 << 20;

    private record PendingForm(UploadedForm sent, String actor, Instant at) {}

    private final Map<UUID, PendingForm> pending = new LinkedHashMap<>();
    private final Clock clock = Clock.systemUTC();
    private long bytes;

    synchronized UUID add(UploadedForm sent, Actor actor) {
        UUID id = UUID.randomUUID();
        put(id, new PendingForm(sent, actor.name(), clock.instant()));
        Iterator<Map.Entry<UUID, PendingForm>> oldest = pending.entrySet().iterator();
        Instant before = clock.instant().minus(RETENTION);
        while (oldest.hasNext()) {
            Map.Entry<UUID, PendingForm> each = oldest.next();
            boolean tooMany = pending.size() > MAX_FORMS || bytes > MOST_BYTES;
            if (each.getKey().equals(id) || !tooMany && !each.getValue().at().isBefore(before)) {
                break;
            }
            bytes -= each.getValue().sent().workbook().length;
            oldest.remove();
        }
        return id;
    }

    /** Empty if there is none, or another user uploaded it. */
    synchronized Optional<UploadedForm> find(UUID id, Actor actor) {
        return Optional.ofNullable(pending.get(id))
                .filter(each -> each.actor().equals(actor.name()))
                .filter(each -> !each.at().isBefore(clock.instant().minus(RETENTION)))
                .map(PendingForm::sent);
    }

    /** Adds answers. */
    synchronized void replace(UUID id, UploadedForm sent) {
        PendingForm before = pending.get(id);
        if (before != null) {
            bytes -= before.sent().workbook().length;
            put(id, new PendingForm(sent, before.actor(), before.at()));
        }
    }

    private void put(UUID id, PendingForm each) {
        bytes += each.sent().workbook().length;
        pending.put(id, each);
    }

    synchronized void remove(UUID id) {
        PendingForm gone = pending.remove(id);
        bytes -= gone == null ? 0 : gone.sent().workbook().length;
    }
}
