package org.plumbline.vocabulary;

/**
 * A qualitative indicator: a text compared with a text.
 *
 * @param actual never null
 */
public record TextReading(Indicator indicator, IndicatorEntry entry, String actual) implements Reading {

    /** The wording of the target; null where none is printed. */
    public String target() {
        return indicator.target() == null ? null : indicator.target().toString();
    }

    /**
     * Whether the actual wording is the target's as {@link FoldedText} compares them, answered in the workbook's words:
     * 是 or 否.
     */
    public boolean agrees(String yesOrNo) {
        return (Labelled.fromLabel(YesNo.class, yesOrNo) == YesNo.YES) == FoldedText.same(actual, target());
    }

    /** Whether the actual wording is one of these, separated by semicolons of either width. */
    public boolean says(String wordings) {
        return CellList.split(wordings).stream().anyMatch(wording -> FoldedText.same(actual, wording));
    }
}
