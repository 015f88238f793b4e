package org.plumbline.vocabulary;

/** What a rule may say. A rule only states; it never changes a fact. */
public sealed interface Statement permits Deduction, Refusal, Finding, Grade, Bonus, Cap, Veto {}
