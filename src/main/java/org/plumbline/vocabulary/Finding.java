package org.plumbline.vocabulary;

/**
 * Something an auditor should look at (问题). Costs no points.
 *
 * @param code such as RATE_RECOMPUTE
 * @param indicator code of the indicator concerned; null where the whole submission is
 * @param about the budget line, task or fact concerned; null otherwise
 * @param read the figures compared, in a fixed order
 * @param sentence the row author's Chinese sentence with {名称} places; null to use the check's own
 * @param basis document and article; null until the rule's metadata supply it (DRL)
 */
public record Finding(
        String code,
        Severity severity,
        String indicator,
        String about,
        FigureValues read,
        String sentence,
        String basis)
        implements RuleResult {

    /**
     * For DRL: a finding of the check that {@code threshold} bounds; basis and sentence come from the rule's metadata.
     *
     * @param namesAndValues what was compared: a figure's name, then its value, and so on
     * @throws IllegalArgumentException where a name is no {@link Figure}'s
     */
    public static Finding of(Threshold threshold, String indicator, String about, Object... namesAndValues) {
        return new Finding(
                threshold.check(),
                threshold.severity(),
                indicator,
                about,
                FigureValues.parse(namesAndValues),
                null,
                null);
    }

    public Finding withMetadata(String sentence, String basis) {
        return new Finding(
                code,
                severity,
                indicator,
                about,
                read,
                this.sentence == null ? sentence : this.sentence,
                this.basis == null ? basis : this.basis);
    }
}
