package org.plumbline.service.rulesets;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.plumbline.service.rulesets.RuleSetVersion.Origin;
import org.plumbline.service.rulesets.RuleSetVersion.State;

/**
 * A version as a caller sees it.
 *
 * @param inForce the years for which it is in force; empty if none
 * @param sha256 of the rule set: workbook and DRL together
 * @param author the user who uploaded it; {@code disk} for files on disk
 * @param authors the users who do not decide on it: its author, those who uploaded the same files, and the authors of the
 *     returned versions that it follows
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
        Instant publishedAt,
        Set<String> authors) {

    static RuleSetView of(RuleSetVersion version, List<YearRange> inForce, VersionAuthors.Authors authors) {
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
                authors.uploader(),
                version.createdAt(),
                version.publishedAt(),
                authors.names());
    }

    /** Whether the user is one of the authors. */
    public boolean hasAuthor(String user) {
        return authors.contains(user);
    }

    /** Whether a decision may still put the version in force for the first time. */
    boolean isUndecided() {
        return state == State.DRAFT || state == State.APPROVED;
    }
}
