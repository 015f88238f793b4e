/**
 * Submissions and evaluations as JSON: strict reading with a JSON pointer for every fault, and writing in the contract's
 * field order. The canonical form (without id, version and rendered sentences) is what replay, hashes and bulk scoring
 * compare byte for byte.
 *
 * <p>Part of the core, so that a Spark job reads and writes the very same bytes; it must not know Spring or storage. Start
 * reading at {@link org.plumbline.core.json.SubmissionJson} and {@link org.plumbline.core.json.EvaluationJson}.
 */
package org.plumbline.core.json;
