package org.plumbline.service.tryout;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.plumbline.service.http.ProblemException;

/** A query parameter that is an actual value. */
final class ActualParameter {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,10})?");

    private ActualParameter() {}

    /** @param text null gives null */
    static BigDecimal parse(String name, String text) {
        if (text == null) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw ProblemException.invalidParameter(name, text, "95.4");
        }
        return new BigDecimal(text);
    }
}
