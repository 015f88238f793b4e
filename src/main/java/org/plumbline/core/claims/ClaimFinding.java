package org.plumbline.core.claims;

import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.vocabulary.Severity;

/**
 * What a check raises.
 *
 * @param places of the claims and cells that contradict each other, in their order
 * @param basis of the row
 * @param row of the sheet 检查, as Excel counts
 */
public record ClaimFinding(
        ClaimCheck check, Severity severity, Bilingual message, List<ClaimPlace> places, String basis, int row) {}
