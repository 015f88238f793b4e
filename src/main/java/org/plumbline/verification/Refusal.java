package org.plumbline.verification;

import org.plumbline.ruleset.Bilingual;

/** Why a test case could not be scored: {@code cell} names its row, {@code sentence} what is wrong. */
public record Refusal(String sheet, String cell, Bilingual sentence) {}
