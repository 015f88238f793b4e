package org.plumbline.core.rule;

import org.plumbline.core.basics.Bilingual;

/** Takes what is wrong with one row by itself. */
public interface RowProblems {

    /**
     * A cell that the row needs is blank.
     *
     * @param labels of the columns that could hold it; the problem is reported at the first one that the sheet has
     */
    void reportMissing(Bilingual expected, Bilingual hint, String... labels);

    /** A cell that contradicts the rest of the row. */
    void reportInconsistent(String label, Bilingual expected, Bilingual hint);
}
