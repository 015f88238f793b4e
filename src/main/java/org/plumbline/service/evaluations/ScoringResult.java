package org.plumbline.service.evaluations;

import org.plumbline.core.scoring.Evaluation;
import org.plumbline.service.rulesets.RuleSetVersion;
import org.plumbline.vocabulary.Submission;

/**
 * A submission, its evaluation, and the version of the rules behind it.
 *
 * @param body the submitted bytes
 */
public record ScoringResult(byte[] body, Submission submission, Evaluation evaluation, RuleSetVersion version) {}
