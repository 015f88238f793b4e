package org.plumbline.core.ruleset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.ParsedTable.ParsedRow;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.vocabulary.Circumstance;
import org.plumbline.vocabulary.Execution;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.YesNo;

/**
 * A row of 封顶, 加分 or 否决 that could not be decided, because one of its inputs is unknown. Such a row does not fire,
 * which must not be taken for not being met.
 *
 * @param about key of the fact; null where the execution rate is unknown
 */
public record UndecidedRow(UndecidedReason reason, String about, RuleSource rule) {

    /** The unknown input. */
    public enum UndecidedReason {
        RATE_UNKNOWN,
        /** Stated with unequal values, as text where the row needs a number or the reverse, or not as 是 or 否. */
        FACT_UNUSABLE,
        /** Not stated at all; reported for vetoes only, because a bonus that is not claimed is not given. */
        FACT_NOT_STATED
    }

    /** In the workbook's order. */
    static List<UndecidedRow> of(List<ParsedTable<?>> sources, Execution execution, List<Circumstance> circumstances) {
        List<UndecidedRow> unasked = new ArrayList<>();
        for (ParsedTable<?> source : sources) {
            if (source.form() == RuleFamilies.CAP.table()) {
                source.rows().forEach(row -> of(source, row, null, execution).ifPresent(unasked::add));
            } else if (source.form().phase() == TableType.RulePhase.ADJUSTING) {
                source.rows().forEach(row -> of(source, row, circumstances).ifPresent(unasked::add));
            }
        }
        return unasked;
    }

    private static Optional<UndecidedRow> of(ParsedTable<?> source, ParsedRow row, List<Circumstance> circumstances) {
        String fact = findFactKey(source, row);
        for (Circumstance each : circumstances) {
            if (fact == null ? each.fact() == null : fact.equals(each.fact())) {
                return of(source, row, fact, each);
            }
        }
        return source.form() == RuleFamilies.VETO.table()
                ? Optional.of(new UndecidedRow(UndecidedReason.FACT_NOT_STATED, fact, row.ref()))
                : Optional.empty();
    }

    /** The key that a row names; null for none. */
    static String findFactKey(ParsedTable<?> source, ParsedRow row) {
        for (int i = 0; i < source.columns().size(); i++) {
            if (source.columns().get(i).word() instanceof TableType.EqualityCondition<?> equal
                    && equal.figure() == Figure.FACT) {
                return (String) row.values().get(i);
            }
        }
        return null;
    }

    /** Whether a row asks for 是 or 否 and the fact is stated in another word, such as 有, which may mean either. */
    private static boolean isUndecided(Object asked, Object stated) {
        return stated != null && isYesOrNo(asked) && !isYesOrNo(stated);
    }

    private static boolean isYesOrNo(Object word) {
        return YesNo.YES.label().equals(word) || YesNo.NO.label().equals(word);
    }

    /** Empty where one condition is known not to be met, or all are known. */
    private static <F> Optional<UndecidedRow> of(ParsedTable<F> source, ParsedRow row, String fact, Object seen) {
        F input = source.form().fact().cast(seen);
        UndecidedRow unknown = null;
        for (int i = 0; i < source.columns().size(); i++) {
            Object cell = row.values().get(i);
            TableType.ColumnType<F> word = source.columns().get(i).word();
            if (cell == null
                    || !(word instanceof TableType.BoundCondition || word instanceof TableType.EqualityCondition)) {
                continue;
            }
            Boolean met = isMet(word, cell, input);
            if (Boolean.FALSE.equals(met)) {
                return Optional.empty();
            }
            if (met == null && unknown == null) {
                unknown = ofUnknown(word, fact, row.ref());
            }
        }
        return Optional.ofNullable(unknown);
    }

    /** Null where the condition's figure is not known. */
    private static <F> Boolean isMet(TableType.ColumnType<F> word, Object cell, F input) {
        if (word instanceof TableType.BoundCondition<F> bound) {
            BigDecimal figure = bound.read().apply(input);
            return figure == null ? null : bound.sign().holds(figure.compareTo((BigDecimal) cell));
        }
        Object value = ((TableType.EqualityCondition<F>) word).read().apply(input);
        return value == null || isUndecided(cell, value) ? null : value.equals(cell);
    }

    private static UndecidedRow ofUnknown(TableType.ColumnType<?> word, String fact, RuleSource rule) {
        boolean rate = word instanceof TableType.BoundCondition<?> bound && bound.figure() == Figure.EXECUTION_RATE;
        return rate
                ? new UndecidedRow(UndecidedReason.RATE_UNKNOWN, null, rule)
                : new UndecidedRow(UndecidedReason.FACT_UNUSABLE, fact, rule);
    }
}
