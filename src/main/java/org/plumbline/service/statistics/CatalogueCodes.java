package org.plumbline.service.statistics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.service.background.StackTraces;
import org.plumbline.service.rulesets.BorrowedRuleSet;
import org.plumbline.service.rulesets.RuleSetProvider;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Which indicators stand in a version's catalogue; the others of an evaluation are the submission's own. */
@Component
final class CatalogueCodes {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogueCodes.class);

    /** Versions remembered; a few kilobytes each. */
    private static final int BOUND = 1_000;

    private final RuleSetProvider ruleSets;
    private final Map<Long, Set<String>> codes = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Set<String>> eldest) {
            return size() > BOUND;
        }
    };

    CatalogueCodes(RuleSetProvider ruleSets) {
        this.ruleSets = ruleSets;
    }

    /**
     * Codes of indicators and of groups; none where the version can no longer be built.
     */
    synchronized Set<String> readCodes(long version) {
        Set<String> known = codes.get(version);
        if (known == null) {
            try (BorrowedRuleSet use = ruleSets.borrow(ruleSets.requireVersion(version))) {
                known = Stream.concat(
                                use.ruleSet().scheme().indicators().stream().map(Indicator::code),
                                use.ruleSet().scheme().groups().stream().map(IndicatorGroup::code))
                        .collect(Collectors.toUnmodifiableSet());
            } catch (IllegalStateException | NoSuchElementException e) {
                LOG.warn("statistics: the catalogue of version {} is not known: {}", version, StackTraces.summarize(e));
                known = Set.of();
            }
            codes.put(version, known);
        }
        return known;
    }
}
