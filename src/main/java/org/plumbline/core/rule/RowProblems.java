package org.plumbline.core.rule;

import java.math.BigDecimal;
import org.plumbline.core.basics.Bilingual;

/** Receives the problems of a single row. */
public interface RowProblems {

    /**
     * A cell that the row needs is blank.
     *
     * @param labels of the columns that could hold it; the problem is reported at the first one that the sheet has
     */
    void reportMissing(Bilingual expected, Bilingual hint, String... labels);

    /** A cell that is allowed and yet likely a slip: a warning. */
    void reportDoubt(String label, Bilingual expected, Bilingual hint);

    /** A cell that contradicts the rest of the row. */
    void reportInconsistent(String label, Bilingual expected, Bilingual hint);

    /** A limit of 0 % of the weight leaves no points to be earned. */
    static void checkLimit(TypedRow row, String label, RowProblems problems) {
        if (row.findValue(label) instanceof BigDecimal limit && limit.signum() == 0) {
            problems.reportDoubt(
                    label,
                    new Bilingual("大于 0 的百分数，一般填 100", "a percentage above 0, usually 100"),
                    new Bilingual("填 0 时谁也得不到分", "With 0 no points can be earned"));
        }
    }
}
