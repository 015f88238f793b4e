package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * Every step away from the target costs points, and beyond a turn more or fewer (每…扣…，低于…的每…扣…):
 * {@code score = max(0, weight − n₁ × d₁ − n₂ × d₂)}, {@code n₁} the steps between target and turn, {@code n₂} those
 * beyond the turn, each rounded as 不足一步 specifies. Beyond a limit nothing is earned.
 */
public final class SlopeRule {

    private final BigDecimal step;
    private Direction direction;
    private BigDecimal rate;
    private BigDecimal turn;
    private BigDecimal rateBeyond;
    private BigDecimal limit;
    private PointsUnit unit;
    private PartialStep partialStep;
    private String basis;

    private SlopeRule(BigDecimal step) {
        if (step.signum() <= 0) {
            throw new IllegalArgumentException("a step must be above zero");
        }
        this.step = step;
    }

    /** 步长, in the indicator's unit. */
    public static SlopeRule every(BigDecimal step) {
        return new SlopeRule(step);
    }

    /** 方向: 下降 or 上升. */
    public void direction(String direction) {
        this.direction = Labelled.fromLabel(Direction.class, direction);
    }

    /** 每步扣, between target and turn, in the unit of {@link #in}. */
    public void costs(BigDecimal rate) {
        this.rate = rate;
    }

    /** 转折值, an actual value. */
    public void turn(BigDecimal actual) {
        this.turn = actual;
    }

    /** 转折后每步扣. */
    public void costsBeyond(BigDecimal rate) {
        this.rateBeyond = rate;
    }

    /** 归零界限, an actual value that still earns points. */
    public void limit(BigDecimal actual) {
        this.limit = actual;
    }

    /** 扣分单位. */
    public void in(String unit) {
        this.unit = Labelled.fromLabel(PointsUnit.class, unit);
    }

    /** 不足一步. */
    public void partialStep(String policy) {
        this.partialStep = Labelled.fromLabel(PartialStep.class, policy);
    }

    public SlopeRule basis(String basis) {
        this.basis = basis;
        return this;
    }

    public RuleResult judge(NumberReading reading) {
        BigDecimal target = reading.target();
        if (target == null) {
            return new RuleRefusal(reading.code(), UnscorableReason.NO_TARGET, basis);
        }
        boolean falling = direction == Direction.SHORTFALL;
        BigDecimal actual = reading.actual();
        // a turn on the better side of the target leaves no first part
        BigDecimal bend = falling ? turn.min(target) : turn.max(target);
        BigDecimal before = findGap(target, falling ? actual.max(bend) : actual.min(bend));
        BigDecimal beyond = findGap(bend, actual);
        Calculation working = new Calculation(
                actual,
                target,
                direction,
                step,
                partialStep,
                turn,
                partialStep.countSteps(before, step),
                DecimalMath.scalePoints(unit.toPoints(rate, reading.weight())),
                partialStep.countSteps(beyond, step),
                DecimalMath.scalePoints(unit.toPoints(rateBeyond, reading.weight())),
                limit,
                limit != null && findGap(limit, actual).signum() > 0);
        return Deduction.leavingScore(
                reading, computeScore(working, reading.weight()), BigDecimal.ZERO, working, basis);
    }

    private static BigDecimal computeScore(Calculation working, BigDecimal weight) {
        return working.beyondLimit()
                ? BigDecimal.ZERO
                : weight.subtract(working.steps().multiply(working.each()))
                        .subtract(working.stepsBeyond().multiply(working.eachBeyond()));
    }

    /** By how much a value is worse than a bound; zero where it is not. */
    private BigDecimal findGap(BigDecimal bound, BigDecimal actual) {
        BigDecimal gap = direction == Direction.SHORTFALL ? bound.subtract(actual) : actual.subtract(bound);
        return gap.max(BigDecimal.ZERO);
    }

    /**
     * The steps on both sides of the turn.
     *
     * @param turn the actual value from which each step costs {@code eachBeyond}
     * @param each what a step before the turn costs, in points
     * @param limit the worst actual value that earns points; null for none
     * @param beyondLimit whether the actual value is worse than the limit
     */
    public record Calculation(
            BigDecimal actual,
            BigDecimal target,
            Direction direction,
            BigDecimal step,
            PartialStep partialStep,
            BigDecimal turn,
            BigDecimal steps,
            BigDecimal each,
            BigDecimal stepsBeyond,
            BigDecimal eachBeyond,
            BigDecimal limit,
            boolean beyondLimit)
            implements Working {

        public static final String FAMILY = "Slopes";

        @Override
        public String family() {
            return FAMILY;
        }
    }
}
