package org.plumbline.service.reports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.claims.Claim;
import org.plumbline.core.claims.ClaimFact;
import org.plumbline.core.claims.ClaimFinding;
import org.plumbline.core.claims.ClaimPlace;
import org.plumbline.core.claims.ReportReading;
import org.plumbline.core.explanation.DisplayNames;
import org.plumbline.service.reports.ReportService.ReadReport;
import org.plumbline.vocabulary.StatedFact;

/**
 * A report with its claims and findings, in the caller's language.
 *
 * @param sha256 of the file
 * @param checks SHA-256 of the workbook of report checks
 * @param fiscalYear null where the report names none; likewise {@code body}
 * @param tableRows how many rows of its tables were read
 * @param titles of the report, or of the reports within the document
 * @param unread numbers of the text that no claim has: nothing is checked of them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportView(
        UUID id,
        String file,
        String sha256,
        String checks,
        String uploadedBy,
        Instant uploadedAt,
        Integer fiscalYear,
        String body,
        int tableRows,
        List<String> titles,
        List<ClaimView> claims,
        List<FindingView> findings,
        List<UnreadView> unread) {

    /**
     * A claim.
     *
     * @param ticked whether it counts
     * @param sure whether it counts without a person's decision
     * @param fact the same as a stated fact of a submission
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ClaimView(
            String key,
            String kind,
            String place,
            String text,
            String subject,
            BigDecimal value,
            String unit,
            String bound,
            String context,
            boolean ticked,
            boolean sure,
            FactView fact) {}

    /** A number that was not read, with its sentence. */
    record UnreadView(String place, String text, String context) {}

    /** A fact as {@code submission.facts} has it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FactView(String key, Object value, String unit, String source) {}

    /**
     * A finding.
     *
     * @param severityName in the caller's language
     * @param anchors addresses of its places on the page; null for a cell that is not shown
     * @param row of the sheet 检查
     */
    record FindingView(
            String code,
            String severity,
            @JsonIgnore String severityName,
            String name,
            String message,
            List<String> places,
            @JsonIgnore List<String> anchors,
            String basis,
            int row) {}

    static ReportView of(ReadReport report, Locale locale) {
        ReportReading reading = report.reading();
        Map<ClaimPlace, String> addresses = ReportTextView.findAddresses(report);
        return new ReportView(
                report.stored().id(),
                report.stored().file(),
                reading.sha256(),
                report.checksSha256(),
                report.stored().actor(),
                report.stored().createdAt(),
                reading.year(),
                reading.body(),
                reading.tableRows(),
                reading.titles(),
                reading.listFacts(report.stored().file()).stream()
                        .map(each -> toClaim(each, report, locale))
                        .toList(),
                reading.check(report.decisions()).stream()
                        .map(finding -> toFinding(finding, addresses, locale))
                        .toList(),
                reading.unread().stream()
                        .map(each -> new UnreadView(each.place().describe(locale), each.text(), each.context()))
                        .toList());
    }

    private static ClaimView toClaim(ClaimFact stated, ReadReport report, Locale locale) {
        Claim claim = stated.claim();
        return new ClaimView(
                claim.key(),
                claim.kind().name(),
                claim.place().describe(locale),
                claim.text(),
                claim.subject(),
                claim.value(),
                claim.unit(),
                claim.value() == null ? null : claim.bound().name(),
                claim.context(),
                ReportReading.isTicked(claim, report.decisions()),
                claim.sure(),
                toFact(stated.fact()));
    }

    private static FactView toFact(StatedFact fact) {
        BigDecimal number = fact.value().numberOrNull();
        return new FactView(fact.key(), number == null ? fact.value().toString() : number, fact.unit(), fact.source());
    }

    static FindingView toFinding(ClaimFinding finding, Map<ClaimPlace, String> addresses, Locale locale) {
        return new FindingView(
                finding.check().name(),
                finding.severity().name(),
                DisplayNames.nameSeverity(finding.severity(), locale),
                nameCheck(finding, locale),
                finding.message().in(locale),
                finding.places().stream().map(place -> place.describe(locale)).toList(),
                finding.places().stream().map(addresses::get).toList(),
                finding.basis(),
                finding.row());
    }

    /** Its Chinese label, or the words of its code. */
    private static String nameCheck(ClaimFinding finding, Locale locale) {
        String code = finding.check().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Bilingual(finding.check().label(), code).in(locale);
    }
}
