package org.plumbline.service.http;

import java.util.regex.Pattern;

/** The name of an uploaded file, made safe for logs, pages and names of other files. */
public final class FileNames {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\\\/:*?\"<>|]");
    private static final int MAX_LENGTH = 120;

    private FileNames() {}

    /**
     * Without folders and characters that file names may not have; a long one is cut at its beginning, to keep its extension.
     *
     * @param sent null if the sender named none
     * @param otherwise the result if nothing is left
     */
    public static String sanitize(String sent, String otherwise) {
        String name = sent == null ? "" : sent.substring(sent.replace('\\', '/').lastIndexOf('/') + 1);
        name = UNPRINTABLE.matcher(name).replaceAll("_").strip();
        name = name.length() > MAX_LENGTH ? name.substring(name.length() - MAX_LENGTH) : name;
        return name.isEmpty() ? otherwise : name;
    }
}
