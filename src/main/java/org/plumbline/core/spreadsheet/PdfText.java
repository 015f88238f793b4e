package org.plumbline.core.spreadsheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.plumbline.core.spreadsheet.PdfPage.Glyph;

/** Puts together the text of a cell or line from its glyphs, in the order in which they are seen. */
final class PdfText {

    /** Of the font's size: a gap that is a blank between letters or digits, and between Chinese characters. */
    private static final double BLANK = 0.22;

    private static final double WIDE_BLANK = 0.7;
    /** Of the font's size: a gap between two labels of one line. */
    private static final double TAB = 1.8;
    /** Digits that a line has at least where a number goes on in the next one. */
    private static final int FEWEST_DIGITS = 4;

    private final List<List<Glyph>> lines = new ArrayList<>();
    private final boolean turned;
    private final RunText text = new RunText();

    PdfText(List<Glyph> glyphs) {
        turned = glyphs.stream().filter(Glyph::turned).count() * 2 > glyphs.size();
        if (turned) {
            lines.add(glyphs);
            return;
        }
        List<Glyph> sorted =
                glyphs.stream().sorted(Comparator.comparingDouble(Glyph::y)).toList();
        List<Glyph> line = new ArrayList<>();
        for (Glyph each : sorted) {
            if (!line.isEmpty() && each.y() - baseline(line) > 0.5 * Math.max(each.size(), size(line))) {
                lines.add(inOrder(line));
                line = new ArrayList<>();
            }
            line.add(each);
        }
        if (!line.isEmpty()) {
            lines.add(inOrder(line));
        }
    }

    private static double size(List<Glyph> line) {
        return line.stream().mapToDouble(Glyph::size).max().orElse(0);
    }

    /** That of the largest glyph: a raised or lowered one is smaller. */
    private static double baseline(List<Glyph> line) {
        return line.stream()
                .max(Comparator.comparingDouble(Glyph::size))
                .map(Glyph::y)
                .orElse(0.0);
    }

    /** From left to right. Bold text may be written twice, with a small distance; different signs at one place cannot be read. */
    private static List<Glyph> inOrder(List<Glyph> line) {
        List<Glyph> sorted =
                line.stream().sorted(Comparator.comparingDouble(Glyph::center)).toList();
        List<Glyph> kept = new ArrayList<>();
        for (Glyph each : sorted) {
            Glyph before = kept.isEmpty() ? null : kept.get(kept.size() - 1);
            if (before == null || !overlap(before, each)) {
                kept.add(each);
            } else if (!before.text().equals(each.text())) {
                kept.set(kept.size() - 1, before.asUnreadable());
            }
        }
        return kept;
    }

    private static boolean overlap(Glyph one, Glyph other) {
        double apart = other.center() - one.center();
        return apart < 0.3 * Math.min(one.width(), other.width())
                && Math.abs(one.y() - other.y()) < 0.3 * other.size()
                && !one.text().isBlank()
                && !other.text().isBlank();
    }

    /** The text as a line that is in no table. */
    RunText outside() {
        for (int i = 0; i < lines.size(); i++) {
            text.breakLine();
            append(lines.get(i), true);
        }
        return text;
    }

    /** @param width that a line of text may have; a line that is as wide goes on in the next one */
    RunText.Taken inCell(double width) {
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                text.append(between(lines.get(i - 1), lines.get(i), width), isStruck(i - 1), Script.NONE);
            }
            append(lines.get(i), false);
        }
        return text.take();
    }

    private boolean isStruck(int line) {
        return !lines.get(line).isEmpty() && lines.get(line).get(0).struck();
    }

    private void append(List<Glyph> line, boolean tabs) {
        double size = size(line);
        double baseline = baseline(line);
        Glyph before = null;
        for (Glyph each : line) {
            if (before != null && !turned) {
                text.append(gap(before, each, tabs), each.struck() && before.struck(), Script.NONE);
            }
            text.append(
                    each.text(),
                    each.struck(),
                    before == null || turned ? Script.NONE : scriptOf(each, size, baseline));
            before = each;
        }
    }

    private static Script scriptOf(Glyph glyph, double size, double baseline) {
        if (glyph.size() >= 0.8 * size || Math.abs(baseline - glyph.y()) <= 0.1 * size) {
            return Script.NONE;
        }
        if (glyph.y() > baseline) {
            return Script.LOWERED;
        }
        return baseline - glyph.y() > 0.15 * size ? Script.RAISED : Script.NONE;
    }

    private static String gap(Glyph before, Glyph after, boolean tabs) {
        double gap = (after.x() - before.x() - before.width()) / Math.max(before.size(), after.size());
        if (tabs && gap > TAB) {
            return "\t";
        }
        boolean blank = before.text().isBlank() || after.text().isBlank();
        return !blank && gap > (isWide(before) && isWide(after) ? WIDE_BLANK : BLANK) ? " " : "";
    }

    private static boolean isWide(Glyph glyph) {
        return glyph.text().codePointAt(0) >= 0x2e80;
    }

    /** What is between two lines: nothing or a blank where the first goes on in the second, a line break where it ends. */
    private static String between(List<Glyph> line, List<Glyph> next, double width) {
        List<Glyph> shown = line.stream().filter(each -> !each.text().isBlank()).toList();
        List<Glyph> after = next.stream().filter(each -> !each.text().isBlank()).toList();
        if (shown.isEmpty() || after.isEmpty()) {
            return "\n";
        }
        Glyph last = shown.get(shown.size() - 1);
        double taken = last.x() + last.width() - shown.get(0).x();
        if (taken + unit(after) <= width) {
            return "\n";
        }
        if (isWide(last) || isWide(after.get(0)) || isDivider(last) || isDivider(after.get(0))) {
            return "";
        }
        if (taken + after.get(0).width() <= width) {
            return " ";
        }
        boolean number = Character.isDigit(last.text().codePointAt(0))
                && Character.isDigit(after.get(0).text().codePointAt(0));
        return number && shown.size() < FEWEST_DIGITS ? "\n" : "";
    }

    /** A sign beside which a line may end without a blank. */
    private static boolean isDivider(Glyph glyph) {
        return "/-–—".contains(glyph.text());
    }

    /** The width of what is not divided at the beginning of a line: a word or number, or a character and a sign after it. */
    private static double unit(List<Glyph> line) {
        Glyph first = line.get(0);
        double end = first.x() + first.width();
        for (int i = 1; i < line.size(); i++) {
            Glyph each = line.get(i);
            boolean together = isWide(first) ? isClosing(each) : !isWide(each) && each.x() - end < BLANK * each.size();
            if (!together) {
                break;
            }
            end = each.x() + each.width();
        }
        return end - first.x();
    }

    private static boolean isClosing(Glyph glyph) {
        return "，。、；：？！）》”’％%,.;:?!)]".contains(glyph.text());
    }

    /** Whether the last line is as wide as may be, so that it may go on. */
    static boolean isFull(List<Glyph> glyphs, double width, List<Glyph> rest) {
        PdfText text = new PdfText(glyphs);
        PdfText more = new PdfText(rest);
        return !text.lines.isEmpty()
                && !more.lines.isEmpty()
                && !between(text.lines.get(text.lines.size() - 1), more.lines.get(0), width)
                        .equals("\n");
    }
}
