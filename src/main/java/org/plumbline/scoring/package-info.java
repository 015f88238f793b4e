/**
 * One submission in, one evaluation out: {@link org.plumbline.scoring.Scorer}. No I/O, clock, database or Spring; equal
 * submission and rule set give an equal evaluation on any machine and thread.
 *
 * <p>{@code Readings} reads, the rules judge, {@code Tally} adds up, the rules grade, {@code Observations} measures and the
 * rules find. Start reading at {@code Scorer}.
 */
package org.plumbline.scoring;
