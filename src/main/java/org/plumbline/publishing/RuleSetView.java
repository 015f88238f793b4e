package org.plumbline.publishing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.plumbline.publishing.RuleSetVersion.Origin;
import org.plumbline.publishing.RuleSetVersion.State;

/**
 * A version as a caller sees it.
 *
 * @param inForce the years it rules; empty where none
 * @param sha256 of the rule set: workbook and DRL together
 * @param author who brought it; {@code disk} for files an operator laid out
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
        Years years,
        List<Years> inForce,
        String sha256,
        String workbookSha256,
        String author,
        Instant createdAt,
        Instant publishedAt) {

    static RuleSetView of(RuleSetVersion version, List<Years> inForce, String author) {
        return new RuleSetView(
                version.id(),
                version.scheme(),
                version.version(),
                version.title(),
                version.jurisdiction(),
                version.file(),
                version.state(),
                version.origin(),
                new Years(version.yearFrom(), version.yearTo()),
                inForce,
                version.sha256(),
                version.workbookSha256(),
                author,
                version.createdAt(),
                version.publishedAt());
    }
}
