package org.plumbline.service.statistics;

import java.util.ArrayList;
import java.util.List;

/** Splits a region's text into its parts: 省, 市, 县, outermost first. */
final class RegionPaths {

    /** Deeper parts are dropped. */
    static final int LEVELS = 3;

    private static final int MAX_PART_LENGTH = 100;

    private RegionPaths() {}

    /** Empty if no region is named. @param text null if there is none */
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        if (text != null) {
            for (String part : text.split("[/／]")) {
                String name = part.strip();
                if (!name.isEmpty() && parts.size() < LEVELS) {
                    parts.add(name.length() <= MAX_PART_LENGTH ? name : name.substring(0, MAX_PART_LENGTH));
                }
            }
        }
        return parts;
    }

    /** The same text for all spellings of a region. */
    static String normalize(String text) {
        return String.join("/", split(text));
    }
}
