package org.plumbline.core.rule;

import java.math.BigDecimal;
import org.plumbline.vocabulary.Working;

/** One kind of calculation as JSON and as a sentence. */
public interface CalculationFormat<C extends Working> {

    /** The {@link Working#family()} of its calculations. */
    String family();

    /** The members after {@code family}. Order and names are part of the canonical bytes. */
    void write(C calculation, MemberWriter json);

    /** Reads the members that {@link #write} wrote. */
    C read(MemberReader json);

    /** The arithmetic with its numbers, up to the points that follow from it. */
    void describe(C calculation, CalculationContext context, SentenceBuilder sentence);

    /** Whether the sentence ends in a product, so that the points lost follow after an equals sign. */
    default boolean endsInProduct(C calculation) {
        return false;
    }

    /** The value judged and the target: 实际 386 人，目标 ≥385人. */
    static void describeValues(BigDecimal actual, CalculationContext context, SentenceBuilder sentence) {
        sentence.appendLocalized("实际 ", "actual ")
                .appendRounded(actual)
                .append(context.unit())
                .appendLocalized("，目标 ", ", target ")
                .append(context.target());
    }
}
