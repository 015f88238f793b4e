package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * Every step away from the target costs points, down to a floor (每…扣…，扣完为止), family F5:
 * {@code score = max(floor, weight − n × d)}, {@code n = gap ÷ step} rounded as 不足一步 specifies.
 */
public final class StepRule {

    public static final BigDecimal DEFAULT_RATE = BigDecimal.ZERO;
    public static final PointsUnit DEFAULT_UNIT = PointsUnit.WEIGHT_PERCENT;
    public static final PartialStep DEFAULT_PARTIAL_STEP = PartialStep.UP;
    public static final Direction DEFAULT_DIRECTION = Direction.SHORTFALL;
    public static final DeviationMeasure DEFAULT_MEASURE = DeviationMeasure.PERCENT_POINTS;
    public static final BigDecimal DEFAULT_FLOOR = BigDecimal.ZERO;

    private final BigDecimal step;
    private BigDecimal rate = DEFAULT_RATE;
    private PointsUnit unit = DEFAULT_UNIT;
    private PartialStep partialStep = DEFAULT_PARTIAL_STEP;
    private Direction direction = DEFAULT_DIRECTION;
    private DeviationMeasure measure = DEFAULT_MEASURE;
    private BigDecimal floor = DEFAULT_FLOOR;
    private String basis;

    private StepRule(BigDecimal step) {
        if (step.signum() <= 0) {
            throw new IllegalArgumentException("a step must be above zero");
        }
        this.step = step;
    }

    /** 步长, in the unit that 偏差口径 specifies. */
    public static StepRule every(BigDecimal step) {
        return new StepRule(step);
    }

    /** 每步扣, in the unit of {@link #in}. */
    public void costs(BigDecimal rate) {
        this.rate = rate;
    }

    /** 扣分单位. */
    public void in(String unit) {
        this.unit = Labelled.fromLabel(PointsUnit.class, unit);
    }

    /** 不足一步. */
    public void partialStep(String policy) {
        this.partialStep = Labelled.fromLabel(PartialStep.class, policy);
    }

    /** 方向. */
    public void direction(String direction) {
        this.direction = Labelled.fromLabel(Direction.class, direction);
    }

    /** 偏差口径. */
    public void measured(String measure) {
        this.measure = Labelled.fromLabel(DeviationMeasure.class, measure);
    }

    /** 下限, in points. */
    public void floor(BigDecimal floor) {
        this.floor = floor;
    }

    public StepRule basis(String basis) {
        this.basis = basis;
        return this;
    }

    public RuleResult judge(NumberReading reading) {
        BigDecimal target = reading.target();
        if (target == null) {
            return new RuleRefusal(reading.code(), UnscorableReason.NO_TARGET, basis);
        }
        BigDecimal gap = findGap(reading);
        if (measure == DeviationMeasure.RELATIVE_PERCENT) {
            if (target.signum() <= 0) {
                return new RuleRefusal(reading.code(), UnscorableReason.ZERO_TARGET, basis);
            }
            gap = DecimalMath.computePercent(gap, target);
        }
        BigDecimal steps = partialStep.countSteps(gap, step);
        BigDecimal each = unit.toPoints(rate, reading.weight());
        Working working = new Calculation(
                reading.actual(),
                target,
                direction == Direction.SHORTFALL ? gap : null,
                direction == Direction.EXCESS ? gap : null,
                direction == Direction.BOTH ? gap : null,
                measure,
                step,
                partialStep,
                steps,
                rate,
                unit,
                DecimalMath.scalePoints(each));
        return Deduction.leavingScore(reading, reading.weight().subtract(steps.multiply(each)), floor, working, basis);
    }

    private BigDecimal findGap(NumberReading reading) {
        return switch (direction) {
            case SHORTFALL -> reading.shortfall();
            case EXCESS -> reading.excess();
            case BOTH -> reading.deviation();
        };
    }

    /**
     * The gap by direction and measure, and the steps it makes. Of shortfall, excess and deviation one is not null.
     *
     * @param steps how many steps the gap is, by {@code partialStep}
     * @param rate what one step costs, in {@code unit}
     * @param each what one step costs, in points
     */
    public record Calculation(
            BigDecimal actual,
            BigDecimal target,
            BigDecimal shortfall,
            BigDecimal excess,
            BigDecimal deviation,
            DeviationMeasure measure,
            BigDecimal step,
            PartialStep partialStep,
            BigDecimal steps,
            BigDecimal rate,
            PointsUnit unit,
            BigDecimal each)
            implements Working {

        public static final String FAMILY = "Steps";

        @Override
        public String family() {
            return FAMILY;
        }
    }
}
