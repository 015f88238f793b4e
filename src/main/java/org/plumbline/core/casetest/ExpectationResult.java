package org.plumbline.core.casetest;

import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.workbook.Expectation;

/**
 * One expectation compared with the result.
 *
 * @param indicator code of the indicator or group concerned; null for the whole case
 * @param cell where the expectation is written
 * @param expected points, a grade, a rule's id or a finding's code
 * @param actual the actual value of the same kind, several joined by 、; null for nothing
 * @param sentence the two compared, and which rows took the points
 */
public record ExpectationResult(
        Expectation.ExpectationKind kind,
        String indicator,
        boolean passed,
        String sheet,
        String cell,
        String expected,
        String actual,
        Bilingual sentence) {}
