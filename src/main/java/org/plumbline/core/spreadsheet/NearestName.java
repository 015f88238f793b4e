package org.plumbline.core.spreadsheet;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The known name that a misspelt one most likely means. Two names that differ in a number, or in a word such as 高 and
 * 低, are never suggested for each other: a hint must not change the meaning of a cell.
 */
public final class NearestName {

    /** Characters that alone turn a name into its opposite, or into another rule. */
    private static final String DISTINCTIVE = "高低上下大小正反多少升降含不无非未内外年月季前后总分最均";

    /** In a name this short every character counts. */
    private static final int SHORT = 3;

    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cf}]");
    private static final Pattern NOT_A_DIGIT = Pattern.compile("\\D");

    private NearestName() {}

    /** @return empty where no known name is near, or where two are equally near */
    public static Optional<String> of(String text, Collection<String> known) {
        String typed = normalize(text);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        List<String> alike = known.stream()
                .distinct()
                .filter(name -> normalize(name).equals(typed))
                .toList();
        if (!alike.isEmpty()) {
            return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
        }
        String best = null;
        int least = Integer.MAX_VALUE;
        boolean only = true;
        for (String name : known.stream().distinct().toList()) {
            int distance = measureDistance(text, name);
            if (distance < least) {
                best = name;
                least = distance;
                only = true;
            } else if (distance == least) {
                only = false;
            }
        }
        return only && least != Integer.MAX_VALUE ? Optional.of(best) : Optional.empty();
    }

    /** Larger than any limit where the two cannot mean the same. */
    private static int measureDistance(String text, String name) {
        int plain = countAllowedEdits(normalize(text), normalize(name));
        return Math.min(plain, countAllowedEdits(removeBlanks(text), removeBlanks(name)));
    }

    private static int countAllowedEdits(String one, String other) {
        int most = Math.max(one.length(), other.length()) < 3 ? 0 : Math.max(1, other.length() / 4);
        if (Math.abs(one.length() - other.length()) > most
                || !keepDigits(one).equals(keepDigits(other))
                || !keepDistinctive(one).equals(keepDistinctive(other))) {
            return Integer.MAX_VALUE;
        }
        int edits = countEdits(one, other);
        // in three characters none may be replaced: 百分比 is not 百分点
        boolean replaced =
                one.length() == other.length() && !sortCharacters(one).equals(sortCharacters(other));
        if (replaced && one.length() <= SHORT) {
            return Integer.MAX_VALUE;
        }
        return edits <= most ? edits : Integer.MAX_VALUE;
    }

    private static String sortCharacters(String text) {
        return text.chars()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String keepDigits(String text) {
        return NOT_A_DIGIT.matcher(text).replaceAll("");
    }

    private static String keepDistinctive(String text) {
        StringBuilder kept = new StringBuilder();
        text.chars().filter(c -> DISTINCTIVE.indexOf(c) >= 0).forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    private static String removeBlanks(String text) {
        return BLANK.matcher(SheetGrid.toHalfWidth(text)).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Without blanks, half-width, in lower case, and with the letters that look like 1 and 0 as digits. */
    private static String normalize(String text) {
        return removeBlanks(text)
                .replace('l', '1')
                .replace('i', '1')
                .replace('|', '1')
                .replace('o', '0');
    }

    /** Characters to add, drop, replace or swap with the next. */
    private static int countEdits(String one, String other) {
        int[][] edits = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : countStep(edits, one, other, i, j);
            }
        }
        return edits[one.length()][other.length()];
    }

    private static int countStep(int[][] edits, String one, String other, int i, int j) {
        int replaced = edits[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }
}
