package org.plumbline.core.whynot;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What could be changed about one indicator. */
interface PossibleChanges {

    /** Less than any step between two scores. */
    BigDecimal ANY = new BigDecimal("0.0000000001");

    /** The smallest change that gains at least so many points. */
    Optional<Suggestion> findLeast(BigDecimal gain);

    /** What gains the most points there are to gain, by the smallest change; empty where nothing gains. */
    Optional<Suggestion> findMost();

    /** What is told of it. */
    default List<Suggestion> listSuggestions() {
        return findLeast(ANY).stream().toList();
    }
}
