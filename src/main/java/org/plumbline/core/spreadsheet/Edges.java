package org.plumbline.core.spreadsheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Positions of rules or cell edges along one direction; those within a tolerance of each other are one. */
final class Edges {

    private final double[] positions;

    private Edges(double[] positions) {
        this.positions = positions;
    }

    static Edges of(Collection<Double> written, double tolerance) {
        double[] sorted =
                written.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        List<Double> kept = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] - sorted[from] > tolerance) {
                kept.add((sorted[from] + sorted[i - 1]) / 2);
                from = i;
            }
        }
        return new Edges(kept.stream().mapToDouble(Double::doubleValue).toArray());
    }

    int count() {
        return positions.length;
    }

    double at(int index) {
        return positions[index];
    }

    /** The index of the position nearest to a place. */
    int nearest(double place) {
        int found = Arrays.binarySearch(positions, place);
        if (found >= 0) {
            return found;
        }
        int after = -found - 1;
        if (after == 0 || after == positions.length) {
            return Math.max(0, after - 1);
        }
        return place - positions[after - 1] <= positions[after] - place ? after - 1 : after;
    }
}
