package org.plumbline.core.rule.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.CalculationFormat;
import org.plumbline.core.rule.CellRange;
import org.plumbline.core.rule.PercentColumn;
import org.plumbline.core.rule.RowPhrases;
import org.plumbline.core.rule.RowProblems;
import org.plumbline.core.rule.RuleFamily;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TypedRow;
import org.plumbline.vocabulary.CellList;
import org.plumbline.vocabulary.TextReading;
import org.plumbline.vocabulary.WordingRule;
import org.plumbline.vocabulary.YesNo;

/** 定性: WORDING. */
public final class WordingFamily implements RuleFamily<TextReading> {

    private final CalculationFormat<?> calculation = new WordingCalculation();

    @Override
    public TableType<TextReading> table() {
        return WordingColumns.TABLE;
    }

    @Override
    public Bilingual sheetKind() {
        return new Bilingual("定性计分表", "a table of scores by wording");
    }

    @Override
    public String purpose() {
        return ONE_ROW_JUDGES;
    }

    @Override
    public String describeRow(RowPhrases row) {
        return WordingRowSentence.describe(row);
    }

    @Override
    public Optional<CalculationFormat<?>> calculation() {
        return Optional.of(calculation);
    }

    /** A row that compares with the target judges the target's wording, or any other. */
    @Override
    public List<String> listWordings(TypedRow row, String target) {
        return row.findValue(WordingColumns.AGREES) == null ? listNamedWordings(row) : listTargetWording(row, target);
    }

    @Override
    public List<String> listExampleWordings(TypedRow row, String target) {
        List<String> examples = new ArrayList<>(listTargetWording(row, target));
        listNamedWordings(row).stream().findFirst().ifPresent(examples::add);
        return examples;
    }

    private static List<String> listTargetWording(TypedRow row, String target) {
        boolean agrees = row.findChoice(WordingColumns.AGREES, YesNo.class, YesNo.NO) == YesNo.YES;
        return agrees && target != null ? List.of(target) : List.of();
    }

    private static List<String> listNamedWordings(TypedRow row) {
        return row.findValue(WordingColumns.SAYS) instanceof String wordings ? CellList.split(wordings) : List.of();
    }

    @Override
    public void checkRow(TypedRow row, RowProblems problems) {
        WordingRowCheck.check(row, problems);
    }

    @Override
    public CellRange findRange(TypedRow row) {
        boolean toIncluded =
                row.findChoice(WordingColumns.TO_INCLUDED, YesNo.class, WordingRule.DEFAULT_TO_INCLUDED) == YesNo.YES;
        return CellRange.of(row, WordingColumns.FROM, WordingColumns.TO, toIncluded);
    }

    @Override
    public List<PercentColumn> listPercents(TypedRow row) {
        return List.of(
                PercentColumn.of(WordingColumns.WORTH),
                PercentColumn.of(WordingColumns.FROM),
                PercentColumn.of(WordingColumns.TO));
    }
}
