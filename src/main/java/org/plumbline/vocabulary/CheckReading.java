package org.plumbline.vocabulary;

import java.util.List;

/**
 * A checklist indicator (要点法, family F7).
 *
 * @param checks codes of the ticked points; null where the document answers by a bare word only
 * @param word the bare word such as 健全; null where none was given
 */
public record CheckReading(Indicator indicator, IndicatorEntry entry, List<String> checks, String word)
        implements Reading {

    public boolean hasBareWord() {
        return checks == null;
    }

    /** Whether the bare word meets the target: 健全 where that is the target, and neither 不健全 nor an error value. */
    public boolean agrees() {
        return indicator.target() instanceof Value.TextValue target && FoldedText.same(word, target.text());
    }
}
