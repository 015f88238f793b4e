/**
 * Many submissions at once: a stream of lines in, an evaluation or a problem a line out, in the same order.
 *
 * <p>Memory does not grow with the number of lines: a few chunks of them are at work at any time, and while nobody reads the
 * answers nothing more is read. Nothing is kept.
 *
 * <p>Must not know how a submission is scored or what makes a problem. Start reading at
 * {@link org.plumbline.batches.BatchController}.
 */
package org.plumbline.batches;
