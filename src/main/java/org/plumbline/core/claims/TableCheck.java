package org.plumbline.core.claims;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.plumbline.core.claims.ReportSection.Kind;
import org.plumbline.vocabulary.DecimalMath;

/** Tables against each other, against themselves and against the text. */
final class TableCheck {

    private static final BigDecimal OVER = new BigDecimal("1.3");
    private static final BigDecimal LARGE = BigDecimal.valueOf(1_000);
    private static final Pattern NAME_END = Pattern.compile("(?:\\([^()]*\\)|控制额|控制数|数量|人数|次数|情况)+$");
    /** Characters that two names must have in common to be of one quantity. */
    private static final int SHORTEST_NAME = 6;

    private final Report report;
    private final CheckBook book;
    private final FindingList findings;

    TableCheck(Report report, CheckBook book, FindingList findings) {
        this.report = report;
        this.book = book;
        this.findings = findings;
    }

    void check() {
        checkRates();
        checkOverspent();
        report.indicators().forEach(this::checkLine);
        report.sections().forEach(this::checkReasons);
        checkDepartment();
        new TableTextCheck(report, book, findings).check();
    }

    /** Rates of the indicator table that the amounts of the other tables give. */
    private void checkRates() {
        Optional<AmountLine> total = report.amounts().stream()
                .filter(line -> line.total() && !line.task() && line.budget().signum() > 0)
                .findFirst();
        if (total.isEmpty()) {
            return;
        }
        AmountLine sum = total.get();
        for (IndicatorLine line : report.indicators()) {
            if (line.actual() == null || line.section() != sum.section()) {
                continue;
            }
            if (book.hasPhrase(PhraseKind.EXECUTION_RATE, line.name())) {
                addRate(line, sum);
            } else if (book.hasPhrase(PhraseKind.COVERAGE_RATE, line.name())) {
                addCoverage(line, sum);
            } else if (book.hasPhrase(PhraseKind.UNCHANGED_RATE, line.name())
                    && line.actual().signum() == 0) {
                String unspent = ClaimMath.format(sum.unspent());
                findings.add(
                        ClaimCheck.UNCHANGED,
                        sum.unspent().abs(),
                        List.of(line.place(), sum.place()),
                        line.name(),
                        unspent);
            }
        }
    }

    private void addRate(IndicatorLine line, AmountLine sum) {
        BigDecimal rate = ClaimMath.percent(sum.executed(), sum.budget());
        BigDecimal plan = line.actual().signum() == 0
                ? BigDecimal.ZERO
                : ClaimMath.percent(rate, line.actual()).setScale(2, RoundingMode.HALF_UP);
        findings.add(
                ClaimCheck.EXECUTION_RATE,
                ClaimMath.differPercent(line.actual(), sum.executed(), sum.budget()),
                List.of(line.place(), sum.place()),
                line.name(),
                ClaimMath.format(line.actual()),
                ClaimMath.format(rate),
                ClaimMath.format(sum.budget()),
                ClaimMath.format(sum.executed()),
                ClaimMath.format(plan));
    }

    private void addCoverage(IndicatorLine line, AmountLine sum) {
        report.amounts().stream()
                .filter(each -> each.task() && each.total() && each.section() == sum.section())
                .findFirst()
                .ifPresent(tasks -> findings.add(
                        ClaimCheck.COVERAGE,
                        ClaimMath.differPercent(line.actual(), tasks.budget(), sum.budget()),
                        List.of(line.place(), tasks.place()),
                        line.name(),
                        ClaimMath.format(line.actual()),
                        ClaimMath.format(tasks.budget()),
                        ClaimMath.format(sum.budget()),
                        ClaimMath.format(ClaimMath.percent(tasks.budget(), sum.budget()))));
    }

    /** Full marks for compliance beside lines that were overspent. */
    private void checkOverspent() {
        List<AmountLine> over = report.amounts().stream()
                .filter(line -> !line.total() && !line.task() && line.unspent().signum() < 0)
                .toList();
        BigDecimal sum = over.stream().map(line -> line.unspent().negate()).reduce(BigDecimal.ZERO, BigDecimal::add);
        for (IndicatorLine line : report.indicators()) {
            if (!over.isEmpty() && line.isFullMarks() && book.hasPhrase(PhraseKind.COMPLIANCE, line.name())) {
                List<ClaimPlace> places = new ArrayList<>(List.of(line.place()));
                over.forEach(each -> places.add(each.place()));
                findings.add(ClaimCheck.OVERSPENT_COMPLIANT, sum, places, line.name(), ClaimMath.format(sum));
            }
        }
    }

    private void checkLine(IndicatorLine line) {
        boolean exact = line.equal()
                && line.target() != null
                && line.actual() != null
                && line.target().compareTo(line.actual()) == 0
                && !line.unit().contains("%")
                && line.actual().compareTo(LARGE) >= 0
                && line.actual().remainder(BigDecimal.TEN).signum() != 0;
        if (exact) {
            findings.add(
                    ClaimCheck.TARGET_EQUALS_ACTUAL,
                    line.actual(),
                    List.of(line.place()),
                    line.name(),
                    ClaimMath.format(line.actual()) + line.unit());
        }
        if (line.name().endsWith("人数") && line.unit().equals("户")) {
            findings.add(ClaimCheck.UNIT_DOUBTFUL, BigDecimal.ONE, List.of(line.place()), line.name(), line.unit());
        }
    }

    private void checkReasons(ReportSection section) {
        List<IndicatorLine> blank = report.indicators().stream()
                .filter(line -> line.section() == section.index() && "".equals(line.reason()))
                .filter(line -> line.target() != null
                        && line.actual() != null
                        && line.target().signum() > 0)
                .filter(line -> !line.unit().contains("%") && !line.unit().endsWith("元"))
                .filter(line -> line.actual().compareTo(line.target().multiply(OVER)) >= 0)
                .toList();
        findings.add(
                ClaimCheck.REASON_BLANK,
                BigDecimal.valueOf(blank.size()),
                blank.stream().map(IndicatorLine::place).toList(),
                Integer.toString(blank.size()),
                String.join("、", blank.stream().map(IndicatorLine::name).toList()));
    }

    /** Rows of a department's table against the rows of the same name in the tables of its projects. */
    private void checkDepartment() {
        Map<IndicatorLine, List<IndicatorLine>> matches = new LinkedHashMap<>();
        for (IndicatorLine line : report.indicators()) {
            if (line.actual() != null && kindOf(line) == Kind.DEPARTMENT) {
                List<IndicatorLine> same = report.indicators().stream()
                        .filter(other -> other.actual() != null && kindOf(other) == Kind.PROJECT)
                        .filter(other -> other.unit().equals(line.unit()) && isSameName(line.name(), other.name()))
                        .toList();
                if (!same.isEmpty()) {
                    matches.put(line, same);
                }
            }
        }
        matches.forEach(this::compareRows);
        checkCostTotal(matches);
    }

    private Kind kindOf(IndicatorLine line) {
        return report.sections().get(line.section()).kind();
    }

    static boolean isSameName(String one, String other) {
        String first = NAME_END.matcher(one).replaceAll("");
        String second = NAME_END.matcher(other).replaceAll("");
        String shorter = first.length() <= second.length() ? first : second;
        String longer = shorter == first ? second : first;
        return first.equals(second) || shorter.length() >= SHORTEST_NAME && longer.endsWith(shorter);
    }

    /** Equal to one of them, or what can be added up to all together. */
    private void compareRows(IndicatorLine line, List<IndicatorLine> same) {
        BigDecimal sum = sum(same);
        boolean additive = !line.unit().contains("%");
        boolean agrees = same.size() == 1
                ? line.actual().compareTo(same.get(0).actual()) == 0
                : additive
                        ? line.actual().compareTo(sum) == 0
                        : same.stream().anyMatch(each -> each.actual().compareTo(line.actual()) == 0);
        if (agrees) {
            return;
        }
        List<ClaimPlace> places = new ArrayList<>(List.of(line.place()));
        same.forEach(each -> places.add(each.place()));
        BigDecimal other = additive ? sum : same.get(0).actual();
        findings.add(
                ClaimCheck.BLOCK_DIFFERS,
                ClaimMath.differRelative(line.actual(), other),
                places,
                line.name(),
                ClaimMath.format(line.actual()) + line.unit(),
                ClaimMath.format(other) + line.unit());
    }

    private static BigDecimal sum(List<IndicatorLine> lines) {
        return lines.stream().map(IndicatorLine::actual).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Cost lines that add up to the executed total with values that the projects' own tables do not have. */
    private void checkCostTotal(Map<IndicatorLine, List<IndicatorLine>> matches) {
        for (AmountLine total : report.amounts()) {
            List<IndicatorLine> costs = report.indicators().stream()
                    .filter(line -> line.section() == total.section()
                            && line.actual() != null
                            && line.unit().equals("万元"))
                    .toList();
            if (!total.total() || costs.isEmpty() || sum(costs).compareTo(total.executed()) != 0) {
                continue;
            }
            BigDecimal other = costs.stream()
                    .map(line -> matches.containsKey(line) ? sum(matches.get(line)) : line.actual())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            findings.add(
                    ClaimCheck.BLOCK_TOTAL,
                    ClaimMath.differRelative(total.executed(), other),
                    List.of(total.place()),
                    ClaimMath.format(total.executed()),
                    ClaimMath.format(other),
                    rate(total.executed(), total.budget()),
                    rate(other, total.budget()));
            return;
        }
    }

    private static String rate(BigDecimal part, BigDecimal whole) {
        return part.multiply(DecimalMath.HUNDRED)
                .divide(whole, 2, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
