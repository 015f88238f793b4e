package org.plumbline.core.draft;

import static org.plumbline.core.draft.Decisions.choice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.draft.Phrase.Earning;
import org.plumbline.core.draft.Phrase.Inclusion;
import org.plumbline.core.draft.SentenceParts.Fixed;
import org.plumbline.core.draft.SentenceParts.Outcome;

/**
 * Regions that cover every value exactly once: a bound that only one of two neighbours settles follows from it, what
 * none settles is asked, as are gaps, overlaps, and values beyond the outermost bands.
 */
final class RegionCover {

    private static final String LOWER = "lower";
    private static final String UPPER = "upper";
    private static final String ZERO = "zero";

    private final String sentence;
    /** What follows for values that no region names; null where the sentence does not say. */
    private final Outcome rest;

    private final Decisions decisions;
    private final List<Region> covered = new ArrayList<>();

    /** Whether values are whole numbers, so that nothing lies between two that follow each other. */
    private final boolean whole;

    private RegionCover(String sentence, Outcome rest, boolean whole, Decisions decisions) {
        this.sentence = sentence;
        this.rest = rest;
        this.whole = whole;
        this.decisions = decisions;
    }

    /** @param whole whether values are whole numbers */
    static List<Region> cover(String sentence, List<Region> regions, Outcome rest, boolean whole, Decisions decisions) {
        RegionCover cover = new RegionCover(sentence, rest, whole, decisions);
        regions.stream().sorted(Region.BY_LOW).forEach(cover::add);
        cover.finish();
        return cover.covered;
    }

    private void add(Region region) {
        if (covered.isEmpty()) {
            addFirst(region);
            return;
        }
        Region last = covered.get(covered.size() - 1);
        int order =
                region.low() == null || last.high() == null ? 1 : last.high().compareTo(region.low());
        if (order > 0) {
            addOverlapping(last, region);
        } else if (order == 0) {
            join(last, region);
        } else if (rest == null && follows(last, region)) {
            join(last.withHigh(region.low(), Inclusion.NO), region);
        } else if (rest != null) {
            join(last, new Region(last.high(), Inclusion.UNKNOWN, region.low(), Inclusion.UNKNOWN, rest));
            join(covered.get(covered.size() - 1), region);
        } else {
            addBehindGap(last, region);
        }
    }

    private boolean follows(Region last, Region region) {
        return whole
                && last.highIn() != Inclusion.NO
                && region.lowIn() != Inclusion.NO
                && last.high().stripTrailingZeros().scale() <= 0
                && region.low().subtract(last.high()).compareTo(BigDecimal.ONE) == 0;
    }

    private void addFirst(Region region) {
        BigDecimal low = region.low();
        if (low == null) {
            covered.add(region);
        } else if (rest != null) {
            covered.add(new Region(null, Inclusion.UNKNOWN, low, Inclusion.UNKNOWN, rest));
            join(covered.get(0), region);
        } else if (low.signum() == 0 && region.lowIn() != Inclusion.NO) {
            covered.add(region.withLow(low, Inclusion.YES));
        } else {
            Bilingual question =
                    Bilingual.of("低于最低一档（%s）的怎么得分？", "What do values below the lowest band (%s) earn?", text(low));
            String answer = decisions.ask(
                    QuestionTopic.BELOW,
                    text(low),
                    question,
                    choice(ZERO, "不得分", "nothing"),
                    choice(UPPER, "同最低一档", "as the lowest band"));
            if (answer.equals(ZERO)) {
                covered.add(new Region(null, Inclusion.UNKNOWN, low, Inclusion.UNKNOWN, new Fixed(Earning.NOTHING)));
                join(covered.get(0), region);
            } else {
                covered.add(region.withLow(null, Inclusion.UNKNOWN));
            }
        }
    }

    /** Two neighbours that meet at a bound. */
    private void join(Region lower, Region upper) {
        Inclusion one = lower.highIn();
        Inclusion other = upper.lowIn();
        boolean toLower;
        if (one == opposite(other) && one != Inclusion.UNKNOWN) {
            toLower = one == Inclusion.YES;
        } else if (one != Inclusion.UNKNOWN && other == Inclusion.UNKNOWN) {
            toLower = one == Inclusion.YES;
        } else if (one == Inclusion.UNKNOWN && other != Inclusion.UNKNOWN) {
            toLower = other == Inclusion.NO;
        } else {
            toLower = lower.outcome().equals(upper.outcome()) || askBound(upper.low());
        }
        covered.set(covered.size() - 1, lower.withHigh(upper.low(), toLower ? Inclusion.YES : Inclusion.NO));
        covered.add(upper.withLow(upper.low(), toLower ? Inclusion.NO : Inclusion.YES));
    }

    private boolean askBound(BigDecimal bound) {
        String answer = decisions.ask(
                QuestionTopic.BOUND,
                text(bound),
                Bilingual.of("正好 %s 时属于哪一档？", "To which band does exactly %s belong?", text(bound)),
                choice(UPPER, "数值较高的一档", "the band of higher values"),
                choice(LOWER, "数值较低的一档", "the band of lower values"));
        return answer.equals(LOWER);
    }

    private void addOverlapping(Region last, Region region) {
        boolean nested = last.high() == null
                ? region.low() == null || region.high() != null
                : region.high() != null && region.high().compareTo(last.high()) <= 0;
        if (last.high() == null && last.low() != null && (region.high() == null || region.isPoint())) {
            addStricter(last, region.withHigh(null, Inclusion.UNKNOWN));
            return;
        }
        if (region.low() == null && last.high() != null && isAbove(region.high(), last.high())) {
            addLooser(last, region);
            return;
        }
        if (nested || region.low() == null || last.high() == null) {
            throw new NotDraftedException(sentence, "有的数值同时属于两档", "Some values belong to two bands");
        }
        String from = text(region.low());
        String to = text(last.high());
        String answer = decisions.ask(
                QuestionTopic.GAP,
                from + "-" + to,
                Bilingual.of("%s 到 %s 同时属于两档，按哪一档？", "%s to %s belongs to two bands; which counts?", from, to),
                choice(LOWER, "数值较低的一档", "the band of lower values"),
                choice(UPPER, "数值较高的一档", "the band of higher values"));
        if (answer.equals(LOWER)) {
            join(last, region.withLow(last.high(), Inclusion.UNKNOWN));
        } else {
            join(last.withHigh(region.low(), Inclusion.UNKNOWN), region);
        }
    }

    /** 不低于90%…，不低于80%…: a value that reaches both bounds belongs to the stricter one, if that is meant. */
    private void addStricter(Region last, Region region) {
        if (last.outcome().equals(region.outcome())) {
            return;
        }
        String bound = text(region.low());
        decisions.ask(
                QuestionTopic.GAP,
                bound,
                Bilingual.of("达到 %s 的同时符合两档，按哪一档？", "Values that reach %s satisfy two bands; which counts?", bound),
                choice(UPPER, "按界限较高的一档", "the band of the higher bound"));
        Inclusion before = region.lowIn() == Inclusion.NO ? Inclusion.YES : Inclusion.NO;
        join(last.withHigh(region.low(), region.lowIn() == Inclusion.UNKNOWN ? Inclusion.UNKNOWN : before), region);
    }

    /** 不超过5%…，不超过10%…: a value below both bounds belongs to the stricter one, if that is meant. */
    private void addLooser(Region last, Region region) {
        String bound = text(last.high());
        decisions.ask(
                QuestionTopic.GAP,
                bound,
                Bilingual.of("不超过 %s 的同时符合两档，按哪一档？", "Values up to %s satisfy two bands; which counts?", bound),
                choice(LOWER, "按界限较低的一档", "the band of the lower bound"));
        join(last, region.withLow(last.high(), opposite(last.highIn())));
    }

    private static boolean isAbove(BigDecimal high, BigDecimal other) {
        return high == null || high.compareTo(other) > 0;
    }

    private void addBehindGap(Region last, Region region) {
        String from = text(last.high());
        String to = text(region.low());
        String answer = decisions.ask(
                QuestionTopic.GAP,
                from + "-" + to,
                Bilingual.of("%s 到 %s 之间的怎么得分？", "What do values between %s and %s earn?", from, to),
                choice(LOWER, "按数值较低的一档", "as the band of lower values"),
                choice(UPPER, "按数值较高的一档", "as the band of higher values"),
                choice(ZERO, "不得分", "nothing"));
        // the bounds that are printed belong to their own bands
        Inclusion behind = last.highIn() == Inclusion.NO ? Inclusion.YES : Inclusion.NO;
        Inclusion before = region.lowIn() == Inclusion.NO ? Inclusion.YES : Inclusion.NO;
        switch (answer) {
            case LOWER -> join(last.withHigh(region.low(), before), region);
            case UPPER -> join(last, region.withLow(last.high(), behind));
            default -> {
                join(last, new Region(last.high(), behind, region.low(), before, new Fixed(Earning.NOTHING)));
                join(covered.get(covered.size() - 1), region);
            }
        }
    }

    private void finish() {
        Region last = covered.get(covered.size() - 1);
        BigDecimal high = last.high();
        if (high == null) {
            return;
        }
        if (rest != null) {
            join(last, new Region(high, Inclusion.UNKNOWN, null, Inclusion.UNKNOWN, rest));
            return;
        }
        String answer = decisions.ask(
                QuestionTopic.ABOVE,
                text(high),
                Bilingual.of("高于最高一档（%s）的怎么得分？", "What do values above the highest band (%s) earn?", text(high)),
                choice(LOWER, "同最高一档", "as the highest band"),
                choice(ZERO, "不得分", "nothing"));
        if (answer.equals(LOWER)) {
            covered.set(covered.size() - 1, last.withHigh(null, Inclusion.UNKNOWN));
        } else {
            join(last, new Region(high, Inclusion.UNKNOWN, null, Inclusion.UNKNOWN, new Fixed(Earning.NOTHING)));
        }
    }

    private static Inclusion opposite(Inclusion inclusion) {
        return switch (inclusion) {
            case YES -> Inclusion.NO;
            case NO -> Inclusion.YES;
            case UNKNOWN -> Inclusion.UNKNOWN;
        };
    }

    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
