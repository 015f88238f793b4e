package org.plumbline.vocabulary;

/** A row that applies to an indicator but cannot judge it, such as a ratio to a target of zero. */
public record RuleRefusal(String indicator, UnscorableReason gap, String basis) implements RuleResult {}
