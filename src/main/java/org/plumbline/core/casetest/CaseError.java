package org.plumbline.core.casetest;

import org.plumbline.core.basics.Bilingual;

/** Why a test case could not be scored: {@code cell} names its row, {@code sentence} states the problem. */
public record CaseError(String sheet, String cell, Bilingual sentence) {}
