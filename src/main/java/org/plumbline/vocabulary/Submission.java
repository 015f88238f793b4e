package org.plumbline.vocabulary;

import java.util.List;

/**
 * What a body hands in for one fiscal year (申报数据). Facts, never judgements.
 *
 * @param scheme id of the {@link Scheme} it is scored by
 */
public record Submission(
        String scheme,
        int fiscalYear,
        Subject subject,
        Budget budget,
        List<Entry> indicators,
        List<GroupEntry> groups,
        List<StatedFact> facts,
        Declared declared) {

    public Submission {
        indicators = List.copyOf(indicators);
        groups = List.copyOf(groups);
        facts = List.copyOf(facts);
    }
}
