/**
 * Submissions as tables: rows under known headings gathered into submissions, as JSON that is then read like any other.
 *
 * <p>Part of the core, so that a Spark job reads the same files as a job of the service. Whether values are usable is not judged
 * here; it must not know jobs, HTTP or storage. Start reading at {@link org.plumbline.core.casetable.SubmissionAssembler}.
 */
package org.plumbline.core.casetable;
