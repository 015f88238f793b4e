package org.plumbline.core.claims;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.core.claims.BodyChecker.StoredSubmission;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.FactKey;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.MoneyUnits;
import org.plumbline.vocabulary.StatedFact;

/** What the submissions of a subject say of the year before, against what that year's own said. */
final class YearChecker {

    /** Decimals of an implied figure. */
    private static final int DECIMALS = 10;

    private final Collection<StoredSubmission> submissions;
    private final FindingList findings;

    /** @param submissions at most one of each subject and year */
    YearChecker(Collection<StoredSubmission> submissions, FindingList findings) {
        this.submissions = submissions;
        this.findings = findings;
    }

    /**
     * A figure with its place.
     *
     * @param unit null where not stated
     */
    private record Stated(BigDecimal value, String unit, ClaimPlace place) {

        /** The number in another's unit; null where units differ. */
        BigDecimal in(String other) {
            if (unit == null || other == null || unit.equals(other)) {
                return value;
            }
            return MoneyUnits.isConvertible(unit, other) ? MoneyUnits.convert(value, unit, other) : null;
        }

        String describe() {
            return ClaimMath.format(value) + (unit == null ? "" : unit);
        }
    }

    void check() {
        Map<List<Object>, StoredSubmission> byYear = new HashMap<>();
        submissions.forEach(
                each -> byYear.put(List.of(each.name(), each.submission().fiscalYear()), each));
        for (StoredSubmission later : submissions) {
            StoredSubmission earlier =
                    byYear.get(List.of(later.name(), later.submission().fiscalYear() - 1));
            if (earlier != null) {
                later.submission().facts().forEach(fact -> check(fact, later, earlier));
            }
        }
    }

    private void check(StatedFact fact, StoredSubmission later, StoredSubmission earlier) {
        FactKey key = FactKey.of(fact.key());
        String item = FactKey.parseItem(fact.key());
        if (key == null || item == null || !key.accepts(fact)) {
            return;
        }
        switch (key) {
            case PRIOR -> findCurrent(earlier, FactKey.CURRENT, item)
                    .ifPresent(before -> checkPrior(toStated(later, fact), before, item));
            case SANGONG_PRIOR -> findFact(earlier, FactKey.SANGONG, item)
                    .ifPresent(before -> checkPrior(toStated(later, fact), before, item));
            case GROWTH -> {
                if (findFact(later, FactKey.PRIOR, item).isEmpty()) { // else its own submission shows it
                    findCurrent(later, FactKey.CURRENT, item)
                            .ifPresent(now -> findCurrent(earlier, FactKey.CURRENT, item)
                                    .ifPresent(before -> checkGrowth(toStated(later, fact), now, before, item)));
                }
            }
            default -> {} // says nothing of another year
        }
    }

    private static Stated toStated(StoredSubmission of, StatedFact fact) {
        String place = "事实 " + fact.key() + (fact.source() == null ? "" : "（" + fact.source() + "）");
        return new Stated(fact.value().numberOrNull(), fact.unit(), of.at(place));
    }

    /** None where the facts under the key have several values. */
    private static Optional<Stated> findFact(StoredSubmission of, FactKey key, String item) {
        List<StatedFact> found = of.submission().facts().stream()
                .filter(fact -> FactKey.of(fact.key()) == key
                        && item.equals(FactKey.parseItem(fact.key()))
                        && key.accepts(fact))
                .toList();
        boolean one = found.stream()
                        .map(fact -> fact.value().numberOrNull().stripTrailingZeros())
                        .distinct()
                        .count()
                == 1;
        return one ? Optional.of(toStated(of, found.get(0))) : Optional.empty();
    }

    /** A stated fact, or else the actual value of the indicator with this code. */
    private static Optional<Stated> findCurrent(StoredSubmission of, FactKey key, String item) {
        return findFact(of, key, item).or(() -> of.submission().indicators().stream()
                .filter(entry -> item.equals(entry.code())
                        && entry.actual() != null
                        && entry.actual().numberOrNull() != null)
                .findFirst()
                .map(entry -> toStated(of, entry)));
    }

    private static Stated toStated(StoredSubmission of, IndicatorEntry entry) {
        return new Stated(
                entry.actual().numberOrNull(),
                entry.target() == null ? null : entry.target().unit(),
                of.at("指标 " + (entry.name() == null ? entry.code() : entry.name())));
    }

    private void checkPrior(Stated prior, Stated before, String item) {
        BigDecimal own = before.in(prior.unit());
        if (own == null || prior.value().subtract(own).abs().compareTo(tolerance(prior.value(), own)) <= 0) {
            return;
        }
        findings.add(
                ClaimCheck.YEAR_BEFORE,
                ClaimMath.differRelative(prior.value(), own),
                List.of(prior.place(), before.place()),
                item,
                prior.describe(),
                before.describe());
    }

    /** Numbers that are rounded to the coarser of both are equal. */
    private static BigDecimal tolerance(BigDecimal one, BigDecimal other) {
        return ClaimMath.halfUnit(one.scale() < other.scale() ? one : other);
    }

    /** The figure of the year before that growth and this year's figure leave room for, each rounded as it is printed. */
    private void checkGrowth(Stated growth, Stated now, Stated before, String item) {
        BigDecimal own = before.in(now.unit());
        BigDecimal half = ClaimMath.halfUnit(growth.value());
        BigDecimal lowest = factor(growth.value().subtract(half));
        if (own == null || lowest.signum() <= 0 || now.value().signum() <= 0) {
            return;
        }
        BigDecimal room = ClaimMath.halfUnit(now.value());
        BigDecimal least =
                divide(now.value().subtract(room), factor(growth.value().add(half)));
        BigDecimal most = divide(now.value().add(room), lowest);
        BigDecimal rounding = ClaimMath.halfUnit(own);
        if (own.add(rounding).compareTo(least) >= 0 && own.subtract(rounding).compareTo(most) <= 0) {
            return;
        }
        BigDecimal implied = divide(now.value(), factor(growth.value()));
        findings.add(
                ClaimCheck.GROWTH_BEFORE,
                ClaimMath.differRelative(implied, own),
                Stream.of(growth.place(), now.place(), before.place()).toList(),
                item,
                ClaimMath.format(growth.value()),
                now.describe(),
                ClaimMath.format(implied.setScale(2, RoundingMode.HALF_UP)),
                before.describe());
    }

    private static BigDecimal factor(BigDecimal percent) {
        return BigDecimal.ONE.add(percent.divide(DecimalMath.HUNDRED));
    }

    private static BigDecimal divide(BigDecimal number, BigDecimal by) {
        return number.divide(by, DECIMALS, RoundingMode.HALF_UP);
    }
}
