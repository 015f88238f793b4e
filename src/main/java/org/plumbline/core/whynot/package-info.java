/**
 * Why not more, and what would help: the rows that came near, the nearest value that would have gained points, and the
 * fewest changes that would reach the next grade. Start reading at {@link org.plumbline.core.whynot.WhyNot}.
 *
 * <p>Candidates come from the rows, typed; what is promised comes from scoring again, through
 * {@link org.plumbline.core.scoring.IndicatorRescorer}, never from a formula. Of a shared-weight group one member at a time is changed.
 * Nothing here is part of an evaluation: it is computed where somebody asks, and kept nowhere. Must not know JSON, Spring or
 * storage; the sentences are {@code explanation}'s.
 */
package org.plumbline.core.whynot;
