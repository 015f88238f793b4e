package org.plumbline.vocabulary;

/** How an actual value follows from the budget's amounts (复算口径). */
public enum Recomputation implements Labelled {
    /** executed ÷ adjusted (else initial) × 100. */
    EXECUTION_RATE("执行率"),
    /** (adjusted − initial) ÷ initial × 100. */
    ADJUSTMENT_RATE("调整率"),
    NONE("无");

    private final String label;

    Recomputation(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
