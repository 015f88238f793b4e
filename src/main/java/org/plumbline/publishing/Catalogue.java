package org.plumbline.publishing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.plumbline.scoring.SubmissionRejected;
import org.plumbline.web.ProblemKind;
import org.plumbline.web.RequestRefused;

/** Which version is in force for which scheme and year: one immutable picture of all that is published. */
final class Catalogue {

    static final Catalogue EMPTY = new Catalogue(List.of());

    private final Map<String, List<RuleSetVersion>> published;
    private final List<InForce> inForce;

    /** @param published newest first within a scheme */
    Catalogue(List<RuleSetVersion> published) {
        this.published = published.stream()
                .collect(Collectors.groupingBy(RuleSetVersion::scheme, LinkedHashMap::new, Collectors.toList()));
        this.inForce = this.published.keySet().stream()
                .flatMap(scheme -> inForce(scheme).stream())
                .toList();
    }

    /** @throws SubmissionRejected naming the schemes, or the years, that there are */
    RuleSetVersion inForce(String scheme, int fiscalYear) {
        for (RuleSetVersion version : versions(scheme)) {
            if (version.covers(fiscalYear)) {
                return version;
            }
        }
        String years = inForce(scheme).stream()
                .flatMap(each -> each.years().stream())
                .sorted()
                .map(Years::toString)
                .collect(Collectors.joining("、"));
        throw SubmissionRejected.noRulesFor(fiscalYear, years);
    }

    /**
     * The newest published version of that number or SHA-256.
     *
     * @throws SubmissionRejected naming the schemes that there are
     * @throws RequestRefused naming the versions for that year, where none is called so
     */
    RuleSetVersion published(String scheme, int fiscalYear, String name) {
        List<RuleSetVersion> versions = versions(scheme).stream()
                .filter(each -> each.covers(fiscalYear))
                .toList();
        return versions.stream()
                .filter(each -> name.equals(Integer.toString(each.version())) || name.equals(each.sha256()))
                .findFirst()
                .orElseThrow(() -> RequestRefused.parameter(
                        ProblemKind.NO_SUCH_VERSION,
                        "ruleSet",
                        name,
                        versions.stream()
                                .map(each -> Integer.toString(each.version()))
                                .collect(Collectors.joining(" / "))));
    }

    private List<RuleSetVersion> versions(String scheme) {
        List<RuleSetVersion> versions = published.get(scheme);
        if (versions == null) {
            throw SubmissionRejected.noSuchScheme(scheme, schemes());
        }
        return versions;
    }

    private String schemes() {
        return published.isEmpty() ? "—" : published.keySet().stream().sorted().collect(Collectors.joining(" / "));
    }

    /** Every version that rules some year, by scheme, newest first. */
    List<InForce> inForce() {
        return inForce;
    }

    List<InForce> inForce(String scheme) {
        List<InForce> inForce = new ArrayList<>();
        BitSet taken = new BitSet();
        for (RuleSetVersion version : published.getOrDefault(scheme, List.of())) {
            BitSet own = new BitSet();
            own.set(version.yearFrom(), version.yearTo() + 1);
            own.andNot(taken);
            if (!own.isEmpty()) {
                inForce.add(new InForce(version, Years.of(own)));
            }
            taken.or(own);
        }
        return inForce;
    }
}
