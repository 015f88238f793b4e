package org.plumbline.service.rulesets;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.service.rulesets.RuleSetVersion.State;

/**
 * The versions of a scheme as its page lists them.
 *
 * @param decided approved or once published; those in force first, then the newest first
 * @param drafts newest first
 */
record SchemeVersions(List<RuleSetView> decided, List<RuleSetView> drafts) {

    /** @param versions of every scheme, newest first within each */
    static List<SchemeVersions> ofEach(List<RuleSetView> versions) {
        Map<String, List<RuleSetView>> schemes = versions.stream()
                .collect(Collectors.groupingBy(RuleSetView::scheme, LinkedHashMap::new, Collectors.toList()));
        return schemes.values().stream().map(SchemeVersions::of).toList();
    }

    private static SchemeVersions of(List<RuleSetView> versions) {
        Map<Boolean, List<RuleSetView>> byDraft =
                versions.stream().collect(Collectors.partitioningBy(version -> version.state() == State.DRAFT));
        List<RuleSetView> decided = byDraft.get(false).stream()
                .sorted(Comparator.comparing(version -> version.inForce().isEmpty()))
                .toList();
        return new SchemeVersions(decided, byDraft.get(true));
    }

    private RuleSetView first() {
        return decided.isEmpty() ? drafts.get(0) : decided.get(0);
    }

    /** Of the version in force, else of the newest. */
    public String title() {
        return first().title();
    }

    public String scheme() {
        return first().scheme();
    }

    /** The lowest number, which has no version before it. */
    public int oldest() {
        return Stream.concat(decided.stream(), drafts.stream())
                .mapToInt(RuleSetView::version)
                .min()
                .orElseThrow();
    }
}
