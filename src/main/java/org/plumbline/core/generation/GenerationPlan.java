package org.plumbline.core.generation;

import java.util.List;

/**
 * Parameters of a generation run.
 *
 * @param seed equal seeds give equal submissions
 * @param years fiscal years to choose from; empty for all that a scheme has rules for
 * @param faulty how many of a thousand submissions have a seeded fault
 * @param indicators of a submission, where the scheme allows own indicators; 0 for a random number
 */
public record GenerationPlan(long seed, List<Integer> years, int faulty, int indicators) {

    /** The share of faults that reviews of published reports find. */
    public static final int USUAL_FAULTS = 150;

    public GenerationPlan {
        years = List.copyOf(years);
    }
}
