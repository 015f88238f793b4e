package org.plumbline.publishing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.plumbline.ruleset.Bilingual;
import org.plumbline.scoring.SubmissionProblem;
import org.plumbline.scoring.SubmissionRejected;

/** Which version is in force for which scheme and year: one immutable picture of all that is published. */
final class Catalogue {

    static final Catalogue EMPTY = new Catalogue(List.of());

    private final Map<String, List<RuleSetVersion>> published;

    /** @param published newest first within a scheme */
    Catalogue(List<RuleSetVersion> published) {
        this.published = published.stream()
                .collect(Collectors.groupingBy(RuleSetVersion::scheme, LinkedHashMap::new, Collectors.toList()));
    }

    /** @throws SubmissionRejected naming the schemes, or the years, that there are */
    RuleSetVersion inForce(String scheme, int fiscalYear) {
        List<RuleSetVersion> versions = published.get(scheme);
        if (versions == null) {
            throw refused(
                    "/scheme",
                    scheme,
                    new Bilingual("没有这个评价方案", "there is no such scheme"),
                    new Bilingual("现有方案：" + schemes(), "schemes: " + schemes()));
        }
        for (RuleSetVersion version : versions) {
            if (version.covers(fiscalYear)) {
                return version;
            }
        }
        String years = inForce(scheme).stream()
                .flatMap(each -> each.years().stream())
                .sorted()
                .map(Years::toString)
                .collect(Collectors.joining("、"));
        throw refused(
                "/fiscalYear",
                Integer.toString(fiscalYear),
                new Bilingual("该方案在这一年度没有规则", "this scheme has no rules for that year"),
                new Bilingual("有规则的年度：" + years, "years with rules: " + years));
    }

    private String schemes() {
        return published.isEmpty() ? "—" : published.keySet().stream().sorted().collect(Collectors.joining(" / "));
    }

    private static SubmissionRejected refused(String pointer, String found, Bilingual message, Bilingual expected) {
        return new SubmissionRejected(List.of(new SubmissionProblem(pointer, found, message, expected, null)));
    }

    /** Every version that rules some year, by scheme, newest first. */
    List<InForce> inForce() {
        return published.keySet().stream()
                .flatMap(scheme -> inForce(scheme).stream())
                .toList();
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
