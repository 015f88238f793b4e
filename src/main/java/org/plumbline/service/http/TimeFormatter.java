package org.plumbline.service.http;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** Formats points in time for pages, in the system's time zone. */
@Component("moments")
final class TimeFormatter {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private static final DateTimeFormatter WITH_OFFSET = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx");

    /** With the offset from UTC, for use as evidence. */
    public String dated(Instant instant) {
        return WITH_OFFSET.format(instant.atZone(ZoneId.systemDefault()));
    }

    public String shown(Instant instant) {
        return FORM.format(instant.atZone(ZoneId.systemDefault()));
    }
}
