package org.plumbline.vocabulary;

/** What a point of a checklist does (作用), family F7. */
public enum CheckpointRole implements Labelled {
    /** Missing: the whole weight is lost. */
    GATE("门槛"),
    /** Missing: its share of the weight is lost. */
    SHARE("计分"),
    /** Any of the points listed missing: the whole weight is lost. */
    ALL("全具备");

    private final String label;

    CheckpointRole(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
