/**
 * Score, keep, explain, replay: submissions come in over HTTP or from a sample's button, evaluations go out as JSON, as text
 * or as a page.
 *
 * <p>What is kept are the bytes handed in and the canonical bytes of the result, each compressed, with the version of the
 * rules; the columns beside them only serve searching. Nothing kept is ever changed. A replay scores the kept submission by
 * the kept rules and compares bytes.
 *
 * <p>Must not know how rules are written or versions are made. Start reading at
 * {@link org.plumbline.service.evaluations.ScoringService} and {@link org.plumbline.service.evaluations.EvaluationRepository}.
 */
package org.plumbline.service.evaluations;
