package org.plumbline.core.whynot;

/** The maximum number of values that one request may try; beyond it the result states that the search stopped. */
final class TrialBudget {

    /** Trials for one submission, 20 to 50 µs each. */
    static final int MOST = 20_000;

    private int trials;

    void countTrial() {
        trials++;
    }

    boolean isExhausted() {
        return trials >= MOST;
    }
}
