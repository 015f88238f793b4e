/** The family 加分: points added to the total for a stated fact. The rule is {@link org.plumbline.vocabulary.BonusRule}. */
package org.plumbline.core.rule.bonus;
