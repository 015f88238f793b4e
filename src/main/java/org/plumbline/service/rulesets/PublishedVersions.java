package org.plumbline.service.rulesets;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.http.Scope;

/** Which version is in force for which scheme and year: an immutable snapshot of all published versions. */
final class PublishedVersions {

    static final PublishedVersions EMPTY = new PublishedVersions(List.of());

    private final Map<String, List<RuleSetVersion>> published;
    private final List<InForceVersion> inForce;

    /** @param published newest first within a scheme */
    PublishedVersions(List<RuleSetVersion> published) {
        this.published = published.stream()
                .collect(Collectors.groupingBy(RuleSetVersion::scheme, LinkedHashMap::new, Collectors.toList()));
        this.inForce = this.published.keySet().stream()
                .flatMap(scheme -> findInForce(scheme).stream())
                .toList();
    }

    /** The versions of the schemes in a scope. */
    PublishedVersions within(Scope scope) {
        return new PublishedVersions(published.values().stream()
                .flatMap(List::stream)
                .filter(version -> scope.coversScheme(version.scheme()))
                .toList());
    }

    /** @throws SubmissionRejectedException naming the existing schemes or years */
    RuleSetVersion findInForce(String scheme, int fiscalYear) {
        for (RuleSetVersion version : requireVersions(scheme)) {
            if (version.covers(fiscalYear)) {
                return version;
            }
        }
        String years = findInForce(scheme).stream()
                .flatMap(each -> each.years().stream())
                .sorted()
                .map(YearRange::toString)
                .collect(Collectors.joining("、"));
        throw SubmissionRejectedException.ofUnknownYear(fiscalYear, years);
    }

    /**
     * The newest published version of that number or SHA-256.
     *
     * @throws SubmissionRejectedException naming the existing schemes
     * @throws ProblemException naming the versions for that year, if none has that name
     */
    RuleSetVersion findPublished(String scheme, int fiscalYear, String name) {
        List<RuleSetVersion> versions = requireVersions(scheme).stream()
                .filter(each -> each.covers(fiscalYear))
                .toList();
        return versions.stream()
                .filter(each -> each.hasName(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalidParameter(
                        ProblemKind.NO_SUCH_VERSION,
                        "ruleSet",
                        name,
                        versions.stream()
                                .map(each -> Integer.toString(each.version()))
                                .collect(Collectors.joining(" / "))));
    }

    /** Whether a published version covers the year and has that number or SHA-256. */
    boolean hasPublished(String scheme, int fiscalYear, String name) {
        return published.getOrDefault(scheme, List.of()).stream()
                .anyMatch(each -> each.covers(fiscalYear) && each.hasName(name));
    }

    private List<RuleSetVersion> requireVersions(String scheme) {
        List<RuleSetVersion> versions = published.get(scheme);
        if (versions == null) {
            throw SubmissionRejectedException.ofUnknownScheme(scheme, joinSchemeIds());
        }
        return versions;
    }

    private String joinSchemeIds() {
        return published.isEmpty() ? "—" : published.keySet().stream().sorted().collect(Collectors.joining(" / "));
    }

    /** Every version in force for some year, by scheme, newest first. */
    List<InForceVersion> findInForce() {
        return inForce;
    }

    List<InForceVersion> findInForce(String scheme) {
        List<InForceVersion> inForce = new ArrayList<>();
        BitSet taken = new BitSet();
        for (RuleSetVersion version : published.getOrDefault(scheme, List.of())) {
            BitSet own = new BitSet();
            own.set(version.yearFrom(), version.yearTo() + 1);
            own.andNot(taken);
            if (!own.isEmpty()) {
                inForce.add(new InForceVersion(version, YearRange.of(own)));
            }
            taken.or(own);
        }
        return inForce;
    }
}
