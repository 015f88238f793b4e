package org.plumbline.service.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private static final int MOST_CLAIMS = 200;

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
        Map<ClaimPlace, List<Claim>> claims = new LinkedHashMap<>();
        Map<ClaimPlace, String> texts = new LinkedHashMap<>();
        report.reading().paragraphs().forEach(each -> texts.put(each.place(), each.text()));
        for (Claim claim : report.reading().claims()) {
            claims.computeIfAbsent(claim.place(), place -> new ArrayList<>()).add(claim);
            texts.putIfAbsent(claim.place(), claim.context());
        }
        List<PassageView> all = new ArrayList<>();
        int before = 0;
        int last = 1;
        for (Map.Entry<ClaimPlace, String> each : texts.entrySet()) {
            List<Claim> own = claims.getOrDefault(each.getKey(), List.of());
            last = before / MOST_CLAIMS + 1;
            if (last == part) {
                all.add(toPassage(each.getKey(), each.getValue(), own, report, locale));
            }
            before += own.size();
        }
        return new ReportTextView(List.copyOf(all), part, last);
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
                anchor(place.describe(Locale.CHINESE)),
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
    static String anchor(String place) {
        return "at-" + place.replaceAll("[^\\p{L}\\p{N}]", "-");
    }

    List<String> listKeys() {
        return passages.stream()
                .flatMap(passage -> passage.claims().stream())
                .map(TickView::key)
                .toList();
    }
}
