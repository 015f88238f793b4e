package org.plumbline.core.bundle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.plumbline.core.ruleset.DrlContainer;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.RuleSetLoader;
import org.plumbline.core.scoring.SubmissionRejectedException;

/** A bundle's rules, each built when it is first requested. Thread-safe. */
public final class BundledRuleSets {

    private final List<BundledRuleSet> ruleSets;
    private final Map<String, DrlContainer> containers = new HashMap<>();
    private final Map<String, RuleSet> built = new ConcurrentHashMap<>();

    public BundledRuleSets(RuleSetBundle bundle) {
        this.ruleSets = bundle.ruleSets();
    }

    /**
     * The first rule set whose scheme and years fit, as the service uses the latest published.
     *
     * @throws SubmissionRejectedException naming the schemes, or the years, that there are
     * @throws org.plumbline.core.ruleset.RuleSetRejectedException where the workbook has problems
     */
    public RuleSet findForYear(String scheme, int fiscalYear) {
        for (BundledRuleSet ruleSet : ruleSets) {
            if (ruleSet.scheme().equals(scheme) && ruleSet.isInForceIn(fiscalYear)) {
                return findOrBuild(ruleSet);
            }
        }
        if (ruleSets.stream().noneMatch(each -> each.scheme().equals(scheme))) {
            throw SubmissionRejectedException.ofUnknownScheme(
                    scheme,
                    ruleSets.stream()
                            .map(BundledRuleSet::scheme)
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(" / ")));
        }
        throw SubmissionRejectedException.ofUnknownYear(
                fiscalYear,
                ruleSets.stream()
                        .filter(each -> each.scheme().equals(scheme))
                        .map(each -> each.yearFrom() == each.yearTo()
                                ? Integer.toString(each.yearFrom())
                                : each.yearFrom() + "–" + each.yearTo())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("、")));
    }

    /** All rule sets, built. */
    public List<RuleSet> buildAll() {
        return ruleSets.stream().map(this::findOrBuild).toList();
    }

    private RuleSet findOrBuild(BundledRuleSet ruleSet) {
        String key = createKey(ruleSet);
        RuleSet known = built.get(key);
        return known != null ? known : build(key, ruleSet);
    }

    /** One at a time: Drools does not guarantee that a container can create two bases concurrently. */
    private synchronized RuleSet build(String key, BundledRuleSet ruleSet) {
        return built.computeIfAbsent(key, absent -> {
            DrlContainer drl =
                    containers.computeIfAbsent(ruleSet.drl().sha256(), sha256 -> DrlContainer.compile(ruleSet.drl()));
            return new RuleSetLoader(drl).reload(ruleSet.file(), ruleSet.workbook());
        });
    }

    /** The file's name counts because every step of a trace quotes it. */
    private static String createKey(BundledRuleSet ruleSet) {
        return ruleSet.sha256() + " " + ruleSet.file();
    }
}
