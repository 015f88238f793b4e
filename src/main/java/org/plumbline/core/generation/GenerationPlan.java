package org.plumbline.core.generation;

import java.util.List;

/**
 * What is to be generated.
 *
 * @param seed equal seeds give equal submissions
 * @param years fiscal years to choose from; empty for all that a scheme has rules for
 * @param faulty how many of a thousand submissions have a fault on purpose
 * @param indicators of a submission, as far as the scheme leaves indicators to it; 0 for a number by chance
 */
public record GenerationPlan(long seed, List<Integer> years, int faulty, int indicators) {

    /** As many faults as reviews of published reports find. */
    public static final int USUAL_FAULTS = 150;

    public GenerationPlan {
        years = List.copyOf(years);
    }
}
