package org.plumbline.bulk;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * The output folder: tables are made below {@code _work} and moved when all are complete; {@code _run.json} is written
 * last.
 */
final class OutputFolder {

    private static final List<String> TABLES =
            List.of("evaluations", "findings", "traces", "summary", "dead-letter", "load");
    private static final String RECORD = "_run.json";

    private final SparkSession spark;
    private final FileSystem files;
    private final Path folder;
    private final Path work;

    private OutputFolder(SparkSession spark, FileSystem files, Path folder) {
        this.spark = spark;
        this.files = files;
        this.folder = folder;
        this.work = new Path(folder, "_work");
    }

    /** @throws IOException where the folder has content not made by a run, and where it cannot be written */
    static OutputFolder open(SparkSession spark, String output) throws IOException {
        Path folder = new Path(output);
        FileSystem files = folder.getFileSystem(spark.sparkContext().hadoopConfiguration());
        OutputFolder opened = new OutputFolder(spark, files, folder);
        if (files.exists(folder)) {
            for (FileStatus each : files.listStatus(folder)) {
                String name = each.getPath().getName();
                if (!TABLES.contains(name) && !name.equals(RECORD) && !name.equals("_work") && !name.startsWith(".")) {
                    throw new IOException(
                            "输出文件夹中有别的内容，请用空文件夹 / the output folder holds something else, name an empty one: "
                                    + each.getPath());
                }
            }
            files.delete(opened.work, true);
        }
        return opened;
    }

    /** Writes the scored records, to be read several times; scoring costs more than reading. */
    Dataset<Row> stageScored(Dataset<Row> scored) {
        String stage = new Path(work, "scored").toString();
        scored.write()
                .mode(SaveMode.Overwrite)
                .option("parquet.enable.dictionary#canonical", "false")
                .parquet(stage);
        return spark.read().schema(EvaluationColumns.SCORED).parquet(stage);
    }

    void writeTable(String name, Dataset<Row> rows) {
        rows.write()
                .mode(SaveMode.Overwrite)
                .partitionBy("scheme", "fiscalYear")
                .option("parquet.enable.dictionary#canonical", "false")
                .parquet(madePath(name).toString());
    }

    void writeCsv(String name, Dataset<Row> rows) {
        rows.coalesce(1)
                .write()
                .mode(SaveMode.Overwrite)
                .option("header", "true")
                .csv(madePath(name).toString());
    }

    void writeJson(String name, Dataset<Row> rows) {
        rows.write().mode(SaveMode.Overwrite).json(madePath(name).toString());
    }

    void writeLines(String name, Dataset<String> lines) {
        lines.write().mode(SaveMode.Overwrite).text(madePath(name).toString());
    }

    private Path madePath(String name) {
        return new Path(work, "made/" + name);
    }

    /** Replaces the tables of an earlier run. Without {@code _run.json} a folder is incomplete. */
    void publish(RunRecord record) throws IOException {
        files.delete(new Path(folder, RECORD), false);
        for (String table : TABLES) {
            Path place = new Path(folder, table);
            files.delete(place, true);
            if (files.exists(madePath(table)) && !files.rename(madePath(table), place)) {
                throw new IOException("cannot be moved: " + madePath(table) + " to " + place);
            }
        }
        files.delete(work, true);
        try (OutputStream out = files.create(new Path(folder, RECORD), true)) {
            out.write(record.json().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}
