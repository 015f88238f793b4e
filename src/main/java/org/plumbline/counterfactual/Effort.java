package org.plumbline.counterfactual;

/** How many values one question may try: past that it says that it gave up. */
final class Effort {

    /** Trials for one submission, 20 to 50 µs each. */
    static final int MOST = 20_000;

    private int trials;

    void count() {
        trials++;
    }

    boolean spent() {
        return trials >= MOST;
    }
}
