package org.plumbline.service.reports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.plumbline.core.claims.Claim;
import org.plumbline.core.claims.ClaimPlace;
import org.plumbline.core.claims.ReportReading;
import org.plumbline.service.reports.ReportService.ReadReport;
import org.plumbline.vocabulary.DecimalMath;

/**
 * The text of a report with its claims beside it, a part of it at a time.
 *
 * @param parts how many there are
 */
record ReportTextView(List<PassageView> passages, int part, int parts) {

    /** Claims on one page. */
    private static final int MOST_CLAIMS = 300;

    /**
     * A paragraph, or a cell with claims.
     *
     * @param anchor for links
     */
    record PassageView(String anchor, String place, List<PieceView> pieces, List<TickView> claims) {}

    /**
     * A piece of the text.
     *
     * @param claim whether it is one
     */
    record PieceView(String text, boolean claim, boolean ticked) {}

    /**
     * A claim with its tick.
     *
     * @param meaning what was read
     */
    record TickView(String key, String kind, String text, String meaning, boolean ticked, boolean sure) {}

    static ReportTextView of(ReadReport report, int part, Locale locale) {
        Map<ClaimPlace, String> texts = new LinkedHashMap<>();
        report.reading().paragraphs().forEach(each -> texts.put(each.place(), each.text()));
        report.reading().claims().forEach(claim -> texts.putIfAbsent(claim.place(), claim.context()));
        Map<ClaimPlace, List<Claim>> claims = groupClaims(report);
        Map<ClaimPlace, Integer> parts = findParts(report);
        List<PassageView> passages = texts.entrySet().stream()
                .filter(each -> parts.get(each.getKey()) == part)
                .map(each -> toPassage(
                        each.getKey(), each.getValue(), claims.getOrDefault(each.getKey(), List.of()), report, locale))
                .toList();
        return new ReportTextView(
                passages,
                part,
                parts.values().stream().mapToInt(each -> each).max().orElse(1));
    }

    private static Map<ClaimPlace, List<Claim>> groupClaims(ReadReport report) {
        return report.reading().claims().stream()
                .collect(Collectors.groupingBy(Claim::place, LinkedHashMap::new, Collectors.toList()));
    }

    /** The part on which a place is shown, for every place that is. */
    private static Map<ClaimPlace, Integer> findParts(ReadReport report) {
        Map<ClaimPlace, List<Claim>> claims = groupClaims(report);
        Map<ClaimPlace, Integer> parts = new LinkedHashMap<>();
        report.reading().paragraphs().forEach(each -> parts.put(each.place(), 1));
        claims.keySet().forEach(place -> parts.putIfAbsent(place, 1));
        int before = 0;
        for (ClaimPlace place : parts.keySet()) {
            parts.put(place, before / MOST_CLAIMS + 1);
            before += claims.getOrDefault(place, List.of()).size();
        }
        return parts;
    }

    /** Address of a place on the pages of its report; null where it is not shown. */
    static Map<ClaimPlace, String> findAddresses(ReadReport report) {
        Map<ClaimPlace, String> addresses = new HashMap<>();
        findParts(report).forEach((place, part) -> addresses.put(place, "?part=" + part + "#" + anchor(place)));
        return addresses;
    }

    private static PassageView toPassage(
            ClaimPlace place, String text, List<Claim> claims, ReadReport report, Locale locale) {
        List<PieceView> pieces = new ArrayList<>();
        int at = 0;
        for (Claim claim : claims) {
            boolean shown = place.cell() == null && claim.from() >= at && claim.to() <= text.length();
            if (shown) {
                pieces.add(new PieceView(text.substring(at, claim.from()), false, false));
                pieces.add(new PieceView(
                        text.substring(claim.from(), claim.to()),
                        true,
                        ReportReading.isTicked(claim, report.decisions())));
                at = claim.to();
            }
        }
        pieces.add(new PieceView(text.substring(at), false, false));
        return new PassageView(
                anchor(place),
                place.describe(locale),
                pieces,
                claims.stream().map(claim -> toTick(claim, report, locale)).toList());
    }

    private static TickView toTick(Claim claim, ReadReport report, Locale locale) {
        String value = claim.value() == null
                ? claim.subject()
                : claim.subject() + " " + DecimalMath.formatPlain(claim.value()) + claim.unit();
        return new TickView(
                claim.key(),
                claim.kind().label().in(locale),
                claim.text(),
                value.strip(),
                ReportReading.isTicked(claim, report.decisions()),
                claim.sure());
    }

    /** Of a place in Chinese, whatever the page's language. */
    private static String anchor(ClaimPlace place) {
        return "at-" + place.describe(Locale.CHINESE).replaceAll("[^\\p{L}\\p{N}]", "-");
    }

    List<String> listKeys() {
        return passages.stream()
                .flatMap(passage -> passage.claims().stream())
                .map(TickView::key)
                .toList();
    }
}
