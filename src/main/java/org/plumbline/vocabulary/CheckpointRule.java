package org.plumbline.vocabulary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One point of a checklist (要点法), family F7. All rows of an indicator judge it together. */
public final class CheckpointRule {

    public static final CheckpointRole DEFAULT_ROLE = CheckpointRole.SHARE;
    public static final BigDecimal DEFAULT_SHARE = BigDecimal.ZERO;
    public static final BareWordPolicy DEFAULT_BARE_WORD = BareWordPolicy.PENDING;

    private static final Pattern RANGE = Pattern.compile("(\\d{1,3})\\s*[-–—~～至]\\s*(\\d{1,3})");

    private final String point;
    private final List<String> points;
    private CheckpointRole role = DEFAULT_ROLE;
    private BigDecimal share = DEFAULT_SHARE;
    private BigDecimal worth;
    private BareWordPolicy bareWord = DEFAULT_BARE_WORD;
    private String basis;

    private CheckpointRule(String point) {
        this.point = point;
        this.points = expandCodes(point);
    }

    /** 要点: one code, a range (1-5) or several with semicolons; commas are accepted as well. */
    public static CheckpointRule point(String point) {
        return new CheckpointRule(point);
    }

    /** 作用. */
    public void role(String role) {
        this.role = Labelled.fromLabel(CheckpointRole.class, role);
    }

    /** 占权重%. */
    public void share(BigDecimal percent) {
        this.share = percent;
    }

    /** 分值, in points; instead of 占权重%. */
    public void points(BigDecimal points) {
        this.worth = points;
    }

    /** 仅填结论. */
    public void bareWord(String policy) {
        this.bareWord = Labelled.fromLabel(BareWordPolicy.class, policy);
    }

    public CheckpointRule basis(String basis) {
        this.basis = basis;
        return this;
    }

    public RuleResult judge(CheckReading reading) {
        if (reading.hasBareWord() && (bareWord == BareWordPolicy.PENDING || !reading.agrees())) {
            return new RuleRefusal(reading.code(), UnscorableReason.NO_CHECKS, basis);
        }
        boolean met = reading.hasBareWord() || reading.checks().containsAll(points);
        boolean part = role == CheckpointRole.SHARE;
        BigDecimal lost = met ? BigDecimal.ZERO : part ? findPart(reading.weight()) : reading.weight();
        Working working = new Calculation(
                point,
                role,
                part && worth == null ? share : null,
                part ? worth : null,
                reading.checks(),
                reading.word(),
                met);
        return new Deduction(reading.code(), lost, BigDecimal.ZERO, Deduction.Combination.TOGETHER, working, basis);
    }

    /** What the point is worth, in points. */
    private BigDecimal findPart(BigDecimal weight) {
        return worth == null ? DecimalMath.takePercent(share, weight) : worth;
    }

    /** The codes that a text names: one, a range (1-5) or several. */
    public static List<String> expandCodes(String point) {
        List<String> points = new ArrayList<>();
        for (String part : point.split("[;；,，、]")) {
            Matcher range = RANGE.matcher(part.strip());
            if (range.matches()) {
                int one = Integer.parseInt(range.group(1));
                int other = Integer.parseInt(range.group(2));
                for (int i = Math.min(one, other); i <= Math.max(one, other); i++) {
                    points.add(Integer.toString(i));
                }
            } else if (!part.isBlank()) {
                points.add(part.strip());
            }
        }
        return points.isEmpty() ? List.of(point) : List.copyOf(points);
    }

    /**
     * One point of the checklist and whether it is met.
     *
     * @param ticked codes ticked; null where answered by a bare word
     * @param share percent of the weight that this point carries; null where it carries points or the whole weight
     * @param points that this point carries; null where it carries a share or the whole weight
     */
    public record Calculation(
            String point,
            CheckpointRole role,
            BigDecimal share,
            BigDecimal points,
            List<String> ticked,
            String word,
            boolean met)
            implements Working {

        public static final String FAMILY = "Checkpoint";

        @Override
        public String family() {
            return FAMILY;
        }
    }
}
