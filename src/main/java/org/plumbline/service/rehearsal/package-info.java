/**
 * What a version of the rules would do before it does it: a draft is scored over all kept evaluations of its scheme, or over
 * an uploaded set, and compared with what was kept ({@link org.plumbline.service.rehearsal.Impact}); and which rules never fired
 * ({@link org.plumbline.service.rehearsal.Coverage}).
 *
 * <p>Cases go through in chunks on a few threads and only sums are held, merged in the order of the chunks: the same cases
 * give the same bytes, however the threads ran. Nothing scored here is kept as an evaluation.
 *
 * <p>Must not know how versions are approved or shown. Start reading at {@link org.plumbline.service.rehearsal.RehearsalService}, then
 * {@code DraftComparison} and {@code CauseFinder}.
 */
package org.plumbline.service.rehearsal;
