/**
 * Figures over all kept evaluations: grades, differences, lost points and findings by scheme, fiscal year and region, with the
 * list behind each and as files.
 *
 * <p>Nothing here is the truth: {@link org.plumbline.service.statistics.StatisticsUpdater} adds up what the audit log names, off the scoring
 * path, and could do so again from nothing. Pages and API read the sums alone; only a list behind a figure reads evaluations.
 *
 * <p>Must not know how anything is scored or worded. Start reading at {@code StatisticsUpdater}, then {@code SumBatch} and {@code FigureReader}.
 */
package org.plumbline.service.statistics;
