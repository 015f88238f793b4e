/** The family 封顶: the most a total may be, by execution rate. The rule is {@link org.plumbline.vocabulary.CapRule}. */
package org.plumbline.core.rule.cap;
