package org.plumbline.evaluations;

import org.plumbline.publishing.RuleSetVersion;
import org.plumbline.scoring.Evaluation;
import org.plumbline.vocabulary.Submission;

/**
 * A submission, its evaluation, and the version of the rules behind it.
 *
 * @param body the submission as it was handed in
 */
public record Scored(byte[] body, Submission submission, Evaluation evaluation, RuleSetVersion version) {}
