/**
 * What a version of the rules would change: a draft is scored over all stored evaluations of its scheme or over an
 * uploaded set and compared ({@link org.plumbline.service.rehearsal.Impact}), with the rules that never fired
 * ({@link org.plumbline.service.rehearsal.Coverage}). Equal cases give equal bytes, whatever the order of the threads.
 * Evaluations made here are not stored.
 */
package org.plumbline.service.rehearsal;
