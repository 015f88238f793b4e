package org.plumbline.web;

import java.util.regex.Pattern;

/** The name of a file that somebody sent, as it may stand in a log, a page or another file's name. */
public final class FileName {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\\\/:*?\"<>|]");
    private static final int MOST = 120;

    private FileName() {}

    /**
     * Without folders and signs that file names may not have; of a long one the end, which tells what it is.
     *
     * @param sent null where the sender named none
     * @param otherwise where nothing is left
     */
    public static String clean(String sent, String otherwise) {
        String name = sent == null ? "" : sent.substring(sent.replace('\\', '/').lastIndexOf('/') + 1);
        name = UNPRINTABLE.matcher(name).replaceAll("_").strip();
        name = name.length() > MOST ? name.substring(name.length() - MOST) : name;
        return name.isEmpty() ? otherwise : name;
    }
}
