/** The family 定性: a share of the weight for a wording. The rule is {@link org.plumbline.vocabulary.WordingRule}. */
package org.plumbline.core.rule.wording;
