/**
 * The words a rule may use: what is scored ({@link org.plumbline.vocabulary.Submission},
 * {@link org.plumbline.vocabulary.Scheme}, {@link org.plumbline.vocabulary.Reading}), how a row judges it
 * ({@link org.plumbline.vocabulary.StepRule} and its kin), and what a rule may say
 * ({@link org.plumbline.vocabulary.RuleResult}).
 *
 * <p>A stock Drools decision table and our own compiled tables call the same methods here, so the arithmetic of a
 * scoring method is written once. This package knows the JDK alone: no Drools, no spreadsheets, no JSON. Every rate,
 * amount and point is a {@link java.math.BigDecimal}; rates are percent points (95.4 means 95.4 %).
 *
 * <p>Start reading at {@link org.plumbline.vocabulary.Reading} and {@link org.plumbline.vocabulary.StepRule}.
 */
package org.plumbline.vocabulary;
