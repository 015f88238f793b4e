package org.plumbline.core.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.AmountColumn;
import org.plumbline.core.rule.Interval;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.ParsedTable.ParsedColumn;
import org.plumbline.core.rule.ParsedTable.ParsedRow;
import org.plumbline.core.rule.RuleFamily;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TypedRow;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.vocabulary.CellList;
import org.plumbline.vocabulary.YesNo;

/**
 * The scope of a table's row: the indicators it judges, and which of their values.
 *
 * @param place of the row among all rows of the workbook
 * @param key required values of an indicator's properties
 * @param bounds required range of a figure, by property, as written
 * @param words allowed words of a text, by property
 */
record RowScope(
        ParsedTable<?> source,
        ParsedRow row,
        int place,
        Map<String, String> key,
        Map<String, Interval> bounds,
        Map<String, Set<String>> words)
        implements TypedRow {

    /** Figures that are never below zero. */
    private static final Set<String> DISTANCES = Set.of("shortfall", "excess", "deviation");

    private static final String OVER = "overAchieved";

    private static final String HAS_METHOD = "hasMethod";

    static <F> List<RowScope> of(ParsedTable<F> source, int first) {
        List<RowScope> claims = new ArrayList<>();
        for (ParsedRow row : source.rows()) {
            claims.add(of(source, row, first + claims.size()));
        }
        return claims;
    }

    private static <F> RowScope of(ParsedTable<F> source, ParsedRow row, int place) {
        Map<String, String> key = new TreeMap<>();
        Map<String, Interval> bounds = new TreeMap<>();
        Map<String, Set<String>> words = new TreeMap<>();
        for (int i = 0; i < source.columns().size(); i++) {
            TableType.ColumnType<F> word = source.columns().get(i).word();
            Object value = row.values().get(i);
            if (value == null) {
                continue;
            }
            if (word instanceof TableType.EqualityCondition<F> equal) {
                key.put(equal.property(), (String) value);
            } else if (word instanceof TableType.BoundCondition<F> bound) {
                bounds.merge(bound.property(), Interval.of(bound.sign(), (BigDecimal) value), Interval::intersect);
            } else if (word instanceof TableType.TestCondition<F> test) {
                if (test.property().equals("says")) {
                    words.put(test.property(), Set.copyOf(CellList.split((String) value)));
                } else if (test.property().equals("agrees")) {
                    words.put(test.property(), Set.of((String) value));
                } else {
                    key.put(test.property(), (String) value);
                }
            }
        }
        // a row that names a method implies 已填办法: rows for indicators with any method then include this one
        if (key.containsKey("method")) {
            key.putIfAbsent(HAS_METHOD, YesNo.YES.label());
        }
        return new RowScope(source, row, place, key, bounds, words);
    }

    /** The possible range of a figure. */
    static Interval findDomain(String figure) {
        return DISTANCES.contains(figure) || figure.equals(OVER) ? Interval.NOT_NEGATIVE : Interval.ALL;
    }

    static boolean isDistance(String figure) {
        return DISTANCES.contains(figure);
    }

    /** Whether it is for indicators that name a method, and for those that name none. */
    boolean isContradictory() {
        return key.containsKey("method") && YesNo.NO.label().equals(key.get(HAS_METHOD));
    }

    boolean isEmpty() {
        return isContradictory()
                || bounds.entrySet().stream().anyMatch(bound -> bound.getValue()
                        .intersect(findDomain(bound.getKey()))
                        .isEmpty());
    }

    /** Whether every value this row judges is one that the other judges too, for the same indicators or more. */
    boolean isWithin(RowScope other) {
        return key.entrySet().containsAll(other.key.entrySet())
                && other.bounds.entrySet().stream()
                        .allMatch(bound -> bounds.containsKey(bound.getKey())
                                && bound.getValue()
                                        .contains(bounds.get(bound.getKey()).intersect(findDomain(bound.getKey()))))
                && other.words.entrySet().stream()
                        .allMatch(word -> words.containsKey(word.getKey())
                                && word.getValue().containsAll(words.get(word.getKey())));
    }

    TableType<?> form() {
        return source.form();
    }

    RuleFamily<?> family() {
        return RuleFamilies.of(source.form());
    }

    /** The column with a score that does not depend on the value; null for rows that compute it. */
    AmountColumn findFixedScore() {
        return family().listAmounts(this).stream()
                .filter(amount -> amount.kind() == AmountColumn.AmountKind.FIXED_SCORE)
                .findFirst()
                .orElse(null);
    }

    String sheetName() {
        return source.sheet();
    }

    int rowNumber() {
        return row.ref().row();
    }

    @Override
    public Object findValue(String label) {
        int column = findColumn(label);
        return column < 0 ? null : row.values().get(column);
    }

    private int findColumn(String label) {
        for (int i = 0; i < source.columns().size(); i++) {
            if (source.columns().get(i).word().label().zh().equals(label)) {
                return i;
            }
        }
        return -1;
    }

    /** Address of the cell under a Chinese label; of the rule id where there is no such column. */
    String findCell(String label) {
        int column = findColumn(label);
        return WorkbookValidator.formatAddress(
                column < 0 ? 0 : source.columns().get(column).index(), rowNumber());
    }

    String idCell() {
        return WorkbookValidator.formatAddress(0, rowNumber());
    }

    /** Address of the cell with a figure's bound on one side, else on the other, else of the rule id. */
    String findBoundCell(String figure, boolean lower) {
        String other = null;
        for (int i = 0; i < source.columns().size(); i++) {
            ParsedColumn<?> column = source.columns().get(i);
            if (column.word() instanceof TableType.BoundCondition<?> bound
                    && row.values().get(i) != null
                    && bound.property().equals(figure)) {
                String address = WorkbookValidator.formatAddress(column.index(), rowNumber());
                if (bound.sign().isLower() == lower) {
                    return address;
                }
                other = address;
            }
        }
        return other == null ? idCell() : other;
    }

    /** Name of the row in messages about another row. */
    Bilingual describeFor(RowScope other) {
        return sheetName().equals(other.sheetName())
                ? Bilingual.of("第 %d 行", "row %d", rowNumber())
                : Bilingual.of("%s!第 %d 行", "%s row %d", sheetName(), rowNumber());
    }
}
