package org.plumbline.core.dictionary;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A line that can be added to the dictionary.
 *
 * @param cells content by the labels of the sheet's columns
 */
public record DictionaryLine(DictionarySheet sheet, Map<String, String> cells) {

    /**
     * @param meaning label of a field of the table, or {@link DictionarySheet#NOT_READ}
     * @param spelling as a form has it
     */
    public static DictionaryLine ofHeading(FieldTable table, String meaning, String spelling) {
        String line = toOneLine(spelling);
        return table == FieldTable.HEAD
                ? new DictionaryLine(
                        DictionarySheet.LABELS,
                        Map.of(DictionarySheet.MEANING, meaning, DictionarySheet.SPELLING, line))
                : new DictionaryLine(
                        DictionarySheet.HEADINGS,
                        Map.of(
                                DictionarySheet.TABLE,
                                table.label(),
                                DictionarySheet.MEANING,
                                meaning,
                                DictionarySheet.SPELLING,
                                line));
    }

    public static DictionaryLine ofWord(WordKind kind, String spelling) {
        return new DictionaryLine(
                DictionarySheet.WORDS,
                Map.of(DictionarySheet.KIND, kind.label(), DictionarySheet.SPELLING, toOneLine(spelling)));
    }

    /** @param sign label of an operator */
    public static DictionaryLine ofSign(String sign, String spelling) {
        return new DictionaryLine(
                DictionarySheet.SIGNS,
                Map.of(
                        DictionarySheet.SIGN,
                        sign,
                        DictionarySheet.SPELLING,
                        toOneLine(spelling),
                        DictionarySheet.POSITION,
                        SignPosition.BEFORE.label()));
    }

    /** The same for forms of a region; unchanged where the sheet has no regions. */
    public DictionaryLine withRegion(String region) {
        boolean regional =
                sheet.columns().stream().anyMatch(column -> column.label().equals(DictionarySheet.REGION));
        if (region == null || !regional) {
            return this;
        }
        Map<String, String> all = new HashMap<>(cells);
        all.put(DictionarySheet.REGION, region);
        return new DictionaryLine(sheet, Map.copyOf(all));
    }

    /** Without line breaks and the characters that a cell of the dictionary may not have. */
    private static String toOneLine(String spelling) {
        return spelling.replaceAll("[\\s\\p{Z}\\p{Cf}\\p{Cc}\"\\\\$]+", "");
    }

    /** Such as 表头：指标表 / 权重 / 考核分. */
    public String describe() {
        return sheet.title()
                + "："
                + String.join(
                        " / ",
                        sheet.columns().stream()
                                .map(column -> cells.get(column.label()))
                                .filter(Objects::nonNull)
                                .toList());
    }
}
