/** The family 审核: findings. The rule is {@link org.plumbline.vocabulary.CheckRule}. */
package org.plumbline.core.rule.check;
