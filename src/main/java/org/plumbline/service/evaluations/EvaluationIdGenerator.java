package org.plumbline.service.evaluations;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Ids of stored evaluations: UUIDs of version 7 (RFC 9562), which sort by creation time. Within this process each is
 * greater than the one before, also within a millisecond and if the clock is set back.
 */
public final class EvaluationIdGenerator {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final int COUNTER_BITS = 12;

    private final SecureRandom random = new SecureRandom();
    /** Milliseconds, and below them a counter that overflows into the next millisecond. */
    private final AtomicLong last = new AtomicLong();

    UUID next() {
        long now = System.currentTimeMillis() << COUNTER_BITS;
        long ticks = last.updateAndGet(before -> Math.max(before + 1, now));
        long high = ticks >>> COUNTER_BITS << 16 | 0x7000 | ticks & 0xFFF;
        long low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** Empty if the text is not an id. */
    public static Optional<UUID> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
