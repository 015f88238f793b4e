/**
 * The types that rule files use: the input of scoring ({@link org.plumbline.vocabulary.Submission},
 * {@link org.plumbline.vocabulary.Scheme}, {@link org.plumbline.vocabulary.Reading}), how a row judges it
 * ({@link org.plumbline.vocabulary.StepRule} and the other rule classes), and the results that a rule may state
 * ({@link org.plumbline.vocabulary.RuleResult}).
 *
 * <p>Every workbook names this package in its Import cell and every DRL file imports it, and a rule set's SHA-256
 * covers those bytes. The package name and the names used in rule files are therefore a published interface (decision
 * 0022).
 *
 * <p>Stock Drools decision tables and our own tables call the same methods, so the arithmetic of a scoring method is
 * written once. Depends on the JDK alone. Every rate, amount and point is a {@link java.math.BigDecimal}; rates are
 * percent points (95.4 means 95.4 %).
 */
package org.plumbline.vocabulary;
