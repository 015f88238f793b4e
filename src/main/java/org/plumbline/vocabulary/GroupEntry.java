package org.plumbline.vocabulary;

import java.math.BigDecimal;

/** The declared score of a shared-weight group; {@code declaredScore} is null where blank. */
public record GroupEntry(String code, BigDecimal declaredScore) {}
