package org.plumbline.core.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.vocabulary.DecimalMath;

/** The text against the tables of its section: values of indicators, plans that were exceeded, batches of money. */
final class TableTextCheck {

    private static final Pattern BATCH = Pattern.compile("第[一二三四五六]批(?:次)?");
    private static final BigDecimal TWICE = BigDecimal.valueOf(2);

    private final Report report;
    private final CheckBook book;
    private final FindingList findings;

    TableTextCheck(Report report, CheckBook book, FindingList findings) {
        this.report = report;
        this.book = book;
        this.findings = findings;
    }

    void check() {
        for (Claim claim : report.claims()) {
            boolean comparable = claim.is(ClaimKind.RATE) || claim.is(ClaimKind.COUNT);
            boolean current = claim.year() == null || claim.year().equals(report.year());
            if (comparable && current && !claim.planned() && claim.bound() != Claim.Bound.ABOUT) {
                compareWithTable(claim);
            }
            if (claim.is(ClaimKind.COUNT) && claim.planned() && claim.isExact()) {
                checkOverPlan(claim);
            }
        }
        report.sections().forEach(this::checkBatches);
    }

    /** The indicator of the section whose name ends the words before the number, or which is the same listed quantity. */
    private void compareWithTable(Claim claim) {
        Optional<IndicatorLine> line = report.indicators().stream()
                .filter(each -> each.actual() != null && isNear(each, claim) && isUnit(each, claim))
                .findFirst();
        line.filter(each -> !agrees(each, claim))
                .ifPresent(each -> findings.add(
                        ClaimCheck.TABLE_TEXT,
                        ClaimMath.differRelative(each.actual(), claim.value()),
                        List.of(each.place(), claim.place()),
                        each.name(),
                        ClaimMath.format(each.actual()) + each.unit(),
                        ClaimMath.format(claim)));
    }

    private boolean isNear(IndicatorLine line, Claim claim) {
        Optional<String> listed = book.findQuantity(claim.subject());
        if (listed.isPresent()) {
            boolean overview = report.sections().get(claim.section()).kind() != ReportSection.Kind.PROJECT;
            boolean same = line.section() == claim.section() || overview && isDepartment(line);
            return same && listed.equals(book.findQuantity(line.name().replaceAll("(?:数量|次数|人数)$", "")));
        }
        return line.section() == claim.section()
                && line.name().length() >= 4
                && (claim.subject().equals(line.name())
                        || claim.subject().endsWith(line.name())
                        || line.name().endsWith(claim.subject())
                                && claim.subject().length() >= 5);
    }

    private boolean isDepartment(IndicatorLine line) {
        return report.sections().get(line.section()).kind() != ReportSection.Kind.PROJECT;
    }

    private static boolean isUnit(IndicatorLine line, Claim claim) {
        return line.unit().equals(claim.unit())
                || line.unit().equals("%") && claim.unit().equals("%");
    }

    private static boolean agrees(IndicatorLine line, Claim claim) {
        int order = line.actual().compareTo(claim.value());
        return order == 0
                || claim.bound() == Claim.Bound.AT_LEAST && order > 0
                || claim.bound() == Claim.Bound.AT_MOST && order < 0;
    }

    /** More than twice what was planned, with money left and costs kept. */
    private void checkOverPlan(Claim plan) {
        for (Claim done : report.claims()) {
            boolean same = done.is(ClaimKind.COUNT)
                    && !done.planned()
                    && done.section() == plan.section()
                    && done.subject().equals(plan.subject())
                    && done.unit().equals(plan.unit());
            if (same
                    && plan.value().signum() > 0
                    && done.value().compareTo(plan.value().multiply(TWICE)) > 0) {
                findUnspentRate(done)
                        .ifPresent(rate -> findings.add(
                                ClaimCheck.OVER_PLAN_UNSPENT,
                                ClaimMath.percent(done.value(), plan.value()),
                                List.of(plan.place(), done.place(), rate.place()),
                                plan.subject(),
                                ClaimMath.format(plan),
                                ClaimMath.format(done),
                                ClaimMath.format(DecimalMath.HUNDRED.subtract(rate.value()))));
                return;
            }
        }
    }

    /** The last execution rate before the count that leaves money. */
    private Optional<Claim> findUnspentRate(Claim done) {
        return report.claims().stream()
                .filter(claim -> claim.is(ClaimKind.RATE)
                        && claim.section() == done.section()
                        && claim.number() < done.number()
                        && book.hasPhrase(PhraseKind.EXECUTION_RATE, claim.subject())
                        && claim.value().compareTo(DecimalMath.HUNDRED) < 0)
                .reduce((first, second) -> second);
    }

    /** One batch with two amounts, of which the larger has other money in it. */
    private void checkBatches(ReportSection section) {
        Map<String, List<Claim>> batches = new LinkedHashMap<>();
        for (Claim claim : report.claims()) {
            Matcher batch = BATCH.matcher(claim.context());
            if (claim.section() == section.index() && claim.isMoney() && claim.isExact() && batch.find()) {
                batches.computeIfAbsent(batch.group().replaceAll("次$", ""), key -> new ArrayList<>())
                        .add(claim);
            }
        }
        batches.forEach((batch, claims) -> {
            List<BigDecimal> values =
                    claims.stream().map(ClaimMath::toWan).distinct().toList();
            if (values.size() > 1) {
                findings.add(
                        ClaimCheck.BATCH,
                        BigDecimal.valueOf(values.size()),
                        claims.stream().map(Claim::place).toList(),
                        batch,
                        String.join(
                                "、",
                                values.stream()
                                        .map(value -> ClaimMath.format(value) + "万元")
                                        .toList()));
            }
        });
    }
}
