/**
 * One submission in, one evaluation out: {@link org.plumbline.core.scoring.Scorer}. No I/O, clock, database or Spring;
 * equal submission and rule set give an equal evaluation on any machine and thread.
 *
 * <p>{@code SubmissionReadings} reads, the rules judge, {@code ScoreCalculator} adds up, the rules grade,
 * {@code SubmissionObserver} measures and
 * the rules raise findings. Start reading at {@code Scorer}.
 */
package org.plumbline.core.scoring;
