package org.plumbline.service.background;

import java.sql.SQLException;

/** The stack trace of an exception without its messages, which may quote user data. */
public final class StackTraces {

    private static final int FRAMES = 30;

    private StackTraces() {}

    /** On one line, for failures that may occur hundreds of times a second, such as unavailable storage. */
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

    /** The frame that threw; blank if the virtual machine omitted it. */
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
