package org.plumbline.bulk;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** The tables made from the scored records. */
final class Tables {

    private final Dataset<Row> all;
    private final Dataset<Row> good;
    private final long duplicates;

    private Tables(Dataset<Row> all, Dataset<Row> good, long duplicates) {
        this.all = all;
        this.good = good;
        this.duplicates = duplicates;
    }

    /** @param scored with the columns of {@link EvaluationColumns#SCORED} */
    static Tables of(Dataset<Row> scored) {
        Dataset<Row> good = scored.where(col("id").isNotNull());
        Dataset<Row> twice = good.groupBy("id").count().where(col("count").gt(1));
        Row counted = twice.agg(coalesce(sum(col("count").minus(1)), lit(0L))).first();
        long duplicates = counted.getLong(0);
        if (duplicates == 0) {
            return new Tables(scored, good, 0);
        }
        // the same bytes under the same rules are one evaluation, however often they were submitted
        String[] id = {"id"};
        Dataset<Row> once = good.join(twice, id, "left_anti")
                .unionByName(good.join(twice, id, "left_semi").dropDuplicates(id));
        return new Tables(scored, once, duplicates);
    }

    Dataset<Row> evaluations() {
        return good.select(columns(EvaluationColumns.EVALUATION));
    }

    Dataset<Row> findings() {
        return good.select(
                        col("id").as("evaluationId"),
                        col("scheme"),
                        col("fiscalYear"),
                        explode(col("findings")).as("f"))
                .select("evaluationId", "scheme", "fiscalYear", "f.*");
    }

    /** A row per evaluation: its steps are a typed list, and each column of them is compressed separately. */
    Dataset<Row> traces() {
        return good.select(col("id").as("evaluationId"), col("scheme"), col("fiscalYear"), col("steps"));
    }

    Dataset<Row> gradesByRegion() {
        return good.groupBy("scheme", "fiscalYear", "region", "grade")
                .agg(
                        count(lit(1)).as("evaluations"),
                        round(avg("total"), 2).as("averageTotal"),
                        round(avg("difference"), 2).as("averageDifference"))
                .orderBy("scheme", "fiscalYear", "region", "grade");
    }

    Dataset<Row> pointsLostByRule() {
        return good.select(
                        col("scheme"), col("fiscalYear"), explode(col("steps")).as("s"))
                .where(col("s.points").lt(0).and(col("s.ruleId").isNotNull()))
                .groupBy(
                        col("scheme"),
                        col("fiscalYear"),
                        col("s.ruleId"),
                        col("s.ruleFile"),
                        col("s.ruleSheet"),
                        col("s.ruleRow"))
                .agg(count(lit(1)).as("times"), sum("s.points").multiply(-1).as("points"))
                .orderBy("scheme", "fiscalYear", "ruleId");
    }

    Dataset<Row> findingsByCode() {
        return good.select(
                        col("id"),
                        col("scheme"),
                        col("fiscalYear"),
                        explode(col("findings")).as("f"))
                .groupBy(col("scheme"), col("fiscalYear"), col("f.code"), col("f.severity"))
                .agg(count(lit(1)).as("findings"), countDistinct(col("id")).as("evaluations"))
                .orderBy("scheme", "fiscalYear", "code", "severity");
    }

    /** The unchanged record, to be corrected and submitted again. */
    Dataset<Row> deadLetters() {
        return all.where(col("id").isNull())
                .select(
                        col("file"),
                        col("reasons"),
                        col("submission").cast("string").as("submission"));
    }

    Dataset<String> loadable() {
        return good.select("id", "submission", "canonical")
                .map((MapFunction<Row, String>) LoadLine::formatLine, Encoders.STRING());
    }

    Counts counts() {
        List<String> used = good.select("ruleSetSha256").distinct().as(Encoders.STRING()).collectAsList().stream()
                .sorted()
                .toList();
        long refused = all.where(col("id").isNull()).count();
        return new Counts(good.count(), refused, duplicates, used);
    }

    /** Number of records by result. */
    record Counts(long evaluations, long refused, long duplicates, List<String> used) {}

    private static Column[] columns(String[] names) {
        return Arrays.stream(names).map(name -> col(name)).toArray(Column[]::new);
    }
}
