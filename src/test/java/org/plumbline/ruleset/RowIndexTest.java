package org.plumbline.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.plumbline.vocabulary.Cap;

/** Rows found by their bounds are those that asking every row finds, in the same order. */
class RowIndexTest {

    private static final int FIGURES = 2;

    @Property(tries = 2_000)
    void findsWhatAskingEachRowFinds(
            @ForAll @Size(max = 70) List<@From("bounds") List<Row.Bound>> bounds,
            @ForAll @Size(min = 1, max = 20) List<@From("figures") List<BigDecimal>> facts) {
        List<Row<String>> rows = new ArrayList<>();
        for (List<Row.Bound> each : bounds) {
            rows.add(row("R-" + rows.size(), each.toArray(new Row.Bound[0])));
        }
        RowIndex<String> index = new RowIndex<>(rows, FIGURES);

        for (List<BigDecimal> fact : facts) {
            BigDecimal[] figures = fact.toArray(new BigDecimal[0]);
            List<Fired> found = new ArrayList<>();
            index.ask("", figures, found);

            List<Fired> asked = rows.stream()
                    .filter(row -> row.matches("", figures))
                    .map(row -> row.fire(""))
                    .toList();
            assertThat(found).isEqualTo(asked);
        }
    }

    @SuppressWarnings("unchecked") // no other conditions
    private static Row<String> row(String id, Row.Bound[] bounds) {
        return new Row<>(
                new RuleRef(id, "t.xlsx", "t", 1),
                List.of(),
                bounds,
                new Row.Test[0],
                fact -> new Cap(BigDecimal.ONE, null));
    }

    @Provide
    Arbitrary<List<Row.Bound>> bounds() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, FIGURES - 1), Arbitraries.of(Form.Sign.values()), numbers())
                .as(Row.Bound::new)
                .list()
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<List<BigDecimal>> figures() {
        return numbers().injectNull(0.1).list().ofSize(FIGURES);
    }

    /** Few of them, so that limits meet, and 1, 1.0 and 1.00 are among them. */
    private static Arbitrary<BigDecimal> numbers() {
        return Combinators.combine(
                        Arbitraries.integers().between(-8, 8),
                        Arbitraries.integers().between(1, 2))
                .as((number, scale) ->
                        new BigDecimal(number).divide(BigDecimal.valueOf(2)).setScale(scale));
    }
}
