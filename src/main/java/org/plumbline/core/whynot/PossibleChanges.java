package org.plumbline.core.whynot;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.plumbline.core.rule.NearMiss;

/** The possible changes to one indicator. */
interface PossibleChanges {

    /** Less than any step between two scores. */
    BigDecimal ANY = new BigDecimal("0.0000000001");

    /** The smallest change that gains at least so many points. */
    Optional<Suggestion> findLeast(BigDecimal gain);

    /** The smallest change that gains the most points; empty where nothing gains. */
    Optional<Suggestion> findMost();

    /** Whether the row that nearly matched would give less than the actual value does. */
    default boolean isWorse(NearMiss near) {
        return false;
    }

    /** The suggestions to report. */
    default List<Suggestion> listSuggestions() {
        return findLeast(ANY).stream().toList();
    }
}
