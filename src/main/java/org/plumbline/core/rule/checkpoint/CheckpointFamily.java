package org.plumbline.core.rule.checkpoint;

import java.util.List;
import java.util.Optional;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.AmountColumn;
import org.plumbline.core.rule.CalculationFormat;
import org.plumbline.core.rule.PercentColumn;
import org.plumbline.core.rule.RowPhrases;
import org.plumbline.core.rule.RowProblems;
import org.plumbline.core.rule.RuleFamily;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TypedRow;
import org.plumbline.vocabulary.CheckReading;
import org.plumbline.vocabulary.CheckpointRole;
import org.plumbline.vocabulary.CheckpointRule;
import org.plumbline.vocabulary.PointsUnit;

/** 要点: CHECKPOINT. */
public final class CheckpointFamily implements RuleFamily<CheckReading> {

    private final CalculationFormat<?> calculation = new CheckpointCalculation();

    @Override
    public TableType<CheckReading> table() {
        return CheckpointColumns.TABLE;
    }

    @Override
    public Bilingual sheetKind() {
        return new Bilingual("要点计分表", "a table of checkpoints");
    }

    @Override
    public String purpose() {
        return "扣分规则。同一办法的各行合起来判定一个指标";
    }

    @Override
    public String describeRow(RowPhrases row) {
        return CheckpointRowSentence.describe(row);
    }

    @Override
    public Optional<CalculationFormat<?>> calculation() {
        return Optional.of(calculation);
    }

    @Override
    public List<String> listCheckpoints(TypedRow row) {
        return row.findValue(CheckpointColumns.POINT) instanceof String points
                ? CheckpointRule.expandCodes(points)
                : List.of();
    }

    @Override
    public String findShareColumn(TypedRow row) {
        return isPart(row) && row.findValue(CheckpointColumns.POINTS) == null ? CheckpointColumns.SHARE : null;
    }

    private static boolean isPart(TypedRow row) {
        return row.findChoice(CheckpointColumns.ROLE, CheckpointRole.class, CheckpointRule.DEFAULT_ROLE)
                == CheckpointRole.SHARE;
    }

    @Override
    public List<AmountColumn> listAmounts(TypedRow row) {
        return row.findValue(CheckpointColumns.POINTS) == null
                ? List.of()
                : List.of(new AmountColumn(
                        CheckpointColumns.POINTS, AmountColumn.AmountKind.DEDUCTION, PointsUnit.POINTS));
    }

    @Override
    public void checkRow(TypedRow row, RowProblems problems) {
        if (row.findValue(CheckpointColumns.POINTS) != null) {
            checkPoints(row, problems);
        } else if (row.findValue(CheckpointColumns.ROLE) == null && row.findValue(CheckpointColumns.SHARE) == null) {
            problems.reportMissing(
                    new Bilingual("作用：门槛、计分或全具备", "the role: 门槛, 计分 or 全具备"),
                    new Bilingual(
                            "作用和占权重% 都空着，这个要点具不具备都不影响得分",
                            "With neither role nor share the point does not affect the score"),
                    CheckpointColumns.ROLE,
                    CheckpointColumns.SHARE);
        } else if (findShareColumn(row) != null && row.findValue(CheckpointColumns.SHARE) == null) {
            problems.reportMissing(
                    new Bilingual("占权重%，如 50", "the share of the weight, such as 50"),
                    new Bilingual(
                            "计分要点没有占比，具不具备都不影响得分", "A point of role 计分 without a share does not affect the score"),
                    CheckpointColumns.SHARE);
        }
    }

    private static void checkPoints(TypedRow row, RowProblems problems) {
        if (row.findValue(CheckpointColumns.SHARE) != null) {
            problems.reportDoubt(
                    CheckpointColumns.SHARE,
                    new Bilingual("空：已填分值", "nothing, because points are stated"),
                    new Bilingual("两个都填时按分值计", "Where both are filled in, the points count"));
        } else if (!isPart(row)) {
            problems.reportDoubt(
                    CheckpointColumns.POINTS,
                    new Bilingual("空", "nothing"),
                    new Bilingual("只有作用“计分”才用这一列", "Only the role 计分 reads this column"));
        }
    }

    @Override
    public List<PercentColumn> listPercents(TypedRow row) {
        return List.of(PercentColumn.of(CheckpointColumns.SHARE));
    }
}
