package org.plumbline.core.claims;

import java.util.regex.Pattern;

/**
 * Which amounts of a sentence are parts of the one before 其中. Parts of a part, in brackets or behind a second 其中, are none; a
 * list whose parts are separated by commas ends at a semicolon.
 */
final class PartScope {

    private static final Pattern NESTED = Pattern.compile("其中|含|包括");
    /** A sum of the parts. */
    private static final String SUM = "共计";

    private boolean open;
    private boolean nested;
    private boolean semicolons;
    private int depth;
    private int parts;
    private int depthAt;

    /**
     * @param between the text from the number before
     * @param announced whether it announces parts
     */
    void moveTo(String sentence, String between, int number, boolean announced) {
        depthAt = depthOf(sentence, number);
        if (open) {
            follow(between);
        } else if (announced) {
            open = true;
            nested = false;
            semicolons = false;
            parts = 0;
            depth = depthAt;
        }
    }

    private void follow(String between) {
        int semicolon = between.lastIndexOf(';');
        if (semicolon >= 0) {
            open = parts < 2 || semicolons;
            semicolons = true;
            nested = false;
        }
        nested |= NESTED.matcher(between.substring(semicolon + 1)).find();
        open &= depthAt >= depth;
    }

    boolean isOpen() {
        return open;
    }

    /** Whether the amount at the place moved to is a part; its sum closes the list. */
    boolean accepts(Claim amount) {
        if (amount.subject().equals(SUM)) {
            open = false;
        }
        boolean part = open && !nested && depthAt == depth;
        parts += part ? 1 : 0;
        return part;
    }

    private static int depthOf(String sentence, int end) {
        return (int) sentence.chars().limit(end).filter(c -> c == '(').count()
                - (int) sentence.chars().limit(end).filter(c -> c == ')').count();
    }
}
