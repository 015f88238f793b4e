package org.plumbline.service.rulesets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.service.rulesets.RuleSetVersion.State;

/**
 * The versions of a scheme as its page lists them: those in force first, the others folded. Each list has the newest first.
 *
 * @param inForce in force for at least one year
 * @param approved approved, not published yet
 * @param drafts not approved yet
 * @param past no longer in force, returned or withdrawn
 */
record SchemeVersions(
        List<RuleSetView> inForce, List<RuleSetView> approved, List<RuleSetView> drafts, List<RuleSetView> past) {

    /** @param versions of every scheme, newest first within each */
    static List<SchemeVersions> ofEach(List<RuleSetView> versions) {
        Map<String, List<RuleSetView>> schemes = versions.stream()
                .collect(Collectors.groupingBy(RuleSetView::scheme, LinkedHashMap::new, Collectors.toList()));
        return schemes.values().stream().map(SchemeVersions::of).toList();
    }

    private static SchemeVersions of(List<RuleSetView> versions) {
        SchemeVersions lists =
                new SchemeVersions(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (RuleSetView version : versions) {
            lists.listFor(version).add(version);
        }
        return lists;
    }

    private List<RuleSetView> listFor(RuleSetView version) {
        if (!version.inForce().isEmpty()) {
            return inForce;
        }
        if (version.state() == State.APPROVED) {
            return approved;
        }
        return version.state() == State.DRAFT ? drafts : past;
    }

    private Stream<RuleSetView> all() {
        return Stream.of(inForce, approved, drafts, past).flatMap(List::stream);
    }

    /** Of the version in force, else of the newest that waits for a decision. */
    public String title() {
        return all().findFirst().orElseThrow().title();
    }

    public String scheme() {
        return all().findFirst().orElseThrow().scheme();
    }

    /** In force, and approved, which are shown unfolded. */
    public List<RuleSetView> pinned() {
        return Stream.concat(inForce.stream(), approved.stream()).toList();
    }

    /** The lowest number, which has no version before it. */
    public int oldest() {
        return all().mapToInt(RuleSetView::version).min().orElseThrow();
    }
}
