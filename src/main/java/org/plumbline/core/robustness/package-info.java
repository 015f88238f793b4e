/**
 * How much of a verdict rests on what is not shown: total and grade under stricter readings of a submission, each scored by
 * the scorer itself. Computed on request; must not change an evaluation.
 */
package org.plumbline.core.robustness;
