package org.plumbline.core.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.vocabulary.Labelled;
import org.plumbline.vocabulary.PointsUnit;
import org.plumbline.vocabulary.ZeroTargetPolicy;

/**
 * One row of a rule table while its sentence is built: its cells and the phrases that several families have in common.
 */
public final class RowPhrases {

    private final RowCells cells;
    private final boolean english;

    public RowPhrases(RowCells cells, boolean english) {
        this.cells = cells;
        this.english = english;
    }

    public String localize(String zh, String en, Object... values) {
        String template = english ? en : zh;
        return values.length == 0 ? template : template.formatted(values);
    }

    /** Null where blank or where the sheet has no such column. */
    public String consume(String label) {
        return cells.consume(label);
    }

    public boolean contains(String label) {
        return cells.contains(label);
    }

    /** A number as written; the default where blank. */
    public String consumeNumber(String label, BigDecimal blank) {
        return cells.consume(label, blank.toPlainString());
    }

    /**
     * The meaning of a choice; the cell as written where it is none of the choices.
     *
     * @param blank meaning of an empty cell; null where the cell is required
     */
    public <E extends Enum<E> & Labelled> String describeChoice(
            String label, Class<E> type, E blank, Function<E, String> meaning) {
        String value = blank == null ? cells.consume(label) : cells.consume(label, blank.label());
        for (E choice : type.getEnumConstants()) {
            if (choice.label().equals(value)) {
                return meaning.apply(choice);
            }
        }
        return String.valueOf(value);
    }

    /** Which indicators it is for: …的指标，…时. */
    public String describeSelection() {
        ConditionPhrases phrases = consumeConditions();
        String who = phrases.describeSelection().isEmpty()
                ? localize("任何指标", "any indicator")
                : localize("%s的指标", "an indicator %s", phrases.describeSelection());
        String when =
                phrases.describeBounds().isEmpty() ? "" : localize("，%s 时", ", with %s,", phrases.describeBounds());
        return who + when;
    }

    /** When it adjusts a total: 填报的事实为…、数值不小于 1 时，; empty for always. */
    public String describeCircumstance() {
        String fact = consume(TableTypeBuilder.FACT);
        String word = consume(TableTypeBuilder.FACT_WORD);
        List<String> when = new ArrayList<>();
        if (fact != null) {
            when.add(
                    word == null
                            ? localize("填报了“%s”", "“%s” is stated", fact)
                            : localize("填报的“%s”为“%s”", "“%s” is stated to be “%s”", fact, word));
        } else if (word != null) {
            when.add(localize("填报的事实为“%s”", "a stated fact is “%s”", word));
        }
        listConditions(consumeConditions()).forEach(when::add);
        return when.isEmpty() ? "" : localize("%s 时，", "where %s, ", String.join(localize("、且", " and "), when));
    }

    /** All conditions, such as 总分不小于 80 且小于 90. */
    public String describeConditions() {
        return listConditions(consumeConditions()).collect(Collectors.joining(localize("、", " and ")));
    }

    private static Stream<String> listConditions(ConditionPhrases phrases) {
        return Stream.of(phrases.describeSelection(), phrases.describeBounds()).filter(phrase -> !phrase.isEmpty());
    }

    /** The condition cells in words; a cell is consumed once. */
    public ConditionPhrases consumeConditions() {
        return new ConditionPhrases(cells.consumeConditions(), english);
    }

    /** Points, or percent of the weight. */
    public String describeAmount(String number, String unitLabel, PointsUnit blank) {
        return describeChoice(unitLabel, PointsUnit.class, blank, unit -> switch (unit) {
            case WEIGHT_PERCENT -> localize("该指标分值的 %s%%", "%s %% of its weight", number);
            case POINTS -> localize(" %s 分", "%s points", number);
        });
    }

    /** How a ratio treats a target of zero. */
    public String describeZeroTarget(String label, ZeroTargetPolicy blank) {
        return describeChoice(label, ZeroTargetPolicy.class, blank, policy -> switch (policy) {
            case REFUSE -> localize("目标值为零时报错、不评分", "a target of zero is rejected, without a score");
            case FULL_IF_NONE -> localize(
                    "目标值为零时达到目标得满分（%s），否则零分",
                    "a target of zero earns full marks where it is met, else none", policy.label());
        });
    }
}
