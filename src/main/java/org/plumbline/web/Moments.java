package org.plumbline.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** Points in time as pages show them, by this machine's clock. */
@Component("moments")
final class Moments {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    public String shown(Instant instant) {
        return FORM.format(instant.atZone(ZoneId.systemDefault()));
    }
}
