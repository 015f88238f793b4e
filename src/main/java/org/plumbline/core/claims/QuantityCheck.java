package org.plumbline.core.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.plumbline.core.spreadsheet.SheetGrid;

/** One quantity in several places, with its scope; a carry-in that a total leaves out; batches. */
final class QuantityCheck {

    private static final Pattern PERIOD =
            Pattern.compile("全年|本年|当年|[上下]半年|第?[一二三四1-4]季度|\\d{1,2}月(?:\\d{1,2}日|底|末|份)?");

    private static final Pattern WHOLE_YEAR = Pattern.compile("[全本当]年|12月(?:31日|底|末)?");
    /** Words of the current year that a name may have or not. */
    private static final Pattern CURRENT = Pattern.compile("^(?:今年|当年|全年|本年度?)");

    /** Shorter words name too many things. */
    private static final int SHORTEST_NAME = 4;

    /** Shorter words are compared under one heading only. */
    private static final int SHORTEST_OWN_NAME = 5;

    /**
     * A claim as the quantity that it states.
     *
     * @param name read by the sheet 对应, or its words; behind those of the first claim of its sentence where it is not that
     * @param scope the quantity that it is part of; empty for none
     * @param wide whether it is compared over the whole document: by the sheet 对应, itself or the quantity it is part of
     * @param heading the headings above it
     * @param period a part of the year that its sentence names before it; empty for none
     */
    private record Quantity(
            Claim claim, String name, String scope, boolean wide, boolean own, String heading, String period) {

        /** Whether two claims state the same quantity, so that they must agree. */
        boolean isSame(Quantity other, Report report) {
            return isNear(other)
                    && name.equals(other.name)
                    && scope.equals(other.scope)
                    && period.equals(other.period)
                    && claim.kind() == other.claim.kind()
                    && claim.item().equals(other.claim.item())
                    && claim.planned() == other.claim.planned()
                    && unit().equals(other.unit())
                    && yearOf(claim, report) == yearOf(other.claim, report);
        }

        private boolean isNear(Quantity other) {
            if (wide && other.wide) {
                return true;
            }
            boolean sameHeading = heading.equals(other.heading);
            return claim.section() == other.claim.section() && (sameHeading || own && other.own);
        }

        private String unit() {
            return claim.isMoney() ? "万元" : claim.unit();
        }

        private static int yearOf(Claim claim, Report report) {
            return claim.year() != null ? claim.year() : report.year() == null ? 0 : report.year();
        }
    }

    private final Report report;
    private final CheckBook book;
    private final FindingList findings;
    private final Map<ClaimPlace, String> headings = new HashMap<>();

    QuantityCheck(Report report, CheckBook book, FindingList findings) {
        this.report = report;
        this.book = book;
        this.findings = findings;
        report.paragraphs().forEach(each -> headings.put(each.place(), each.heading()));
    }

    void check() {
        List<Quantity> all = new ArrayList<>();
        for (Claim claim : report.claims()) {
            boolean comparable = claim.isMoney() || claim.is(ClaimKind.COUNT) || claim.is(ClaimKind.RATE);
            if (comparable
                    && claim.bound() != Claim.Bound.ABOUT
                    && !nameOf(claim, book).isEmpty()) {
                all.add(createQuantity(claim));
            }
        }
        for (int i = 0; i < all.size(); i++) {
            compareWithFirst(all, i);
        }
        checkCarryIn();
    }

    private Quantity createQuantity(Claim claim) {
        Optional<Claim> whole = report.claims().stream()
                .filter(each -> Integer.valueOf(each.number()).equals(claim.whole()))
                .findFirst();
        boolean wide = book.findQuantity(claim.subject()).isPresent()
                || whole.filter(each -> book.findQuantity(each.subject()).isPresent())
                        .isPresent();
        Claim first = report.claims().stream()
                .filter(each ->
                        each.sentence() == claim.sentence() && each.kind().isNumeric())
                .findFirst()
                .orElseThrow();
        boolean own = first == claim && claim.subject().length() >= SHORTEST_OWN_NAME;
        String name = nameOf(claim, book);
        return new Quantity(
                claim,
                wide || first == claim ? name : first.subject() + " " + name,
                whole.map(each -> nameOf(each, book)).orElse(""),
                wide,
                own,
                headings.getOrDefault(claim.place(), ""),
                findPeriod(claim));
    }

    /** 上半年, 第三季度 or 6月: the last one before the claim in its sentence. */
    private static String findPeriod(Claim claim) {
        String sentence = SheetGrid.toHalfWidth(claim.context());
        int end = sentence.indexOf(SheetGrid.toHalfWidth(claim.text()));
        return PERIOD.matcher(sentence.substring(0, Math.max(0, end)))
                .results()
                .map(MatchResult::group)
                .reduce("", (first, second) -> WHOLE_YEAR.matcher(second).matches() ? "" : second);
    }

    /** The quantity that a claim states: by the sheet 对应, else by its own words; empty where these are too few. */
    static String nameOf(Claim claim, CheckBook book) {
        String name = CURRENT.matcher(claim.subject()).replaceAll("");
        return book.findQuantity(claim.subject()).orElse(name.length() >= SHORTEST_NAME ? name : "");
    }

    /** With the first of the same quantity: so many values, so many findings. */
    private void compareWithFirst(List<Quantity> all, int index) {
        Quantity later = all.get(index);
        all.subList(0, index).stream()
                .filter(first -> first.isSame(later, report))
                .findFirst()
                .ifPresent(first -> findings.add(
                        ClaimCheck.SAME_QUANTITY,
                        measureConflict(first.claim(), later.claim()),
                        List.of(first.claim().place(), later.claim().place()),
                        later.name(),
                        later.scope().isEmpty() ? "合计" : later.scope(),
                        ClaimMath.format(first.claim()),
                        ClaimMath.format(later.claim())));
    }

    /** 0 where both may be true: equal, within the coarser one's rounding, or one a bound that the other keeps. */
    private static BigDecimal measureConflict(Claim one, Claim other) {
        BigDecimal first = one.isMoney() ? ClaimMath.toWan(one) : one.value();
        BigDecimal second = other.isMoney() ? ClaimMath.toWan(other) : other.value();
        boolean kept = keepsBound(one, first, second) || keepsBound(other, second, first);
        BigDecimal rounding = ClaimMath.rounding(one).add(ClaimMath.rounding(other));
        boolean rounded = ClaimMath.rounding(one).compareTo(ClaimMath.rounding(other)) != 0
                && first.subtract(second).abs().compareTo(rounding) <= 0;
        return kept || rounded ? BigDecimal.ZERO : ClaimMath.differRelative(first, second);
    }

    private static boolean keepsBound(Claim bound, BigDecimal limit, BigDecimal value) {
        return bound.bound() == Claim.Bound.AT_LEAST && value.compareTo(limit) >= 0
                || bound.bound() == Claim.Bound.AT_MOST && value.compareTo(limit) <= 0;
    }

    /** A total of income that equals the year's own income leaves no room for money carried in. */
    private void checkCarryIn() {
        Optional<Claim> total = findAmount("总计");
        Optional<Claim> income = findAmount("收入合计");
        Optional<Claim> carried = findAmount("上年结转");
        if (total.isEmpty()
                || income.isEmpty()
                || carried.isEmpty()
                || carried.get().value().signum() == 0) {
            return;
        }
        BigDecimal expected = ClaimMath.toWan(income.get()).add(ClaimMath.toWan(carried.get()));
        findings.add(
                ClaimCheck.CARRY_IN,
                ClaimMath.toWan(total.get()).subtract(expected).abs(),
                List.of(total.get().place(), income.get().place(), carried.get().place()),
                ClaimMath.format(total.get()),
                ClaimMath.format(income.get()),
                ClaimMath.format(carried.get()),
                ClaimMath.format(expected));
    }

    private Optional<Claim> findAmount(String ending) {
        return report.claims().stream()
                .filter(claim -> claim.isMoney() && claim.subject().endsWith(ending))
                .findFirst();
    }
}
