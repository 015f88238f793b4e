package org.plumbline.core.generation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/**
 * Random numbers for one submission. {@link Random} is specified exactly, so that equal seeds give equal numbers
 * everywhere.
 */
final class RandomSource {

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Random random;

    RandomSource(long seed, long number) {
        long mixed = (seed * SPREAD + number) * 0xBF58476D1CE4E5B9L;
        this.random = new Random(mixed ^ mixed >>> 29);
    }

    /** @return true with the given probability, in thousandths */
    boolean isTrueInThousand(int chance) {
        return random.nextInt(1000) < chance;
    }

    /** Both bounds included. */
    int nextInt(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    <T> T chooseAny(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /** Of so many hundredths, thousandths …; both bounds included. */
    BigDecimal nextDecimal(int from, int to, int scale) {
        return BigDecimal.valueOf(nextInt(from, to), scale);
    }

    /** Distributed like amounts and counts: few large, many small; two significant digits and a power of ten. */
    BigDecimal nextMagnitude(int powerFrom, int powerTo) {
        return BigDecimal.valueOf(nextInt(10, 99)).scaleByPowerOfTen(nextInt(powerFrom, powerTo) - 1);
    }
}
