package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.vocabulary.DecimalMath;

/** What counterexamples say. */
final class ProofSentences {

    private ProofSentences() {}

    static String join(List<RuleSource> rows, String separator) {
        return rows.stream().map(RuleSource::id).collect(Collectors.joining(separator));
    }

    /** Without trailing zeros and without an exponent. */
    static String format(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }

    /** @param target null where none is stated; @param weight null where the scheme fixes it */
    static Bilingual describeValues(BigDecimal actual, BigDecimal target, BigDecimal weight) {
        String zhTarget = target == null ? "" : "目标值 " + format(target) + "，";
        String enTarget = target == null ? "" : "target " + format(target) + ", ";
        return new Bilingual(
                (weight == null ? "" : "权重 " + format(weight) + "，") + zhTarget + "实际值 " + format(actual),
                (weight == null ? "" : "weight " + format(weight) + ", ") + enTarget + "actual " + format(actual));
    }

    /** No row, or several rows, for a value. */
    static Bilingual describeRows(Bilingual name, Bilingual given, List<RuleSource> rows) {
        return rows.isEmpty()
                ? new Bilingual(
                        "%s：%s，没有一行评分".formatted(name.zh(), given.zh()),
                        "%s: no row judges %s".formatted(name.en(), given.en()))
                : new Bilingual(
                        "%s：%s，%s 都评分，因此不得分".formatted(name.zh(), given.zh(), join(rows, "、")),
                        "%s: %s all judge %s, so that it is not scored"
                                .formatted(name.en(), join(rows, ", "), given.en()));
    }

    /** @param better scores {@code less}; @param worse a worse value, scores {@code more} */
    static Bilingual describeOrder(
            Bilingual name, Bilingual better, BigDecimal less, BigDecimal worse, BigDecimal more) {
        String low = DecimalMath.scalePoints(less).toPlainString();
        String high = DecimalMath.scalePoints(more).toPlainString();
        return new Bilingual(
                "%s：%s 得 %s 分，更差的实际值 %s 得 %s 分".formatted(name.zh(), better.zh(), low, format(worse), high),
                "%s: %s scores %s, the worse value %s scores %s"
                        .formatted(name.en(), better.en(), low, format(worse), high));
    }

    static Bilingual describeUnconfirmed(Bilingual name, Bilingual given) {
        return new Bilingual(
                name.zh() + "：" + given.zh() + " 没有由评分核实",
                name.en() + ": " + given.en() + " was not confirmed by the scorer");
    }
}
