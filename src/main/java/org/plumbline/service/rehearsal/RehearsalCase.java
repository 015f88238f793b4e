package org.plumbline.service.rehearsal;

import java.util.function.Function;
import java.util.function.Supplier;
import org.plumbline.vocabulary.Submission;

/**
 * A case to rehearse.
 *
 * @param id of the kept evaluation, or the line number in an uploaded set
 * @param body the submission as handed in
 * @param before its evaluation until now; gives null where there is none
 */
record RehearsalCase(String id, Supplier<byte[]> body, Function<Submission, EvaluationOutline> before) {}
