package org.plumbline.service.rulesets;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.plumbline.service.rulesets.RuleSetVersion.Origin;
import org.plumbline.service.rulesets.RuleSetVersion.State;

/**
 * A version as a caller sees it.
 *
 * @param inForce the years for which it is in force; empty if none
 * @param sha256 of the rule set: workbook and DRL together
 * @param author who uploaded it; {@code disk} for files on disk
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleSetView(
        long id,
        String scheme,
        int version,
        String title,
        String jurisdiction,
        String file,
        State state,
        Origin origin,
        YearRange years,
        List<YearRange> inForce,
        String sha256,
        String workbookSha256,
        String author,
        Instant createdAt,
        Instant publishedAt) {

    static RuleSetView of(RuleSetVersion version, List<YearRange> inForce, String author) {
        return new RuleSetView(
                version.id(),
                version.scheme(),
                version.version(),
                version.title(),
                version.jurisdiction(),
                version.file(),
                version.state(),
                version.origin(),
                version.years(),
                inForce,
                version.sha256(),
                version.workbookSha256(),
                author,
                version.createdAt(),
                version.publishedAt());
    }
}
