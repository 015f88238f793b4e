package org.plumbline.service.http;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** Points in time as pages show them, by this machine's clock. */
@Component("moments")
final class TimeFormatter {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private static final DateTimeFormatter WITH_OFFSET = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx");

    /** With the offset from UTC, where it is evidence. */
    public String dated(Instant instant) {
        return WITH_OFFSET.format(instant.atZone(ZoneId.systemDefault()));
    }

    public String shown(Instant instant) {
        return FORM.format(instant.atZone(ZoneId.systemDefault()));
    }
}
