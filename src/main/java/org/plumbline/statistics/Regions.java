package org.plumbline.statistics;

import java.util.ArrayList;
import java.util.List;

/** A region's text as its parts: 省, 市, 县, outermost first. */
final class Regions {

    /** Deeper parts count with the third. */
    static final int LEVELS = 3;

    private static final int LONGEST = 100;

    private Regions() {}

    /** Empty where nothing is named. @param text null where there is none */
    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        if (text != null) {
            for (String part : text.split("[/／]")) {
                String name = part.strip();
                if (!name.isEmpty() && parts.size() < LEVELS) {
                    parts.add(name.length() <= LONGEST ? name : name.substring(0, LONGEST));
                }
            }
        }
        return parts;
    }

    /** Written alike whoever wrote it. */
    static String path(String text) {
        return String.join("/", parts(text));
    }
}
