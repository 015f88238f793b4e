package org.plumbline.service.rehearsal;

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
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.scoring.SubmissionProblem;
import org.plumbline.service.rehearsal.Impact.AffectedCase;
import org.plumbline.service.rehearsal.Impact.CaseCounts;
import org.plumbline.service.rehearsal.Impact.ChangeCause;
import org.plumbline.service.rehearsal.Impact.GradeMigration;
import org.plumbline.service.rehearsal.Impact.RefusalReason;
import org.plumbline.service.rehearsal.Impact.RefusedCase;
import org.plumbline.service.rehearsal.Impact.TotalBin;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Subject;

/** Sums over cases, for one thread; tallies of parts are merged, in any order with the same result. */
final class ImpactTally {

    static final int MAX_LISTED = 50;
    static final String NO_TOTAL = "无总分";
    static final String NO_GRADE = "未定级";

    private static final int BINS = 20;

    /** Ids of one kind: UUIDs, or line numbers. */
    private static final Comparator<String> BY_ID =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private static final Comparator<RuleSource> BY_PLACE = Comparator.comparing(
                    RuleSource::sheet, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(RuleSource::row, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(RuleSource::id)
            .thenComparing(RuleSource::file);

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
    private final Map<GradeMove, Long> moves = new HashMap<>();
    private final Map<RuleSource, CauseSum> causes = new HashMap<>();
    private final FindingTally findings = new FindingTally();
    private final Map<Bilingual, Long> reasons = new HashMap<>();
    private final TreeSet<AffectedCase> affected = new TreeSet<>(
            Comparator.comparing((AffectedCase each) -> each.difference().abs())
                    .reversed()
                    .thenComparing(AffectedCase::id, BY_ID));
    private final TreeSet<AffectedCase> incomplete = new TreeSet<>(Comparator.comparing(AffectedCase::id, BY_ID));
    private final TreeSet<RefusedCase> refusals = new TreeSet<>(Comparator.comparing(RefusedCase::id, BY_ID));

    ImpactTally(BigDecimal fullMarks) {
        this.fullMarks = fullMarks;
    }

    private record GradeMove(String before, String after) {}

    private record CauseSum(long cases, BigDecimal points) {

        static CauseSum combine(CauseSum one, CauseSum other) {
            return new CauseSum(one.cases + other.cases, one.points.add(other.points));
        }
    }

    /** A case with an evaluation by the version and one before. */
    void addCompared(
            IdentifiedSubmission named,
            EvaluationOutline before,
            EvaluationOutline after,
            Map<RuleSource, BigDecimal> because) {
        cases++;
        compared++;
        moves.merge(new GradeMove(gradeLabel(before), gradeLabel(after)), 1L, Long::sum);
        countInBin(binsBefore, before.total());
        countInBin(binsAfter, after.total());
        because.forEach((rule, points) -> causes.merge(rule, new CauseSum(1, points), CauseSum::combine));
        findings.add(before, after);
        boolean grade = !gradeLabel(before).equals(gradeLabel(after));
        boolean total = !CauseFinder.isSame(before.total(), after.total());
        changedGrade += grade ? 1 : 0;
        changedTotal += total ? 1 : 0;
        changedScores += grade || total || !because.isEmpty() ? 1 : 0;
        if (total) {
            countTotal(named.toAffectedCase(before, after));
        }
    }

    private void countTotal(AffectedCase each) {
        if (each.after() == null) {
            newlyIncomplete++;
            addBounded(incomplete, each);
        } else if (each.before() == null) {
            newlyComplete++;
        } else {
            higher += each.difference().signum() > 0 ? 1 : 0;
            lower += each.difference().signum() < 0 ? 1 : 0;
            addBounded(affected, each);
        }
    }

    /** A case without an evaluation before. */
    void addOnlyAfter(EvaluationOutline after) {
        cases++;
        onlyAfter++;
        countInBin(binsAfter, after.total());
    }

    void addRefused(String id, Subject subject, List<SubmissionProblem> problems) {
        cases++;
        refused++;
        reasons.merge(problems.get(0).message(), 1L, Long::sum);
        addBounded(refusals, new RefusedCase(id, subject == null ? null : subject.name(), problems));
    }

    void addOtherYear() {
        otherYear++;
    }

    /** Adds the sums of another tally. */
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
        other.causes.forEach((rule, weighed) -> causes.merge(rule, weighed, CauseSum::combine));
        findings.merge(other.findings);
        other.reasons.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
        other.affected.forEach(each -> addBounded(affected, each));
        other.incomplete.forEach(each -> addBounded(incomplete, each));
        other.refusals.forEach(each -> addBounded(refusals, each));
    }

    private static <T> void addBounded(TreeSet<T> first, T each) {
        first.add(each);
        if (first.size() > MAX_LISTED) {
            first.pollLast();
        }
    }

    /** @param order grades in the version's order */
    Impact toImpact(List<String> order) {
        return new Impact(
                new CaseCounts(
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
                toMigration(order),
                toBins(),
                List.copyOf(affected),
                List.copyOf(incomplete),
                listCauses(),
                listReasons(),
                List.copyOf(refusals),
                findings.listChanges());
    }

    private List<ChangeCause> listCauses() {
        return causes.entrySet().stream()
                .map(entry -> new ChangeCause(
                        entry.getKey(),
                        entry.getValue().cases(),
                        DecimalMath.scalePoints(entry.getValue().points())))
                .sorted(Comparator.comparingLong(ChangeCause::cases)
                        .reversed()
                        .thenComparing(ChangeCause::rule, BY_PLACE))
                .toList();
    }

    private List<RefusalReason> listReasons() {
        return reasons.entrySet().stream()
                .map(entry -> new RefusalReason(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(RefusalReason::cases)
                        .reversed()
                        .thenComparing(reason -> reason.message().zh()))
                .toList();
    }

    private GradeMigration toMigration(List<String> order) {
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
                    .map(after -> moves.getOrDefault(new GradeMove(before, after), 0L))
                    .toList());
        }
        return new GradeMigration(List.copyOf(labels), rows);
    }

    private List<TotalBin> toBins() {
        List<TotalBin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            bins.add(new TotalBin(binEdge(i), binEdge(i + 1), binsBefore[i], binsAfter[i]));
        }
        return bins;
    }

    private BigDecimal binEdge(int number) {
        return DecimalMath.scalePoints(DecimalMath.takePercent(BigDecimal.valueOf(number * 100L / BINS), fullMarks));
    }

    private void countInBin(long[] bins, BigDecimal total) {
        if (total != null) {
            int bin = total.multiply(BigDecimal.valueOf(BINS))
                    .divide(fullMarks, 0, RoundingMode.FLOOR)
                    .max(BigDecimal.ZERO)
                    .min(BigDecimal.valueOf(BINS - 1))
                    .intValue();
            bins[bin]++;
        }
    }

    private static String gradeLabel(EvaluationOutline outline) {
        return outline.total() == null ? NO_TOTAL : outline.grade() == null ? NO_GRADE : outline.grade();
    }
}
