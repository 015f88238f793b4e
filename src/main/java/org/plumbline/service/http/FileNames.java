package org.plumbline.service.http;

import java.util.regex.Pattern;

/** The name of a file that somebody sent, as it may stand in a log, a page or another file's name. */
public final class FileNames {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\\\/:*?\"<>|]");
    private static final int MAX_LENGTH = 120;

    private FileNames() {}

    /**
     * Without folders and signs that file names may not have; of a long one the end, which tells what it is.
     *
     * @param sent null where the sender named none
     * @param otherwise where nothing is left
     */
    public static String sanitize(String sent, String otherwise) {
        String name = sent == null ? "" : sent.substring(sent.replace('\\', '/').lastIndexOf('/') + 1);
        name = UNPRINTABLE.matcher(name).replaceAll("_").strip();
        name = name.length() > MAX_LENGTH ? name.substring(name.length() - MAX_LENGTH) : name;
        return name.isEmpty() ? otherwise : name;
    }
}
