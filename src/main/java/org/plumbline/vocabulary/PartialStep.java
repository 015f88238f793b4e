package org.plumbline.vocabulary;

/** How a started step counts (不足一步): the choice that decides 2.00, 2.16 or 2.40 for the same 95.4 %. */
public enum PartialStep implements Labelled {
    UP("进一"),
    DOWN("舍去"),
    PRO_RATA("按比例");

    private final String label;

    PartialStep(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
