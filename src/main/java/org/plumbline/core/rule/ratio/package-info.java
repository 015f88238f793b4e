/** The family 比例: points in proportion to the target reached. The rule is {@link org.plumbline.vocabulary.RatioRule}. */
package org.plumbline.core.rule.ratio;
