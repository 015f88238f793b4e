package org.plumbline.vocabulary;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day as a fact states it: 2023-06-30, 2023/6/30, 2023.6.30 or 2023年6月30日. */
public final class StatedDate {

    private static final Pattern DATE =
            Pattern.compile("(\\d{4})(?:([-/.])(\\d{1,2})\\2(\\d{1,2})|年(\\d{1,2})月(\\d{1,2})日)");

    private StatedDate() {}

    /** Null where the value is no day of the calendar: a number, a month without a day, 30 February. */
    public static LocalDate parse(Value value) {
        Matcher date =
                value instanceof Value.TextValue text ? DATE.matcher(text.text().strip()) : null;
        if (date == null || !date.matches()) {
            return null;
        }
        boolean signs = date.group(2) != null;
        try {
            return LocalDate.of(
                    Integer.parseInt(date.group(1)),
                    Integer.parseInt(date.group(signs ? 3 : 5)),
                    Integer.parseInt(date.group(signs ? 4 : 6)));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}
