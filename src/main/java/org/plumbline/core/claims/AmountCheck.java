package org.plumbline.core.claims;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.core.spreadsheet.SheetGrid;

/** Amounts against rates, prices and people: execution rates, price × people × share, money for each person. */
final class AmountCheck {

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
    private static final Pattern PRODUCT = Pattern.compile(
            "(\\d+(?:\\.\\d+)?)\\s*(?:万元|元)?\\s*[×*xX]\\s*(\\d+(?:\\.\\d+)?)%\\s*=\\s*(\\d+(?:\\.\\d+)?)");
    private static final Pattern ADJUSTED = Pattern.compile("追加|调增|调减|调整|核减|收回|结转");
    /** A price of a time or an occasion: how often it was paid would have to be guessed. */
    private static final Pattern REPEATED = Pattern.compile("每人?每?[月天日次学季]|/[月天日次]|月均|按[月天日次]|/人[·./][月天日次]");

    private static final Set<String> PER_PERSON = Set.of("元/人", "元/人·年", "元/人/年", "元/人.年");
    /** Money that is not what people were paid. */
    private static final Pattern NOT_PAID = Pattern.compile("预算|结余|剩余|结转|下达");

    /** Money received by the body, beside its budget. */
    private static final String RECEIVED = "到位";

    private static final Pattern PERSON = Pattern.compile("人|名");

    private final Report report;
    private final CheckBook book;
    private final FindingList findings;

    AmountCheck(Report report, CheckBook book, FindingList findings) {
        this.report = report;
        this.book = book;
        this.findings = findings;
    }

    void check() {
        for (Claim claim : report.claims()) {
            if (claim.is(ClaimKind.RATE) && book.hasPhrase(PhraseKind.EXECUTION_RATE, claim.subject())) {
                checkExecution(claim);
            }
            if (isUnitPrice(claim)) {
                checkPrice(claim);
            }
        }
        report.paragraphs().stream().filter(each -> each.place().cell() == null).forEach(this::checkProducts);
        report.sections().forEach(this::checkPerHead);
    }

    private boolean isUnitPrice(Claim claim) {
        return claim.is(ClaimKind.AMOUNT)
                && (PER_PERSON.contains(claim.unit())
                        || "元".equals(claim.unit()) && book.hasPhrase(PhraseKind.UNIT_PRICE, claim.subject()));
    }

    /**
     * A claimed rate of execution against the budgeted and spent amounts before it in its paragraph. Money received (到位) may be
     * what it divides by, and is where its words say so or no budget is named.
     */
    private void checkExecution(Claim rate) {
        List<Claim> spent = listBefore(rate, AmountCheck::isSpent);
        List<Claim> received = listBefore(rate, claim -> claim.subject().contains(RECEIVED));
        List<Claim> budgets = listBefore(rate, AmountCheck::isBudget);
        if (rate.subject().contains(RECEIVED) || budgets.isEmpty()) {
            budgets = received;
        }
        boolean explained = Stream.concat(budgets.stream(), received.stream())
                .filter(budget -> budget.value().signum() != 0)
                .anyMatch(budget -> spent.stream()
                        .anyMatch(part ->
                                ClaimMath.differPercent(rate, part, budget).signum() == 0));
        if (explained || spent.isEmpty() || budgets.isEmpty() || hasOther(rate, budgets)) {
            return;
        }
        Claim part = spent.get(spent.size() - 1);
        Claim whole = budgets.get(budgets.size() - 1);
        if (whole.value().signum() == 0) {
            return;
        }
        addExecution(
                rate.subject(),
                rate.value(),
                ClaimMath.toWan(part),
                ClaimMath.toWan(whole),
                List.of(rate.place(), whole.place()));
    }

    /** Whether the paragraph has money that was added to or taken from the budget, or several amounts that it may divide by. */
    private boolean hasOther(Claim rate, List<Claim> budgets) {
        return listBefore(rate, claim -> ADJUSTED.matcher(claim.subject()).find())
                                .size()
                        > 0
                || budgets.stream().map(ClaimMath::toWan).distinct().count() > 1;
    }

    private List<Claim> listBefore(Claim rate, Predicate<Claim> condition) {
        return report.claims().stream()
                .filter(claim -> claim.isMoney()
                        && claim.isExact()
                        && claim.place().equals(rate.place())
                        && claim.number() < rate.number())
                .filter(condition)
                .toList();
    }

    private static boolean isSpent(Claim claim) {
        return claim.subject().matches(".*(?:支出|执行数|决算|支付|拨付)[^预]*") && !isBudget(claim);
    }

    private static boolean isBudget(Claim claim) {
        return claim.subject().matches(".*(?:预算|安排)[^支决]*");
    }

    private void addExecution(
            String name, BigDecimal stated, BigDecimal part, BigDecimal whole, List<ClaimPlace> places) {
        BigDecimal rate = ClaimMath.percent(part, whole);
        String plan = stated.signum() == 0
                ? "—"
                : ClaimMath.format(ClaimMath.percent(rate, stated).setScale(2, RoundingMode.HALF_UP));
        findings.add(
                ClaimCheck.EXECUTION_RATE,
                ClaimMath.differPercent(stated, part, whole),
                places,
                name,
                ClaimMath.format(stated),
                ClaimMath.format(rate),
                ClaimMath.format(whole),
                ClaimMath.format(part),
                plan);
    }

    /** A price for one person, people and an amount of one paragraph, with or without a share of it. */
    private void checkPrice(Claim price) {
        List<Claim> near = report.claims().stream()
                .filter(claim -> claim.place().equals(price.place()) && claim != price)
                .toList();
        List<Claim> people = near.stream()
                .filter(claim -> claim.is(ClaimKind.COUNT)
                        && PERSON.matcher(claim.unit()).matches()
                        && claim.isExact())
                .toList();
        List<Claim> amounts = near.stream()
                .filter(claim -> claim.isMoney() && "万元".equals(claim.unit()) && claim.isExact())
                .filter(claim -> !NOT_PAID.matcher(claim.subject()).find())
                .toList();
        boolean several = near.stream().anyMatch(this::isUnitPrice)
                || REPEATED.matcher(SheetGrid.toHalfWidth(price.context())).find();
        if (several || people.size() != 1 || amounts.size() != 1) {
            return; // which belongs to which would have to be guessed
        }
        BigDecimal stated = amounts.get(0).value();
        BigDecimal nearest = findNearestProduct(price, people.get(0), near, stated);
        boolean agrees = nearest.subtract(stated).abs().compareTo(roundingOf(stated)) <= 0;
        findings.add(
                ClaimCheck.PRODUCT,
                agrees ? BigDecimal.ZERO : ClaimMath.differRelative(nearest, stated),
                List.of(price.place()),
                ClaimMath.format(price),
                ClaimMath.format(people.get(0)),
                ClaimMath.format(amounts.get(0)),
                ClaimMath.format(nearest));
    }

    /** Price × people in 万元, or the share of it among those near that comes nearest to the amount. */
    private static BigDecimal findNearestProduct(Claim price, Claim people, List<Claim> near, BigDecimal stated) {
        BigDecimal product = price.value().multiply(people.value()).movePointLeft(4);
        return Stream.concat(
                        Stream.of(product),
                        near.stream()
                                .filter(claim -> claim.value() != null && "%".equals(claim.unit()))
                                .map(claim -> product.multiply(claim.value()).movePointLeft(2)))
                .min(Comparator.comparing(
                        candidate -> candidate.subtract(stated).abs()))
                .orElseThrow();
    }

    /** Rounded or cut off at its last decimal. */
    private static BigDecimal roundingOf(BigDecimal stated) {
        return BigDecimal.ONE.movePointLeft(stated.scale());
    }

    /** Written as a calculation: 56.8万元×15%=8.52万元. */
    private void checkProducts(ReportParagraph paragraph) {
        Matcher product = PRODUCT.matcher(paragraph.narrow());
        while (product.find()) {
            BigDecimal exact = new BigDecimal(product.group(1))
                    .multiply(new BigDecimal(product.group(2)))
                    .movePointLeft(2);
            BigDecimal stated = new BigDecimal(product.group(3));
            boolean agrees = exact.subtract(stated).abs().compareTo(roundingOf(stated)) <= 0;
            findings.add(
                    ClaimCheck.PRODUCT,
                    agrees ? BigDecimal.ZERO : ClaimMath.differRelative(exact, stated),
                    List.of(paragraph.place()),
                    product.group(1),
                    product.group(2) + "%",
                    product.group(3),
                    ClaimMath.format(exact));
        }
    }

    /** What pays for people hired: the measure is by how many 元 a month a person's money is below 10,000. */
    private void checkPerHead(ReportSection section) {
        List<IndicatorLine> lines = report.indicators().stream()
                .filter(line -> line.section() == section.index() && line.actual() != null)
                .filter(line -> book.hasPhrase(PhraseKind.EMPLOYMENT, line.name()))
                .toList();
        List<IndicatorLine> people = new ArrayList<>(lines);
        people.removeIf(
                line -> !PERSON.matcher(line.unit()).matches() || line.actual().signum() == 0);
        List<IndicatorLine> money = new ArrayList<>(lines);
        money.removeIf(line -> !line.unit().equals("万元"));
        if (people.size() != 1 || money.size() != 1) {
            return;
        }
        BigDecimal each = money.get(0)
                .actual()
                .movePointRight(4)
                .divide(people.get(0).actual().multiply(MONTHS), 2, RoundingMode.HALF_UP);
        findings.add(
                ClaimCheck.PER_HEAD,
                BigDecimal.valueOf(10_000).subtract(each),
                List.of(people.get(0).place(), money.get(0).place()),
                ClaimMath.format(money.get(0).actual()),
                ClaimMath.format(people.get(0).actual()),
                ClaimMath.format(each));
    }
}
