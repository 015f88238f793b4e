package org.plumbline.core.spreadsheet;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.spreadsheet.FormatSection.Kind;
import org.plumbline.core.spreadsheet.FormatSection.Mark;

/** Places the digits of a number into a format's section. */
final class PlacedDigits {

    private final List<Mark> marks;
    private final int point;
    private final String whole;
    private final String decimals;
    private final boolean grouped;

    /**
     * @param point index of the mark after which decimals begin
     * @param number not below zero, with as many decimals as there are places for
     */
    PlacedDigits(List<Mark> marks, int point, BigDecimal number) {
        this.marks = marks;
        this.point = point;
        String plain = number.toPlainString();
        int dot = plain.indexOf('.');
        String integer = dot < 0 ? plain : plain.substring(0, dot);
        this.whole = integer.equals("0") ? "" : integer;
        this.decimals = dot < 0 ? "" : plain.substring(dot + 1);
        this.grouped = marks.stream().anyMatch(mark -> mark.kind() == Kind.GROUP);
    }

    /** What is shown, without the blanks around it. */
    String text() {
        StringBuilder text = new StringBuilder();
        int places = places(0, point);
        int next = 0; // of the whole digits
        int decimal = 0;
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            switch (mark.kind()) {
                case DIGIT -> {
                    if (i < point) {
                        next = placeWhole(text, mark, next, places--);
                    } else {
                        decimal(text, mark, decimal++);
                    }
                }
                case POINT -> {
                    if (i == point) {
                        text.append('.');
                    }
                }
                case LITERAL, PERCENT, BLANK -> text.append(mark.text());
                default -> {
                    // commas show with the digits
                }
            }
        }
        return text.toString().strip();
    }

    private int places(int from, int to) {
        return (int) marks.subList(from, to).stream()
                .filter(mark -> mark.kind() == Kind.DIGIT)
                .count();
    }

    /**
     * @param left number of places from this one on
     * @return the next digit to place
     */
    private int placeWhole(StringBuilder text, Mark place, int next, int left) {
        int waiting = whole.length() - next;
        if (waiting < left) {
            text.append(place.text().equals("0") ? "0" : place.text().equals("?") ? " " : "");
            if (place.text().equals("0")) {
                group(text, left - 1);
            }
            return next;
        }
        int end = next + (waiting - left) + 1;
        for (int i = next; i < end; i++) {
            text.append(whole.charAt(i));
            group(text, whole.length() - i - 1);
        }
        return end;
    }

    private void group(StringBuilder text, int behind) {
        if (grouped && behind > 0 && behind % 3 == 0) {
            text.append(',');
        }
    }

    /** A trailing zero is shown where the placeholder is 0. */
    private void decimal(StringBuilder text, Mark place, int index) {
        boolean rest = decimals.substring(index).chars().allMatch(c -> c == '0') && !zeroPlaceFrom(index);
        if (!rest) {
            text.append(decimals.charAt(index));
        } else if (place.text().equals("?")) {
            text.append(' ');
        }
    }

    private boolean zeroPlaceFrom(int index) {
        int decimal = 0;
        for (Mark mark : marks.subList(point, marks.size())) {
            if (mark.kind() == Kind.DIGIT && decimal++ >= index && mark.text().equals("0")) {
                return true;
            }
        }
        return false;
    }
}
