package org.plumbline.service.background;

import java.sql.SQLException;

/** Where an exception came from. Its messages are left out: they may quote what somebody handed in. */
public final class StackTraces {

    private static final int FRAMES = 30;

    private StackTraces() {}

    /** In one line: of what there may be hundreds a second, such as storage that does not answer. */
    public static String summarize(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable each = thrown; each != null && text.length() < 1_000; each = each.getCause()) {
            text.append(each == thrown ? "" : ", caused by ")
                    .append(each.getClass().getName());
            if (each instanceof SQLException sql) {
                text.append(' ').append(sql.getErrorCode());
            }
        }
        return text.toString();
    }

    /** The frame that threw; blank where the virtual machine left it out. */
    public static String origin(Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        return frames.length == 0 ? "" : " at " + frames[0];
    }

    public static String format(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable each = thrown; each != null && text.length() < 20_000; each = each.getCause()) {
            text.append(each == thrown ? "" : "\ncaused by ")
                    .append(each.getClass().getName());
            StackTraceElement[] frames = each.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                text.append("\n\tat ").append(frames[i]);
            }
        }
        return text.toString();
    }
}
