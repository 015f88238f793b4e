/**
 * The family 每步扣分: points for every step away from the target. The rule is {@link org.plumbline.vocabulary.StepRule}.
 */
package org.plumbline.core.rule.step;
