package org.plumbline.bulk;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.plumbline.core.bundle.BundleRejectedException;
import org.plumbline.core.bundle.RuleSetBundle;

/**
 * The main class for spark-submit: scores files of submissions by a bundle of rules.
 *
 * <p>Records are scored once and written under the output folder's {@code _work}; each table is made from there. The
 * result of an earlier run is replaced when all tables are complete, so that running again gives the same folder.
 */
public final class BulkScoring {

    /** Bytes; small, since a task holds one for each scheme and year. */
    private static final int ROW_GROUP = 16 << 20;

    private final SparkSession spark;
    private final JobArguments order;
    private final RuleSetBundle bundle;

    private BulkScoring(SparkSession spark, JobArguments order, RuleSetBundle bundle) {
        this.spark = spark;
        this.order = order;
        this.bundle = bundle;
    }

    public static void main(String[] arguments) throws IOException {
        JobArguments order;
        try {
            order = JobArguments.parse(arguments);
        } catch (IllegalArgumentException misuse) {
            System.err.println(misuse.getMessage());
            System.err.println(JobArguments.USAGE);
            System.exit(2);
            return;
        }
        // options of spark-submit take precedence
        SparkConf settings = new SparkConf()
                .setIfMissing("spark.app.name", "plumbline bulk")
                .setIfMissing("spark.sql.parquet.compression.codec", "zstd")
                .setIfMissing("spark.sql.shuffle.partitions", "32")
                // of Spark's 128 MB, ten thousand submissions, there would be too few tasks for many cores
                .setIfMissing("spark.sql.files.maxPartitionBytes", "64m")
                // a row is 30 KB: Spark's batches of 4,096 would be arrays of 120 MB, a load for the garbage collector
                .setIfMissing("spark.sql.parquet.columnarReaderBatchSize", "256")
                // a task writes few schemes and years: no need to sort heavy rows by them
                .setIfMissing("spark.sql.maxConcurrentOutputFileWriters", "64")
                .setIfMissing("spark.hadoop.parquet.block.size", Integer.toString(ROW_GROUP));
        try (SparkSession spark = SparkSession.builder().config(settings).getOrCreate()) {
            System.out.println(run(spark, order).json());
        } catch (BundleRejectedException rejected) {
            System.err.println(rejected.getMessage());
            System.exit(2);
        }
    }

    /**
     * @return the record of the run
     * @throws BundleRejectedException where the bundle does not match its manifest
     */
    static RunRecord run(SparkSession spark, JobArguments order) throws IOException {
        return new BulkScoring(spark, order, readBundle(spark, order.bundle())).run();
    }

    private static RuleSetBundle readBundle(SparkSession spark, String path) throws IOException {
        Path file = new Path(path);
        FileSystem files = file.getFileSystem(spark.sparkContext().hadoopConfiguration());
        try (InputStream in = files.open(file)) {
            return RuleSetBundle.read(in.readNBytes(RuleSetBundle.LIMIT + 1));
        }
    }

    private RunRecord run() throws IOException {
        OutputFolder output = OutputFolder.open(spark, order.output());
        LongAccumulator scored = spark.sparkContext().longAccumulator("评分 scored");
        LongAccumulator refused = spark.sparkContext().longAccumulator("不能评分 refused");
        Broadcast<byte[]> bytes =
                spark.sparkContext().broadcast(bundle.bytes(), scala.reflect.ClassTag$.MODULE$.apply(byte[].class));

        describeStep("评分 score");
        Dataset<Row> results = SubmissionInput.read(spark, order)
                .mapPartitions(
                        new ScoreRecords(bundle.sha256(), bytes, scored, refused),
                        Encoders.row(EvaluationColumns.SCORED));
        Tables tables = Tables.of(output.stageScored(results));

        describeStep("评价 evaluations");
        output.writeTable("evaluations", tables.evaluations());
        describeStep("问题 findings");
        output.writeTable("findings", tables.findings());
        describeStep("依据 traces");
        output.writeTable("traces", tables.traces());
        describeStep("汇总 summary");
        output.writeCsv("summary/grades-by-region", tables.gradesByRegion());
        output.writeCsv("summary/points-lost-by-rule", tables.pointsLostByRule());
        output.writeCsv("summary/findings-by-code", tables.findingsByCode());
        describeStep("不能评分的 dead letters");
        output.writeJson("dead-letter", tables.deadLetters());
        if (order.loadable()) {
            describeStep("可装入的 loadable");
            output.writeLines("load", tables.loadable());
        }
        describeStep("收尾 record");
        RunRecord record = RunRecord.of(bundle, tables.counts(), order);
        output.publish(record);
        return record;
    }

    private void describeStep(String step) {
        spark.sparkContext().setJobDescription(step);
    }
}
