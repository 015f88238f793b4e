package org.plumbline.core.whynot;

/** How many values one question may try: past that it says that it gave up. */
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
