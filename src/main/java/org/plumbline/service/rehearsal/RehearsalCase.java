package org.plumbline.service.rehearsal;

import java.util.function.Function;
import java.util.function.Supplier;
import org.plumbline.vocabulary.Submission;

/**
 * A case to rehearse.
 *
 * @param id of the stored evaluation, or the line number in an uploaded set
 * @param body the submitted bytes
 * @param before supplies its earlier evaluation; gives null if there is none
 */
record RehearsalCase(String id, Supplier<byte[]> body, Function<Submission, EvaluationOutline> before) {}
