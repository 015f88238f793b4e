package org.plumbline.vocabulary;

/**
 * How an indicator's value is read where it is missing, follows from amounts or is out of the ordinary; none is null.
 *
 * @param missing 缺失处理
 * @param recomputation 复算口径
 * @param actualSource 实际值取
 * @param zeroDenominator 分母为零
 * @param negative 负值处理
 */
public record IndicatorPolicies(
        MissingPolicy missing,
        Recomputation recomputation,
        ActualSource actualSource,
        ZeroDenominatorPolicy zeroDenominator,
        NegativePolicy negative) {

    /** Of an indicator whose value is declared and may be negative. */
    public static IndicatorPolicies ofDeclared(MissingPolicy missing) {
        return new IndicatorPolicies(
                missing, Recomputation.NONE, ActualSource.DECLARED, ZeroDenominatorPolicy.REFUSE, NegativePolicy.ALLOW);
    }
}
