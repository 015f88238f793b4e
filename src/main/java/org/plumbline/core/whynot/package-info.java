/**
 * Why an evaluation has not more points: the rows that nearly matched, the nearest value that would have gained points,
 * and the fewest changes that would reach the next grade. Start reading at {@link org.plumbline.core.whynot.WhyNot}.
 *
 * <p>Candidates come from the rows; each is confirmed by scoring again through
 * {@link org.plumbline.core.scoring.IndicatorRescorer}. In a group with a shared weight one member is changed at a
 * time. Results are computed on request and not stored. Must not know JSON, Spring or storage.
 */
package org.plumbline.core.whynot;
