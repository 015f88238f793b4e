package org.plumbline.vocabulary;

/**
 * How a checklist answered by a bare conclusion (健全) instead of ticked points is judged (仅填结论). Any word other than the
 * target's, such as 不健全, earns nothing under either policy.
 */
public enum BareWordPolicy implements Labelled {
    FULL_AND_FLAG("满分并提示"),
    PENDING("待补");

    private final String label;

    BareWordPolicy(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
