package org.plumbline.vocabulary;

/** What a rule may say. A rule only states; it never changes a fact. */
public sealed interface RuleResult permits Deduction, RuleRefusal, Finding, Grade, Bonus, Cap, Veto {}
