/**
 * The family 反比: points in proportion to target ÷ actual. The rule is
 * {@link org.plumbline.vocabulary.ReverseRatioRule}.
 */
package org.plumbline.core.rule.reverse;
