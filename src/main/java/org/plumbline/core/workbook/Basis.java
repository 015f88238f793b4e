package org.plumbline.core.workbook;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row of the sheet 依据: one article of a document, which rules cite by its id.
 *
 * @param article null for the whole document
 * @param text of the article, as the document has it; null where it was not entered
 * @param from first day in force, as a year, a month or a day in ISO 8601; null where not stated
 * @param to last day in force, likewise
 * @param verified whether it was compared with the document (已核)
 * @param choice the choice of scoring that it is the basis of; null for none
 * @param row as Excel counts
 */
public record Basis(
        String id,
        String document,
        String article,
        String text,
        String from,
        String to,
        boolean verified,
        UnprintedChoice choice,
        int row) {

    private static final String UNVERIFIED = "待核";

    /** Document and article as traces quote them; one that is not verified says so. */
    public String citation() {
        String place = Stream.of(document, article).filter(part -> part != null).collect(Collectors.joining(" "));
        return verified || place.contains(UNVERIFIED) ? place : place + "（" + UNVERIFIED + "）";
    }

    /** Whether it is in force at some time of the fiscal year. */
    public boolean isInForceIn(int year) {
        return (from == null || yearOf(from) <= year) && (to == null || yearOf(to) >= year);
    }

    private static int yearOf(String date) {
        return Integer.parseInt(date.substring(0, 4));
    }
}
