package org.plumbline.service.evaluations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A stored evaluation in a list. */
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

    /** The subject. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SubjectView(String name, String region) {}

    /** The rules it was scored by. */
    public record RuleSetReference(int version, String sha256) {}

    /** The declared total and grade. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DeclaredTotal(BigDecimal total) {}
}
