package org.plumbline.core.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Growth and decline against the year before, and the year before that they imply. A change whose words name another quantity
 * than the amounts of its paragraph is not checked, nor one against a budget or plan.
 */
final class ChangeCheck {

    private static final Pattern COMPARISON = Pattern.compile("(?:相比|对比|比|较|与|同比|环比|同期).*");
    private static final Pattern VERB =
            Pattern.compile("(?:各|均|共|分别|共计)*(?:净?增加?|增长|上升|提高|提升|上涨|增收|增支|下降|净?减少?|降低|减支|减收|压减|压缩|缩减)$");
    private static final Pattern PLAN = Pattern.compile("预算|年初|计划|目标");

    private final Report report;
    private final CheckBook book;
    private final FindingList findings;

    ChangeCheck(Report report, CheckBook book, FindingList findings) {
        this.report = report;
        this.book = book;
        this.findings = findings;
    }

    void check() {
        for (Claim change : report.claims()) {
            if (change.is(ClaimKind.CHANGE)
                    && change.isExact()
                    && !PLAN.matcher(change.subject()).find()) {
                check(change);
            }
        }
    }

    private void check(Claim change) {
        List<Claim> candidates = listCurrent(change);
        if (candidates.isEmpty()) {
            return;
        }
        Claim current = candidates.get(candidates.size() - 1);
        BigDecimal prior = priorOf(change, current);
        if (current.isMoney()) {
            checkPrior(change, current, prior);
        }
        report.claims().stream()
                .filter(claim -> claim.is(ClaimKind.GROWTH)
                        && claim.isExact()
                        && claim.sentence() == change.sentence()
                        && claim.number() == change.number() + 1)
                .filter(growth -> candidates.stream().noneMatch(each -> explains(growth, change, each)))
                .forEach(growth -> checkRate(growth, change, current, prior));
    }

    /**
     * The amounts or counts before a change in its paragraph that it may be a change of, the likeliest last: those that its words
     * name, or all of them where its words name none.
     */
    private List<Claim> listCurrent(Claim change) {
        String named = VERB.matcher(COMPARISON.matcher(change.subject()).replaceAll(""))
                .replaceAll("");
        List<Claim> before = report.claims().stream()
                .filter(claim -> claim.isMoney() || claim.is(ClaimKind.COUNT))
                .filter(claim -> claim.isExact()
                        && claim.isUnitOf(change)
                        && claim.place().equals(change.place())
                        && claim.number() < change.number()
                        && !isEarlier(claim))
                .filter(claim -> named.isEmpty() || isNamed(claim, named))
                .toList();
        List<Claim> sorted = new ArrayList<>(
                before.stream().filter(claim -> claim.whole() != null).toList());
        before.stream().filter(claim -> claim.whole() == null).forEach(sorted::add);
        return sorted;
    }

    private static boolean isNamed(Claim claim, String named) {
        return !claim.subject().isEmpty() && (claim.subject().endsWith(named) || named.endsWith(claim.subject()));
    }

    private boolean isEarlier(Claim claim) {
        return claim.year() != null && report.year() != null && claim.year() < report.year();
    }

    /** 较上年1,100.20万元 just before the change. */
    private static boolean isBaseOf(Claim stated, Claim change) {
        return stated.number() == change.number() - 1
                && stated.sentence() == change.sentence()
                && COMPARISON.matcher(stated.subject()).matches();
    }

    private static BigDecimal priorOf(Claim change, Claim current) {
        return ClaimMath.toWan(current).subtract(ClaimMath.toWan(change));
    }

    private static boolean explains(Claim growth, Claim change, Claim current) {
        BigDecimal prior = priorOf(change, current);
        return prior.signum() <= 0 || measure(growth, change, current, prior).signum() == 0;
    }

    private static BigDecimal measure(Claim growth, Claim change, Claim current, BigDecimal prior) {
        BigDecimal exact = ClaimMath.differPercent(growth.value(), ClaimMath.toWan(change), prior);
        boolean coarse = ClaimMath.isCoarse(current) || ClaimMath.isCoarse(change);
        BigDecimal rounding = ClaimMath.rounding(current).add(ClaimMath.rounding(change));
        if (exact.signum() == 0 || !coarse || prior.compareTo(rounding) <= 0) {
            return exact;
        }
        BigDecimal part = ClaimMath.toWan(change);
        BigDecimal least = ClaimMath.differPercent(growth.value(), part.subtract(rounding), prior.add(rounding));
        BigDecimal most = ClaimMath.differPercent(growth.value(), part.add(rounding), prior.subtract(rounding));
        BigDecimal range = ClaimMath.percent(part.add(rounding), prior.subtract(rounding))
                .subtract(ClaimMath.percent(part.subtract(rounding), prior.add(rounding)))
                .abs();
        return least.max(most).compareTo(range) <= 0 ? BigDecimal.ZERO : exact;
    }

    private void checkRate(Claim growth, Claim change, Claim current, BigDecimal prior) {
        BigDecimal now = ClaimMath.toWan(current);
        BigDecimal part = ClaimMath.toWan(change);
        boolean base = now.signum() > 0
                && ClaimMath.differPercent(growth.value(), part, now).signum() == 0;
        List<String> figures = new ArrayList<>(List.of(
                current.subject(),
                ClaimMath.format(change),
                ClaimMath.format(prior),
                ClaimMath.format(growth.value().abs()),
                ClaimMath.format(ClaimMath.percent(part, prior).abs())));
        if (base) {
            figures.add(2, ClaimMath.format(now));
        }
        findings.add(
                base ? ClaimCheck.GROWTH_BASE : ClaimCheck.GROWTH_RECOMPUTE,
                measure(growth, change, current, prior),
                List.of(growth.place()),
                figures.toArray(String[]::new));
    }

    /** An amount of the year that the change is from, which the text names elsewhere. */
    private void checkPrior(Claim change, Claim current, BigDecimal prior) {
        if (report.year() == null) {
            return;
        }
        Integer year = Optional.ofNullable(change.year()).orElse(report.year() - 1);
        String quantity = QuantityCheck.nameOf(current, book);
        for (Claim stated : report.claims()) {
            boolean same = stated.isMoney()
                    && stated.isExact()
                    && year.equals(stated.year())
                    && (isBaseOf(stated, change)
                            || QuantityCheck.nameOf(stated, book).equals(quantity) && !quantity.isEmpty());
            if (same) {
                BigDecimal value = ClaimMath.toWan(stated);
                BigDecimal tolerance = ClaimMath.rounding(stated)
                        .add(ClaimMath.rounding(current).max(ClaimMath.rounding(change)));
                boolean agrees = value.subtract(prior).abs().compareTo(tolerance) <= 0;
                findings.add(
                        ClaimCheck.PRIOR_YEAR,
                        agrees ? BigDecimal.ZERO : ClaimMath.differRelative(value, prior),
                        List.of(change.place(), stated.place()),
                        current.subject(),
                        ClaimMath.format(prior),
                        ClaimMath.format(value));
            }
        }
    }
}
