/** The family 区间: a fixed score within bounds. The rule is {@link org.plumbline.vocabulary.BandRule}. */
package org.plumbline.core.rule.band;
