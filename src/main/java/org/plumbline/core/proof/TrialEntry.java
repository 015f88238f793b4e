package org.plumbline.core.proof;

import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Submission;

/**
 * One value of one indicator that a row may judge differently from its neighbours.
 *
 * @param reading as rows judge it, outside its group
 * @param submission that states the value and nothing else
 */
public record TrialEntry(Reading reading, Submission submission) {}
