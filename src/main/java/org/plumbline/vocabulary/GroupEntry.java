package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * What a submission states of a shared-weight group.
 *
 * @param declaredScore null where blank
 * @param chosen code of the member that is to count, where the scheme leaves the choice to the submission; else null
 */
public record GroupEntry(String code, BigDecimal declaredScore, String chosen) {

    public GroupEntry(String code, BigDecimal declaredScore) {
        this(code, declaredScore, null);
    }
}
