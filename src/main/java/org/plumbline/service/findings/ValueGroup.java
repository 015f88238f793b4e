package org.plumbline.service.findings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * Values of one body.
 *
 * @param body null for submissions without a subject
 * @param count number of values
 * @param values newest evaluation first, at most {@link ValueRepository#SHOWN}; more if one body is asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ValueGroup(String body, long count, List<IndicatorValue> values) {

    /**
     * The value of an indicator in a stored evaluation.
     *
     * @param subject null if the submission names none
     * @param indicator its code
     * @param name null if the stored evaluation cannot be read and the catalogue has none
     * @param actual the value judged, in the unit of the target
     * @param target such as =100%; null where none is printed
     * @param unit null where none is printed
     * @param evidence whether the submission names evidence for it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IndicatorValue(
            UUID evaluation,
            String subject,
            int fiscalYear,
            String scheme,
            String indicator,
            String name,
            BigDecimal actual,
            String target,
            String unit,
            boolean evidence) {}
}
