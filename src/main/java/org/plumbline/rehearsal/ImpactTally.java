package org.plumbline.rehearsal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.plumbline.rehearsal.Impact.Affected;
import org.plumbline.rehearsal.Impact.Bin;
import org.plumbline.rehearsal.Impact.Cause;
import org.plumbline.rehearsal.Impact.Counts;
import org.plumbline.rehearsal.Impact.Migration;
import org.plumbline.rehearsal.Impact.Reason;
import org.plumbline.rehearsal.Impact.Refusal;
import org.plumbline.ruleset.Bilingual;
import org.plumbline.ruleset.RuleRef;
import org.plumbline.scoring.SubmissionProblem;
import org.plumbline.vocabulary.Numbers;
import org.plumbline.vocabulary.Subject;

/** Sums over cases, for one thread; tallies of parts merge into one, in any order with the same outcome. */
final class ImpactTally {

    static final int LISTED = 50;
    static final String NO_TOTAL = "无总分";
    static final String NO_GRADE = "未定级";

    private static final int BINS = 20;

    /** Ids of one kind: UUIDs, or line numbers. */
    private static final Comparator<String> BY_ID =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private static final Comparator<RuleRef> BY_PLACE = Comparator.comparing(
                    RuleRef::sheet, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(RuleRef::row, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(RuleRef::id)
            .thenComparing(RuleRef::file);

    private final BigDecimal fullMarks;

    private long cases;
    private long compared;
    private long changedTotal;
    private long changedGrade;
    private long changedScores;
    private long newlyIncomplete;
    private long newlyComplete;
    private long higher;
    private long lower;
    private long onlyAfter;
    private long refused;
    private long otherYear;
    private final long[] binsBefore = new long[BINS];
    private final long[] binsAfter = new long[BINS];
    private final Map<Move, Long> moves = new HashMap<>();
    private final Map<RuleRef, Weighed> causes = new HashMap<>();
    private final Map<Bilingual, Long> reasons = new HashMap<>();
    private final TreeSet<Affected> affected = new TreeSet<>(
            Comparator.comparing((Affected each) -> each.difference().abs())
                    .reversed()
                    .thenComparing(Affected::id, BY_ID));
    private final TreeSet<Affected> incomplete = new TreeSet<>(Comparator.comparing(Affected::id, BY_ID));
    private final TreeSet<Refusal> refusals = new TreeSet<>(Comparator.comparing(Refusal::id, BY_ID));

    ImpactTally(BigDecimal fullMarks) {
        this.fullMarks = fullMarks;
    }

    private record Move(String before, String after) {}

    private record Weighed(long cases, BigDecimal points) {

        static Weighed both(Weighed one, Weighed other) {
            return new Weighed(one.cases + other.cases, one.points.add(other.points));
        }
    }

    /** A case scored by the version, and before it by other rules. */
    void compared(Named named, Outline before, Outline after, Map<RuleRef, BigDecimal> because) {
        cases++;
        compared++;
        moves.merge(new Move(label(before), label(after)), 1L, Long::sum);
        bin(binsBefore, before.total());
        bin(binsAfter, after.total());
        because.forEach((rule, points) -> causes.merge(rule, new Weighed(1, points), Weighed::both));
        boolean grade = !label(before).equals(label(after));
        boolean total = !Causes.same(before.total(), after.total());
        changedGrade += grade ? 1 : 0;
        changedTotal += total ? 1 : 0;
        changedScores += grade || total || !because.isEmpty() ? 1 : 0;
        if (total) {
            total(named.affected(before, after));
        }
    }

    private void total(Affected each) {
        if (each.after() == null) {
            newlyIncomplete++;
            keep(incomplete, each);
        } else if (each.before() == null) {
            newlyComplete++;
        } else {
            higher += each.difference().signum() > 0 ? 1 : 0;
            lower += each.difference().signum() < 0 ? 1 : 0;
            keep(affected, each);
        }
    }

    /** A case that nothing scored before. */
    void onlyAfter(Outline after) {
        cases++;
        onlyAfter++;
        bin(binsAfter, after.total());
    }

    void refused(String id, Subject subject, List<SubmissionProblem> problems) {
        cases++;
        refused++;
        reasons.merge(problems.get(0).message(), 1L, Long::sum);
        keep(refusals, new Refusal(id, subject == null ? null : subject.name(), problems));
    }

    void otherYear() {
        otherYear++;
    }

    /** Adds what another tally counted. */
    void merge(ImpactTally other) {
        cases += other.cases;
        compared += other.compared;
        changedTotal += other.changedTotal;
        changedGrade += other.changedGrade;
        changedScores += other.changedScores;
        newlyIncomplete += other.newlyIncomplete;
        newlyComplete += other.newlyComplete;
        higher += other.higher;
        lower += other.lower;
        onlyAfter += other.onlyAfter;
        refused += other.refused;
        otherYear += other.otherYear;
        for (int i = 0; i < BINS; i++) {
            binsBefore[i] += other.binsBefore[i];
            binsAfter[i] += other.binsAfter[i];
        }
        other.moves.forEach((move, count) -> moves.merge(move, count, Long::sum));
        other.causes.forEach((rule, weighed) -> causes.merge(rule, weighed, Weighed::both));
        other.reasons.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
        other.affected.forEach(each -> keep(affected, each));
        other.incomplete.forEach(each -> keep(incomplete, each));
        other.refusals.forEach(each -> keep(refusals, each));
    }

    private static <T> void keep(TreeSet<T> first, T each) {
        first.add(each);
        if (first.size() > LISTED) {
            first.pollLast();
        }
    }

    /** @param order grades as the version orders them */
    Impact impact(List<String> order) {
        return new Impact(
                new Counts(
                        cases,
                        compared,
                        changedTotal,
                        changedGrade,
                        changedScores,
                        newlyIncomplete,
                        newlyComplete,
                        higher,
                        lower,
                        onlyAfter,
                        refused,
                        otherYear),
                migration(order),
                bins(),
                List.copyOf(affected),
                List.copyOf(incomplete),
                causes.entrySet().stream()
                        .map(entry -> new Cause(
                                entry.getKey(),
                                entry.getValue().cases(),
                                Numbers.points(entry.getValue().points())))
                        .sorted(Comparator.comparingLong(Cause::cases)
                                .reversed()
                                .thenComparing(Cause::rule, BY_PLACE))
                        .toList(),
                reasons.entrySet().stream()
                        .map(entry -> new Reason(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparingLong(Reason::cases)
                                .reversed()
                                .thenComparing(reason -> reason.message().zh()))
                        .toList(),
                List.copyOf(refusals));
    }

    private Migration migration(List<String> order) {
        Set<String> labels = new LinkedHashSet<>(order);
        moves.keySet().stream()
                .flatMap(move -> Stream.of(move.before(), move.after()))
                .filter(label -> !label.equals(NO_TOTAL))
                .sorted()
                .forEach(labels::add);
        labels.add(NO_TOTAL);
        List<List<Long>> rows = new ArrayList<>();
        for (String before : labels) {
            rows.add(labels.stream()
                    .map(after -> moves.getOrDefault(new Move(before, after), 0L))
                    .toList());
        }
        return new Migration(List.copyOf(labels), rows);
    }

    private List<Bin> bins() {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            bins.add(new Bin(edge(i), edge(i + 1), binsBefore[i], binsAfter[i]));
        }
        return bins;
    }

    private BigDecimal edge(int number) {
        return Numbers.points(Numbers.share(BigDecimal.valueOf(number * 100L / BINS), fullMarks));
    }

    private void bin(long[] bins, BigDecimal total) {
        if (total != null) {
            int bin = total.multiply(BigDecimal.valueOf(BINS))
                    .divide(fullMarks, 0, RoundingMode.FLOOR)
                    .max(BigDecimal.ZERO)
                    .min(BigDecimal.valueOf(BINS - 1))
                    .intValue();
            bins[bin]++;
        }
    }

    private static String label(Outline outline) {
        return outline.total() == null ? NO_TOTAL : outline.grade() == null ? NO_GRADE : outline.grade();
    }
}
