package org.plumbline.vocabulary;

import java.math.BigDecimal;

/** The total and grade of a review (复核总分、复核等级); each is null where not stated. */
public record ReviewResult(BigDecimal total, String grade) {

    public static final ReviewResult NOTHING = new ReviewResult(null, null);
}
