package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * The most a total may be (封顶).
 *
 * @param most 总分上限, in points
 */
public record Cap(BigDecimal most, String basis) implements RuleResult {}
