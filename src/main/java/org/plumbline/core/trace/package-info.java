/**
 * Why: what each rule read, what it said and where it is written, as typed values in a stable order. Rendering them as
 * sentences ({@link org.plumbline.trace.Narrator}) is apart from the values, which are what is kept and compared.
 *
 * <p>This package must not know how a score is computed. Start reading at {@link org.plumbline.core.trace.TraceStep}.
 */
package org.plumbline.core.trace;
