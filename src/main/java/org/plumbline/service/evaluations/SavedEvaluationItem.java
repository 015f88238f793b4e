package org.plumbline.service.evaluations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A kept evaluation as a line of a list. */
public record SavedEvaluationItem(
        UUID id,
        String scheme,
        int fiscalYear,
        @JsonInclude(JsonInclude.Include.NON_NULL) SubjectView subject,
        RuleSetReference ruleSet,
        boolean complete,
        BigDecimal total,
        String grade,
        DeclaredTotal declared,
        BigDecimal difference,
        int findings,
        Instant createdAt) {

    /** Whose. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SubjectView(String name, String region) {}

    /** By which rules. */
    public record RuleSetReference(int version, String sha256) {}

    /** What it gave itself. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DeclaredTotal(BigDecimal total) {}
}
