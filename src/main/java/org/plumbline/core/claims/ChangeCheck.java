package org.plumbline.core.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Growth and decline against the year before, and the year before that they imply. */
final class ChangeCheck {

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
            if (change.is(ClaimKind.CHANGE) && change.isExact()) {
                findCurrent(change).ifPresent(current -> check(change, current));
            }
        }
    }

    /** The last amount before a change in its paragraph. */
    private Optional<Claim> findCurrent(Claim change) {
        return report.claims().stream()
                .filter(claim -> claim.isMoney()
                        && claim.isExact()
                        && claim.whole() == null
                        && claim.place().equals(change.place())
                        && claim.number() < change.number())
                .reduce((first, second) -> second);
    }

    private void check(Claim change, Claim current) {
        BigDecimal now = ClaimMath.toWan(current);
        BigDecimal prior = now.subtract(ClaimMath.toWan(change));
        checkPrior(change, current, prior);
        report.claims().stream()
                .filter(claim -> claim.is(ClaimKind.GROWTH)
                        && claim.sentence() == change.sentence()
                        && claim.number() == change.number() + 1)
                .forEach(growth -> checkRate(growth, change, current, prior));
    }

    private void checkRate(Claim growth, Claim change, Claim current, BigDecimal prior) {
        if (prior.signum() <= 0) {
            return;
        }
        BigDecimal now = ClaimMath.toWan(current);
        BigDecimal part = ClaimMath.toWan(change);
        BigDecimal measure = ClaimMath.differPercent(growth.value(), part, prior);
        boolean base = measure.signum() > 0
                && now.signum() > 0
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
                measure,
                List.of(growth.place()),
                figures.toArray(String[]::new));
    }

    /** An amount of the year before that the text names elsewhere. */
    private void checkPrior(Claim change, Claim current, BigDecimal prior) {
        if (report.year() == null) {
            return;
        }
        String quantity = QuantityCheck.nameOf(current, book);
        for (Claim stated : report.claims()) {
            boolean same = stated.isMoney()
                    && stated.isExact()
                    && Integer.valueOf(report.year() - 1).equals(stated.year())
                    && QuantityCheck.nameOf(stated, book).equals(quantity)
                    && !quantity.isEmpty();
            if (same) {
                BigDecimal value = ClaimMath.toWan(stated);
                BigDecimal tolerance = ClaimMath.halfUnit(value).add(ClaimMath.halfUnit(prior));
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
