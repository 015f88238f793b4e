package org.plumbline.core.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.BudgetLine;
import org.plumbline.vocabulary.FoldedText;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.MoneyUnits;
import org.plumbline.vocabulary.Subject;
import org.plumbline.vocabulary.Submission;

/**
 * The submissions of one body held against each other: those of its projects against that of the department in each year, and
 * what one year says of the year before against that year's own ({@link YearChecker}).
 */
public final class BodyChecker {

    /** Words at the end of a project's name that its line in a department's form may lack. */
    private static final String NAME_END = "(?:项目|经费|资金|专项)*$";

    private static final String PROJECT_SPENDING = "项目支出";
    private static final String WAN = "万元";

    private final FindingList findings;

    private BodyChecker(CheckBook book) {
        this.findings = new FindingList(book);
    }

    /**
     * A submission of the body.
     *
     * @param id of its evaluation, which places name as their document
     */
    public record StoredSubmission(String id, Submission submission) {

        String name() {
            return submission.subject().name();
        }

        boolean isProject() {
            Subject subject = submission.subject();
            return subject.type() == null ? title() != null : subject.type().equals("PROJECT");
        }

        /** The name behind the body's; null for none. */
        String title() {
            String[] parts = name().strip().split("[\\s\\u3000]+", 2);
            return parts.length == 2 ? parts[1] : null;
        }

        ClaimPlace at(String place) {
            return ClaimPlace.ofCell(place).in(id);
        }
    }

    /** An amount of a budget, in 万元. */
    private enum Side {
        BUDGET("预算数", Budget::denominator, BudgetLine::budget),
        EXECUTED("执行数", Budget::executed, BudgetLine::executed);

        private final String label;
        private final Function<Budget, BigDecimal> total;
        private final Function<BudgetLine, BigDecimal> ofLine;

        Side(String label, Function<Budget, BigDecimal> total, Function<BudgetLine, BigDecimal> ofLine) {
            this.label = label;
            this.total = total;
            this.ofLine = ofLine;
        }
    }

    /**
     * What they contradict in each other, the gravest first.
     *
     * @param submissions of one body, each with a subject, newest first: of one subject and year the first counts
     */
    public static List<ClaimFinding> check(List<StoredSubmission> submissions, CheckBook book) {
        BodyChecker checker = new BodyChecker(book);
        Map<List<Object>, StoredSubmission> newest = new LinkedHashMap<>();
        submissions.forEach(each ->
                newest.putIfAbsent(List.of(each.name(), each.submission().fiscalYear()), each));
        checker.checkYears(newest.values());
        new YearChecker(newest.values(), checker.findings).check();
        return checker.findings.listGravestFirst();
    }

    private void checkYears(Collection<StoredSubmission> all) {
        for (StoredSubmission department : all) {
            List<StoredSubmission> projects = all.stream()
                    .filter(each -> each.isProject()
                            && each.submission().fiscalYear()
                                    == department.submission().fiscalYear())
                    .toList();
            if (!department.isProject() && !projects.isEmpty()) {
                for (Side side : Side.values()) {
                    checkSum(department, projects, side);
                    projects.forEach(project -> checkLine(department, project, side));
                }
                checkIndicators(department, projects);
            }
        }
    }

    /** The projects together against the department's spending on projects, or against all of it. */
    private void checkSum(StoredSubmission department, List<StoredSubmission> projects, Side side) {
        Budget budget = department.submission().budget();
        List<BudgetLine> lines = budget.lines().stream()
                .filter(line -> line.item().contains(PROJECT_SPENDING) && side.ofLine.apply(line) != null)
                .toList();
        String name = lines.size() == 1 ? lines.get(0).item() : side.label;
        BigDecimal whole =
                toWan(lines.size() == 1 ? side.ofLine.apply(lines.get(0)) : side.total.apply(budget), budget);
        List<StoredSubmission> stated = projects.stream()
                .filter(each -> side.total.apply(each.submission().budget()) != null)
                .toList();
        if (whole == null || stated.isEmpty()) {
            return;
        }
        BigDecimal sum = stated.stream().map(each -> totalOf(each, side)).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<ClaimPlace> places = new ArrayList<>(List.of(department.at(name)));
        stated.forEach(each -> places.add(each.at(side.label)));
        findings.add(
                ClaimCheck.PROJECTS_OVER,
                sum.subtract(whole),
                places,
                Integer.toString(stated.size()),
                side.label,
                ClaimMath.format(sum),
                ClaimMath.format(whole));
    }

    private static BigDecimal totalOf(StoredSubmission project, Side side) {
        Budget budget = project.submission().budget();
        return toWan(side.total.apply(budget), budget);
    }

    private static BigDecimal toWan(BigDecimal amount, Budget budget) {
        return amount == null ? null : MoneyUnits.convert(amount, budget.unit(), WAN);
    }

    /** The department's line or task of a project's name against the project's own budget. */
    private void checkLine(StoredSubmission department, StoredSubmission project, Side side) {
        BigDecimal own = totalOf(project, side);
        if (project.title() == null || own == null) {
            return;
        }
        Budget budget = department.submission().budget();
        Stream.concat(budget.lines().stream(), budget.tasks().stream())
                .filter(line -> side.ofLine.apply(line) != null && isNamed(line.item(), project.title()))
                .forEach(line -> {
                    BigDecimal stated = toWan(side.ofLine.apply(line), budget);
                    findings.add(
                            ClaimCheck.PROJECT_LINE,
                            stated.subtract(own).abs(),
                            List.of(department.at(line.item() + " " + side.label), project.at(side.label)),
                            line.item(),
                            side.label,
                            ClaimMath.format(stated),
                            ClaimMath.format(own));
                });
    }

    private static boolean isNamed(String item, String title) {
        return FoldedText.same(item.replaceFirst(NAME_END, ""), title.replaceFirst(NAME_END, ""));
    }

    /**
     * Counts under one name: that of a project is part of the department's. Rates are not compared, as each project has its
     * own.
     */
    private void checkIndicators(StoredSubmission department, List<StoredSubmission> projects) {
        for (IndicatorEntry whole : listCounts(department)) {
            List<StoredSubmission> having = projects.stream()
                    .filter(project -> findSame(project, whole) != null)
                    .toList();
            for (StoredSubmission project : having) {
                IndicatorEntry part = findSame(project, whole);
                BigDecimal difference =
                        part.actual().numberOrNull().subtract(whole.actual().numberOrNull());
                if (difference.signum() > 0 || having.size() == 1 && hasSameTarget(part, whole)) {
                    findings.add(
                            ClaimCheck.PROJECT_INDICATOR,
                            difference.abs(),
                            List.of(department.at(whole.name()), project.at(part.name())),
                            whole.name(),
                            whole.actual() + whole.target().unit(),
                            part.actual() + part.target().unit());
                }
            }
        }
    }

    private static List<IndicatorEntry> listCounts(StoredSubmission submission) {
        return submission.submission().indicators().stream()
                .filter(entry -> entry.name() != null
                        && entry.actual() != null
                        && entry.actual().numberOrNull() != null
                        && entry.target() != null
                        && entry.target().unit() != null
                        && !entry.target().unit().matches("[%‰分年月日天]|个百分点"))
                .toList();
    }

    private static IndicatorEntry findSame(StoredSubmission project, IndicatorEntry whole) {
        return listCounts(project).stream()
                .filter(entry -> FoldedText.same(entry.name(), whole.name())
                        && entry.target().unit().equals(whole.target().unit()))
                .findFirst()
                .orElse(null);
    }

    private static boolean hasSameTarget(IndicatorEntry one, IndicatorEntry other) {
        return one.target().value() != null
                && Objects.equals(
                        one.target().value().toString(),
                        Objects.toString(other.target().value(), null));
    }
}
