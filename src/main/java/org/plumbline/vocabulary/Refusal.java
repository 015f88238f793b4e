package org.plumbline.vocabulary;

/** A row that applies to an indicator but cannot judge it, such as a ratio to a target of zero. */
public record Refusal(String indicator, Gap gap, String basis) implements Statement {}
