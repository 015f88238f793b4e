package org.plumbline.core.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.core.claims.PartLists.PartList;
import org.plumbline.vocabulary.DecimalMath;

/** Parts against their whole: amounts and shares. */
final class PartCheck {

    private static final Pattern GENERAL_WHOLE = Pattern.compile("总|全部|合计|其");

    private final Report report;
    private final List<PartList> lists;
    private final FindingList findings;

    PartCheck(Report report, CheckBook book, FindingList findings) {
        this.report = report;
        this.lists = new PartLists(report, book).list();
        this.findings = findings;
    }

    void check() {
        for (PartList list : lists) {
            checkSum(list);
            list.parts().forEach(part -> checkShare(part, list.whole()));
        }
    }

    private void checkSum(PartList list) {
        BigDecimal whole = ClaimMath.toWan(list.whole());
        BigDecimal sum = sum(list);
        BigDecimal difference = sum.subtract(whole);
        BigDecimal measure = difference.abs().compareTo(tolerance(list)) <= 0
                ? BigDecimal.ZERO
                : ClaimMath.differRelative(sum, whole);
        ClaimCheck check = isComplete(list)
                ? ClaimCheck.PARTS_SUM
                : difference.signum() > 0 ? ClaimCheck.PARTS_OVER : ClaimCheck.PARTS_BELOW;
        List<ClaimPlace> places = new ArrayList<>(List.of(list.whole().place()));
        list.parts().forEach(part -> places.add(part.place()));
        findings.add(
                check,
                measure,
                places,
                list.whole().subject(),
                ClaimMath.format(whole),
                ClaimMath.format(sum),
                ClaimMath.format(difference));
    }

    private static BigDecimal sum(PartList list) {
        return list.parts().stream().map(ClaimMath::toWan).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What rounding each number to its printed decimals may add up to. */
    private static BigDecimal tolerance(PartList list) {
        return Stream.concat(Stream.of(list.whole()), list.parts().stream())
                .map(ClaimMath::rounding)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * Whether the list leaves nothing out: its words say so, another amount of the same parts adds up to its whole, or the
     * parts' shares add up to all.
     */
    private boolean isComplete(PartList list) {
        if (ComposedAmounts.isComplete(list.parts().get(0))) {
            return true;
        }
        boolean adds = list.numbered()
                && lists.stream()
                        .filter(other -> other != list && isSameList(other, list))
                        .anyMatch(other -> sum(other)
                                        .subtract(ClaimMath.toWan(other.whole()))
                                        .abs()
                                        .compareTo(tolerance(other))
                                <= 0);
        BigDecimal shares = list.parts().stream()
                .flatMap(part -> PartLists.sharesOf(report, part))
                .map(Claim::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return adds || shares.subtract(DecimalMath.HUNDRED).abs().compareTo(BigDecimal.ONE) < 0;
    }

    private static boolean isSameList(PartList one, PartList other) {
        return one.numbered()
                && one.whole().sentence() == other.whole().sentence()
                && one.parts().size() == other.parts().size()
                && one.parts().get(0).place().equals(other.parts().get(0).place());
    }

    private void checkShare(Claim part, Claim whole) {
        if (whole.value().signum() == 0) {
            return;
        }
        PartLists.sharesOf(report, part)
                .filter(share -> isShareOf(share, whole))
                .forEach(share -> {
                    BigDecimal measure = ClaimMath.differPercent(share, part, whole);
                    findings.add(
                            ClaimCheck.SHARE_RECOMPUTE,
                            measure,
                            List.of(share.place()),
                            part.subject(),
                            ClaimMath.format(part),
                            ClaimMath.format(whole),
                            ClaimMath.format(share.value()),
                            ClaimMath.format(ClaimMath.percent(ClaimMath.toWan(part), ClaimMath.toWan(whole))));
                });
    }

    /** Whether a share's words name its whole, or none: not in 人员支出600万元，占人员预算的98%. */
    private static boolean isShareOf(Claim share, Claim whole) {
        String of = share.subject().replaceAll(".*占(?:比例?|比重)?", "");
        return of.isEmpty()
                || GENERAL_WHOLE.matcher(of).find()
                || whole.subject().contains(of);
    }
}
