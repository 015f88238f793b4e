/** The family 否决: a total of 0 or a lower grade. The rule is {@link org.plumbline.vocabulary.VetoRule}. */
package org.plumbline.core.rule.veto;
