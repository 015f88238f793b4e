package org.plumbline.vocabulary;

import java.math.BigDecimal;

/** The total and grade that the body declared; each is null where not declared. */
public record DeclaredResult(BigDecimal total, String grade) {

    public static final DeclaredResult NOTHING = new DeclaredResult(null, null);
}
