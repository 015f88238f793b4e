/**
 * The reasons for a score: what each rule read, its result and where it is written, as typed values in a stable order.
 * Rendering them as sentences is the task of {@code core.explanation}. Must not know how a score is computed. Start
 * reading at {@link org.plumbline.core.trace.TraceStep}.
 */
package org.plumbline.core.trace;
