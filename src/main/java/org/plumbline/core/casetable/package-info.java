/**
 * Submissions as tables: rows under known headings gathered into submissions, as JSON that is read like any other.
 * Values are not judged here. Must not know jobs, HTTP or storage. Start reading at
 * {@link org.plumbline.core.casetable.SubmissionAssembler}.
 */
package org.plumbline.core.casetable;
