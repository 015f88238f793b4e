package org.plumbline.core.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.plumbline.core.rule.VerifiableWorkbook;
import org.plumbline.core.spreadsheet.Problem;

/** Half-open bands that tile an axis raise nothing, in any order; a removed, doubled or moved one is found. */
class BandTilingTest {

    private static final VerifiableWorkbook BOOK = VerifiableWorkbook.of(TestWorkbook.workbook()
            .table(
                    TestWorkbook.BANDS,
                    "BAND",
                    List.of("评分办法", "完成率不小于", "完成率小于", "得分", "得分单位", "依据"),
                    List.of(TestWorkbook.row("区间", null, null, 100, "权重%", "某文件")))
            .bytes());

    /** Some bands, from the lowest up, and the order of their rows. */
    private static final class Tiling {

        final List<BigDecimal[]> bands = new ArrayList<>();
        final List<Integer> order = new ArrayList<>();

        Tiling(long seed, int cuts) {
            Random random = new Random(seed);
            TreeSet<BigDecimal> bounds = new TreeSet<>();
            while (bounds.size() < cuts) {
                bounds.add(BigDecimal.valueOf(1 + random.nextInt(1_000_000), random.nextInt(5)));
            }
            BigDecimal low = null;
            for (BigDecimal high : bounds) {
                bands.add(new BigDecimal[] {low, high});
                low = high;
            }
            bands.add(new BigDecimal[] {low, null});
            for (int i = 0; i < bands.size(); i++) {
                order.add(i);
            }
            Collections.shuffle(order, random);
        }

        List<String> reported() {
            List<List<Object>> rows = new ArrayList<>();
            for (int band : order) {
                BigDecimal[] bounds = bands.get(band);
                rows.add(Arrays.asList("区间", bounds[0], bounds[1], BigDecimal.valueOf(band), "权重%", "某文件"));
            }
            return BOOK.bands(rows).verify().stream()
                    .filter(problem -> problem.code() != Problem.ProblemCode.FRACTION_AS_PERCENT)
                    .map(problem -> problem.code() + " " + problem.cell())
                    .toList();
        }

        int row(int band) {
            return TestWorkbook.FIRST + order.indexOf(band);
        }

        BigDecimal middle(int band) {
            return bands.get(band)[0].add(bands.get(band)[1]).divide(BigDecimal.valueOf(2));
        }
    }

    @Property(tries = 200)
    void bandsThatTileAreSound(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int cuts) {
        assertThat(new Tiling(seed, cuts).reported()).isEmpty();
    }

    @Property(tries = 200)
    void aBandThatIsMissingIsAGap(@ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int cuts) {
        Tiling tiling = new Tiling(seed, cuts);
        int missing = Math.floorMod(seed, cuts + 1);
        tiling.order.remove(Integer.valueOf(missing));

        String cell = missing == cuts ? "D" + tiling.row(cuts - 1) : "C" + tiling.row(missing + 1);
        assertThat(tiling.reported()).containsExactly("BAND_GAP " + cell);
    }

    @Property(tries = 200)
    void aRepeatedBandIsReportedAtTheRepetition(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int cuts) {
        Tiling tiling = new Tiling(seed, cuts);
        tiling.order.add(Math.floorMod(seed, cuts + 1));

        assertThat(tiling.reported()).containsExactly("ROW_SUBSUMED A" + (TestWorkbook.FIRST + cuts + 1));
    }

    @Property(tries = 200)
    void aBoundMovedUpLeavesAGapAndMovedDownAnOverlap(
            @ForAll long seed, @ForAll @IntRange(min = 3, max = 60) int cuts) {
        Tiling tiling = new Tiling(seed, cuts);
        int moved = 2 + Math.floorMod(seed, cuts - 2);
        BigDecimal[] bounds = tiling.bands.get(moved);
        BigDecimal bound = bounds[0];

        bounds[0] = tiling.middle(moved);
        assertThat(tiling.reported()).containsExactly("BAND_GAP C" + tiling.row(moved));

        bounds[0] = tiling.middle(moved - 1);
        String cell = tiling.row(moved) > tiling.row(moved - 1) ? "C" + tiling.row(moved) : "D" + tiling.row(moved - 1);
        assertThat(tiling.reported()).containsExactly("ROW_OVERLAP " + cell);

        bounds[0] = bound;
        assertThat(tiling.reported()).isEmpty();
    }
}
