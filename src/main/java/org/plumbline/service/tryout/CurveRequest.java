package org.plumbline.service.tryout;

import java.math.BigDecimal;
import java.util.Locale;
import org.plumbline.vocabulary.Submission;

/**
 * What is asked about the curve of an indicator.
 *
 * @param ruleSet name of a version; null for the one in force
 * @param at one value instead of the curve; null for the curve
 */
record CurveRequest(Submission submission, String indicator, String ruleSet, BigDecimal at, Locale locale) {}
