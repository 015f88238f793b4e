/**
 * The family 分段: points for every step away from the target, with another amount beyond a turn. The rule is
 * {@link org.plumbline.vocabulary.SlopeRule}.
 */
package org.plumbline.core.rule.slope;
