/**
 * Submissions and evaluations as JSON: strict reading with a JSON pointer for every fault, and writing in the
 * contract's field order. The canonical form (without id, version and rendered sentences) is what replay, hashes and
 * bulk scoring compare byte for byte. Must not know Spring or storage. Start reading at
 * {@link org.plumbline.core.json.SubmissionJson} and {@link org.plumbline.core.json.EvaluationJson}.
 */
package org.plumbline.core.json;
