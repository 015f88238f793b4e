package org.plumbline.core.workbook;

import org.plumbline.core.basics.Bilingual;
import org.plumbline.vocabulary.Labelled;

/**
 * A way of scoring that forms usually do not print, so that it needs a basis of its own (用于). {@link #label()} is the
 * word of the sheet 依据.
 */
public enum UnprintedChoice implements Labelled {
    PARTIAL_STEP_UP("不足一步进一", "a started step counts as a whole step"),
    LEAST_OF_GROUP("共用组取最小", "a shared weight follows the least complete indicator"),
    RESCALED("不适用折算", "what does not apply is left out and the rest is scaled up"),
    BARE_WORD("仅填结论得满分", "a bare conclusion earns full marks");

    private final String label;
    private final String english;

    UnprintedChoice(String label, String english) {
        this.label = label;
        this.english = english;
    }

    @Override
    public String label() {
        return label;
    }

    public Bilingual description() {
        return new Bilingual(label, english);
    }
}
