/**
 * Score, store, explain and replay: submissions come in over HTTP or from a sample, evaluations go out as JSON, text,
 * page, PDF or spreadsheet.
 *
 * <p>The bytes of the submission and the canonical bytes of the evaluation are stored compressed with the version of the
 * rules, and never changed; the columns beside them serve searching. Start reading at
 * {@link org.plumbline.service.evaluations.ScoringService} and {@link org.plumbline.service.evaluations.EvaluationRepository}.
 */
package org.plumbline.service.evaluations;
