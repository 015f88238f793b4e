package org.plumbline.vocabulary;

/** One row of the 审核 sheet: which measure, beyond which bounds (its conditions), is a finding of which severity. */
public final class CheckRule {

    private final Severity severity;
    private String sentence;
    private String basis;

    private CheckRule(Severity severity) {
        this.severity = severity;
    }

    /** 级别. */
    public static CheckRule severity(String severity) {
        return new CheckRule(Labelled.fromLabel(Severity.class, severity));
    }

    /** 说明: the sentence an auditor reads, with {名称} places for the numbers compared. */
    public void says(String sentence) {
        this.sentence = sentence;
    }

    public CheckRule basis(String basis) {
        this.basis = basis;
        return this;
    }

    public Finding about(Observation seen) {
        // the sentence of a row is about the row's own check
        String authored = seen.row() == seen.kind() ? sentence : null;
        return new Finding(seen.kind().name(), severity, seen.indicator(), seen.about(), seen.read(), authored, basis);
    }
}
