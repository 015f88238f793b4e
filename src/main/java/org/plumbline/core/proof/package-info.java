/**
 * Proves for a rule set what holds for every admissible submission: one row judges each value, every row can judge, and a
 * better value never scores less. Decided exactly, by splitting the values at the rows' bounds and turning points, and
 * by running the scorer itself in each part. Start reading at {@link org.plumbline.core.proof.RuleSetProver}.
 */
package org.plumbline.core.proof;
