package org.plumbline.service.statistics;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
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

/** The indicators of a version's catalogue; others in an evaluation are the submission's own. */
@Component
final class CatalogueCodes {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogueCodes.class);

    /** Maximum versions cached; a few kilobytes each. */
    private static final int BOUND = 1_000;

    private final RuleSetProvider ruleSets;
    private final LoadingCache<Long, Set<String>> codes =
            Caffeine.newBuilder().maximumSize(BOUND).build(this::read);

    CatalogueCodes(RuleSetProvider ruleSets) {
        this.ruleSets = ruleSets;
    }

    /** Codes of indicators and of groups; empty if the version can no longer be built. */
    Set<String> readCodes(long version) {
        return codes.get(version);
    }

    private Set<String> read(long version) {
        try (BorrowedRuleSet use = ruleSets.borrow(ruleSets.requireVersion(version))) {
            return Stream.concat(
                            use.ruleSet().scheme().indicators().stream().map(Indicator::code),
                            use.ruleSet().scheme().groups().stream().map(IndicatorGroup::code))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IllegalStateException | NoSuchElementException e) {
            LOG.warn("statistics: the catalogue of version {} cannot be read: {}", version, StackTraces.summarize(e));
            return Set.of();
        }
    }
}
