package org.plumbline.vocabulary;

/** A result that a rule may state. A rule never changes a fact. */
public sealed interface RuleResult permits Deduction, RuleRefusal, Finding, Grade, Bonus, Cap, Veto {}
