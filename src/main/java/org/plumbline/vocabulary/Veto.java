package org.plumbline.vocabulary;

/**
 * A total or grade that a veto invalidates (一票否决).
 *
 * @param fact key of the fact it is for; null where the execution rate alone led to it
 * @param value the fact's figure or word; null without a fact
 * @param grade the best grade still allowed; null for {@link VetoAction#ZERO_TOTAL}
 */
public record Veto(String fact, Value value, VetoAction action, String grade, String basis) implements RuleResult {}
