package org.plumbline.bulk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.plumbline.core.basics.Sha256;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.core.scoring.SubmissionProblem;
import org.plumbline.core.trace.TraceStep;

/**
 * An evaluation as a row: the only class that knows both. The canonical bytes are authoritative, the columns are for
 * searching.
 */
final class EvaluationColumns {

    private static final int DIGITS = 38;
    private static final int DECIMALS = 8;
    private static final DataType POINTS = DataTypes.createDecimalType(DIGITS, DECIMALS);

    private static final StructType FINDING = struct(
            field("ordinal", DataTypes.IntegerType),
            field("code", DataTypes.StringType),
            field("severity", DataTypes.StringType),
            field("indicator", DataTypes.StringType),
            field("about", DataTypes.StringType),
            field("ruleId", DataTypes.StringType),
            field("ruleFile", DataTypes.StringType),
            field("ruleSheet", DataTypes.StringType),
            field("ruleRow", DataTypes.IntegerType));

    private static final StructType STEP = struct(
            field("step", DataTypes.IntegerType),
            field("kind", DataTypes.StringType),
            field("indicator", DataTypes.StringType),
            field("ruleId", DataTypes.StringType),
            field("ruleFile", DataTypes.StringType),
            field("ruleSheet", DataTypes.StringType),
            field("ruleRow", DataTypes.IntegerType),
            field("basis", DataTypes.StringType),
            field("points", POINTS),
            field("running", POINTS));

    private static final StructType REASON = struct(
            field("pointer", DataTypes.StringType),
            field("found", DataTypes.StringType),
            field("message", DataTypes.StringType),
            field("messageEn", DataTypes.StringType),
            field("expected", DataTypes.StringType));

    /** The result of a record: an evaluation, or the reasons why there is none. */
    static final StructType SCORED = struct(
            field("file", DataTypes.StringType),
            field("submission", DataTypes.BinaryType),
            field("reasons", DataTypes.createArrayType(REASON)),
            field("id", DataTypes.StringType),
            field("scheme", DataTypes.StringType),
            field("fiscalYear", DataTypes.IntegerType),
            field("subject", DataTypes.StringType),
            field("region", DataTypes.StringType),
            field("complete", DataTypes.BooleanType),
            field("total", POINTS),
            field("grade", DataTypes.StringType),
            field("declaredTotal", POINTS),
            field("declaredGrade", DataTypes.StringType),
            field("difference", POINTS),
            field("ruleSetSha256", DataTypes.StringType),
            field("canonicalSha256", DataTypes.StringType),
            field("canonical", DataTypes.BinaryType),
            field("findings", DataTypes.createArrayType(FINDING)),
            field("steps", DataTypes.createArrayType(STEP)));

    /** The columns of {@link #SCORED} in the table of evaluations. */
    static final String[] EVALUATION = {
        "id",
        "scheme",
        "fiscalYear",
        "subject",
        "region",
        "complete",
        "total",
        "grade",
        "declaredTotal",
        "declaredGrade",
        "difference",
        "ruleSetSha256",
        "canonicalSha256",
        "canonical",
        "submission"
    };

    private EvaluationColumns() {}

    private static StructField field(String name, DataType type) {
        return DataTypes.createStructField(name, type, true);
    }

    private static StructType struct(StructField... fields) {
        return DataTypes.createStructType(fields);
    }

    static Row toRow(String file, byte[] submission, Evaluation evaluation) {
        byte[] canonical = EvaluationJson.writeCanonical(evaluation);
        return RowFactory.create(
                file,
                submission,
                null,
                EvaluationId.of(evaluation, submission),
                evaluation.scheme(),
                evaluation.fiscalYear(),
                evaluation.subject() == null ? null : evaluation.subject().name(),
                evaluation.subject() == null ? null : evaluation.subject().region(),
                evaluation.complete(),
                pointsOrNull(evaluation.total()),
                evaluation.grade(),
                pointsOrNull(evaluation.declared().total()),
                evaluation.declared().grade(),
                pointsOrNull(evaluation.difference()),
                evaluation.ruleSet(),
                Sha256.of(canonical),
                canonical,
                toFindingRows(evaluation.findings()),
                toStepRows(evaluation.trace()));
    }

    static Row toRejectedRow(String file, byte[] submission, List<SubmissionProblem> problems) {
        Object[] reasons = problems.stream().map(EvaluationColumns::toReasonRow).toArray();
        return RowFactory.create(
                file,
                submission,
                reasons,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Row toReasonRow(SubmissionProblem problem) {
        return RowFactory.create(
                problem.pointer(),
                problem.found(),
                problem.message().zh(),
                problem.message().en(),
                problem.expected() == null ? null : problem.expected().zh());
    }

    private static Object[] toFindingRows(List<RaisedFinding> raised) {
        Object[] findings = new Object[raised.size()];
        for (int i = 0; i < findings.length; i++) {
            RaisedFinding finding = raised.get(i);
            RuleSource rule = finding.rule();
            findings[i] = RowFactory.create(
                    i + 1,
                    finding.code(),
                    finding.severity().name(),
                    finding.indicator(),
                    finding.about(),
                    rule == null ? null : rule.id(),
                    rule == null ? null : rule.file(),
                    rule == null ? null : rule.sheet(),
                    rule == null ? null : rule.row());
        }
        return findings;
    }

    private static Object[] toStepRows(List<TraceStep> trace) {
        Object[] steps = new Object[trace.size()];
        for (int i = 0; i < steps.length; i++) {
            TraceStep step = trace.get(i);
            RuleSource rule = step.rule();
            steps[i] = RowFactory.create(
                    i + 1,
                    step.kind().name(),
                    step.indicator(),
                    rule == null ? null : rule.id(),
                    rule == null ? null : rule.file(),
                    rule == null ? null : rule.sheet(),
                    rule == null ? null : rule.row(),
                    step.basis(),
                    pointsOrNull(step.points()),
                    pointsOrNull(step.running()));
        }
        return steps;
    }

    /**
     * Null too where the number is beyond the column, which no valid one is; the canonical bytes have it nevertheless.
     */
    private static BigDecimal pointsOrNull(BigDecimal number) {
        if (number == null || number.precision() - number.scale() > DIGITS - DECIMALS) {
            return null;
        }
        return number.setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
