package org.plumbline.core.rule;

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
}
