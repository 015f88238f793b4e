package org.plumbline.core.claims;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plumbline.core.basics.SubmissionLimits;
import org.plumbline.core.claims.PartLists.PartList;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.FactKey;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Value;

/**
 * Writes claims as stated facts of a submission. A claim gets a key that the checks of schemes understand where it can mean
 * nothing else; any other claim is a fact of its own place, which is compared with nothing.
 */
final class ClaimFacts {

    /** What 全部完成 must be said of to mean every target. */
    private static final Pattern TARGETS = Pattern.compile("目标|指标");

    private final Report report;
    private final CheckBook book;
    private final String file;
    private final Map<Integer, String> keys = new HashMap<>();

    /** @param file name of the report, for the sources */
    ClaimFacts(Report report, CheckBook book, String file) {
        this.report = report;
        this.book = book;
        this.file = file;
    }

    /** One for each claim, in their order. */
    List<ClaimFact> list() {
        addPartKeys();
        boolean oneRate = listExecutionRates().size() == 1;
        return report.claims().stream()
                .map(claim -> new ClaimFact(claim, toFact(claim, oneRate)))
                .toList();
    }

    /** Without those rounded to whole percent points. Several rates are those of several projects, of which one submission is. */
    private Set<BigDecimal> listExecutionRates() {
        return report.claims().stream()
                .filter(this::isExecutionRate)
                .map(claim -> claim.value().stripTrailingZeros())
                .collect(Collectors.toSet());
    }

    private boolean isExecutionRate(Claim claim) {
        return claim.is(ClaimKind.RATE)
                && isCurrent(claim)
                && (claim.value().scale() > 0 || claim.value().compareTo(DecimalMath.HUNDRED) == 0)
                && book.hasPhrase(PhraseKind.EXECUTION_RATE, claim.subject());
    }

    private boolean isCurrent(Claim claim) {
        return claim.isExact()
                && !claim.planned()
                && (claim.year() == null || claim.year().equals(report.year()));
    }

    /** Lists that leave nothing out, the first of each whole: the same money may be listed by kind and by purpose. */
    private void addPartKeys() {
        Map<String, Claim> wholes = new HashMap<>();
        for (PartList list : new PartLists(report, book).list()) {
            Claim whole = list.whole();
            boolean usable = !whole.subject().isEmpty()
                    && isCurrent(whole)
                    && list.parts().stream()
                            .allMatch(part -> part.isExact() && !part.subject().isEmpty())
                    && sumOf(list).compareTo(ClaimMath.toWan(whole).subtract(toleranceOf(list))) >= 0;
            if (usable && wholes.putIfAbsent(whole.subject(), whole) == null) {
                keys.put(whole.number(), FactKey.WHOLE.label() + "：" + whole.subject());
                list.parts()
                        .forEach(part -> keys.put(
                                part.number(), FactKey.PART.label() + "：" + whole.subject() + "：" + part.subject()));
            }
        }
    }

    private static BigDecimal sumOf(PartList list) {
        return list.parts().stream().map(ClaimMath::toWan).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal toleranceOf(PartList list) {
        return list.parts().stream().map(ClaimMath::rounding).reduce(ClaimMath.rounding(list.whole()), BigDecimal::add);
    }

    private StatedFact toFact(Claim claim, boolean oneRate) {
        String place = claim.place().describe(Locale.CHINESE);
        String words = claim.subject().isEmpty() ? claim.kind().label().zh() : claim.subject();
        String source = file + "（SHA-256 " + report.sha256() + "）" + place + "：" + claim.context();
        String key = findKey(claim, oneRate);
        return new StatedFact(
                cut(key == null ? "正文：" + words + "（" + place + "）" : key),
                key == null ? valueOf(claim) : knownValue(claim),
                claim.unit(),
                cut(source));
    }

    /** Null where no check understands the claim. */
    private String findKey(Claim claim, boolean oneRate) {
        if (claim.is(ClaimKind.ALL_ACHIEVED)) {
            boolean targets = claim.place().cell() == null
                    && TARGETS.matcher(claim.subject()).find();
            return targets ? FactKey.ALL_MET.label() : null;
        }
        if (claim.is(ClaimKind.NO_PROBLEM)) {
            return FactKey.PROBLEMS.label();
        }
        if (isExecutionRate(claim)) {
            return oneRate ? FactKey.EXECUTION_RATE.label() : null;
        }
        String part = keys.get(claim.number());
        return part != null ? part : findQuantityKey(claim);
    }

    /** Of the sheet 对应, so that its values must agree; rounded ones are compared by the report checks alone. */
    private String findQuantityKey(Claim claim) {
        boolean comparable = (claim.isMoney() || claim.is(ClaimKind.COUNT))
                && isCurrent(claim)
                && claim.whole() == null
                && !ClaimMath.isCoarse(claim);
        return comparable
                ? book.findQuantity(claim.subject()).map(name -> "正文：" + name).orElse(null)
                : null;
    }

    private static Value knownValue(Claim claim) {
        return switch (claim.kind()) {
            case ALL_ACHIEVED -> Value.of("是");
            case NO_PROBLEM -> Value.of("无");
            default -> valueOf(claim);
        };
    }

    private static Value valueOf(Claim claim) {
        return claim.value() == null ? Value.of(claim.text()) : Value.of(claim.value());
    }

    private static String cut(String text) {
        return text.length() <= SubmissionLimits.TEXT ? text : text.substring(0, SubmissionLimits.TEXT);
    }
}
