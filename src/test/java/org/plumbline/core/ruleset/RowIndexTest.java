package org.plumbline.core.ruleset;

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
import org.plumbline.core.rule.FiredRule;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.rule.TableType;
import org.plumbline.vocabulary.Cap;

/** Rows found by their bounds are those that asking every row finds, in the same order. */
class RowIndexTest {

    private static final int FIGURES = 2;

    @Property(tries = 2_000)
    void theRowIndexFindsTheRowsALinearSearchFinds(
            @ForAll @Size(max = 70) List<@From("bounds") List<CompiledRow.RowBound>> bounds,
            @ForAll @Size(min = 1, max = 20) List<@From("figures") List<BigDecimal>> facts) {
        List<CompiledRow<String>> rows = new ArrayList<>();
        for (List<CompiledRow.RowBound> each : bounds) {
            rows.add(row("R-" + rows.size(), each.toArray(new CompiledRow.RowBound[0])));
        }
        RowIndex<String> index = new RowIndex<>(rows, FIGURES);

        for (List<BigDecimal> fact : facts) {
            BigDecimal[] figures = fact.toArray(new BigDecimal[0]);
            List<FiredRule> found = new ArrayList<>();
            index.collectMatches("", figures, found);

            List<FiredRule> asked = rows.stream()
                    .filter(row -> row.matches("", figures))
                    .map(row -> row.applyTo(""))
                    .toList();
            assertThat(found).isEqualTo(asked);
        }
    }

    @SuppressWarnings("unchecked") // no other conditions
    private static CompiledRow<String> row(String id, CompiledRow.RowBound[] bounds) {
        return new CompiledRow<>(
                new RuleSource(id, "t.xlsx", "t", 1),
                List.of(),
                bounds,
                new CompiledRow.RowTest[0],
                fact -> new Cap(BigDecimal.ONE, null));
    }

    @Provide
    Arbitrary<List<CompiledRow.RowBound>> bounds() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, FIGURES - 1),
                        Arbitraries.of(TableType.BoundOperator.values()),
                        numbers())
                .as(CompiledRow.RowBound::new)
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
