/** The family 超额: points lost for over-achievement. The rule is {@link org.plumbline.vocabulary.OverRule}. */
package org.plumbline.core.rule.over;
