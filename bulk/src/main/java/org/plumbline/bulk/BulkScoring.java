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
 * The front door, for spark-submit: scores files of submissions by a bundle of rules.
 *
 * <p>Records are scored once and laid down under the output folder's {@code _work}; from there each table takes its columns. What
 * an earlier run left is replaced when all tables are whole, so that running again gives the same folder.
 */
public final class BulkScoring {

    /** Bytes; a small one, since a task holds one for each scheme and year it meets. */
    private static final int ROW_GROUP = 16 << 20;

    private final SparkSession spark;
    private final Order order;
    private final RuleSetBundle bundle;

    private BulkScoring(SparkSession spark, Order order, RuleSetBundle bundle) {
        this.spark = spark;
        this.order = order;
        this.bundle = bundle;
    }

    public static void main(String[] arguments) throws IOException {
        Order order;
        try {
            order = Order.of(arguments);
        } catch (IllegalArgumentException misuse) {
            System.err.println(misuse.getMessage());
            System.err.println(Order.USAGE);
            System.exit(2);
            return;
        }
        // what spark-submit was told stands
        SparkConf settings = new SparkConf()
                .setIfMissing("spark.app.name", "plumbline bulk")
                .setIfMissing("spark.sql.parquet.compression.codec", "zstd")
                .setIfMissing("spark.sql.shuffle.partitions", "32")
                // of Spark's 128 MB, ten thousand submissions, few tasks are left for many cores
                .setIfMissing("spark.sql.files.maxPartitionBytes", "64m")
                // a row is 30 KB: Spark's 4,096 at once are an array of 120 MB, and the collector's work
                .setIfMissing("spark.sql.parquet.columnarReaderBatchSize", "256")
                // a task writes few schemes and years: no need to sort heavy rows by them
                .setIfMissing("spark.sql.maxConcurrentOutputFileWriters", "64")
                .setIfMissing("spark.hadoop.parquet.block.size", Integer.toString(ROW_GROUP));
        try (SparkSession spark = SparkSession.builder().config(settings).getOrCreate()) {
            System.out.println(run(spark, order).json());
        } catch (BundleRejected rejected) {
            System.err.println(rejected.getMessage());
            System.exit(2);
        }
    }

    /**
     * @return what the run was
     * @throws BundleRejected where the bundle is not what it says
     */
    static RunRecord run(SparkSession spark, Order order) throws IOException {
        return new BulkScoring(spark, order, bundle(spark, order.bundle())).run();
    }

    private static RuleSetBundle bundle(SparkSession spark, String path) throws IOException {
        Path file = new Path(path);
        FileSystem files = file.getFileSystem(spark.sparkContext().hadoopConfiguration());
        try (InputStream in = files.open(file)) {
            return RuleSetBundle.read(in.readNBytes(RuleSetBundle.LIMIT + 1));
        }
    }

    private RunRecord run() throws IOException {
        Output output = Output.open(spark, order.output());
        LongAccumulator scored = spark.sparkContext().longAccumulator("评分 scored");
        LongAccumulator refused = spark.sparkContext().longAccumulator("不能评分 refused");
        Broadcast<byte[]> bytes =
                spark.sparkContext().broadcast(bundle.bytes(), scala.reflect.ClassTag$.MODULE$.apply(byte[].class));

        told("评分 score");
        Dataset<Row> results = Input.read(spark, order)
                .mapPartitions(new ScoreRecords(bundle.sha256(), bytes, scored, refused), Encoders.row(Columns.SCORED));
        Tables tables = Tables.of(output.stage(results));

        told("评价 evaluations");
        output.table("evaluations", tables.evaluations());
        told("问题 findings");
        output.table("findings", tables.findings());
        told("依据 traces");
        output.table("traces", tables.traces());
        told("汇总 summary");
        output.csv("summary/grades-by-region", tables.gradesByRegion());
        output.csv("summary/points-lost-by-rule", tables.pointsLostByRule());
        output.csv("summary/findings-by-code", tables.findingsByCode());
        told("不能评分的 dead letters");
        output.json("dead-letter", tables.deadLetters());
        if (order.loadable()) {
            told("可装入的 loadable");
            output.lines("load", tables.loadable());
        }
        told("收尾 record");
        RunRecord record = RunRecord.of(bundle, tables.counts(), order);
        output.publish(record);
        return record;
    }

    private void told(String step) {
        spark.sparkContext().setJobDescription(step);
    }
}
