package org.plumbline.bulk;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.plumbline.core.casetable.CsvRowReader;
import org.plumbline.core.casetable.SubmissionAssembler;
import org.plumbline.core.casetable.TableRejectedException;
import org.plumbline.core.casetable.TabularSubmission;

/** Records from files: the source of each, its unchanged bytes, and problems found before parsing. */
final class SubmissionInput {

    private static final StructType RECORD = new StructType()
            .add("file", DataTypes.StringType)
            .add("submission", DataTypes.BinaryType)
            .add("fault", DataTypes.StringType);

    private SubmissionInput() {}

    static Dataset<Row> read(SparkSession spark, JobArguments order) {
        String[] paths = order.input().toArray(String[]::new);
        return switch (order.format()) {
            case NDJSON -> spark.read()
                    .text(paths)
                    .where(trim(col("value")).notEqual(""))
                    .select(
                            col("_metadata.file_name").as("file"),
                            col("value").cast("binary").as("submission"),
                            lit(null).cast("string").as("fault"));
            case PARQUET -> spark.read()
                    .parquet(paths)
                    .select(
                            col("_metadata.file_name").as("file"),
                            col("submission").cast("binary").as("submission"),
                            lit(null).cast("string").as("fault"));
            case CSV -> spark.read()
                    .format("binaryFile")
                    .load(paths)
                    .select("path", "content")
                    .flatMap((FlatMapFunction<Row, Row>) SubmissionInput::readCases, Encoders.row(RECORD));
        };
    }

    /** A file is one task: rows of a submission are adjacent, and a quotation mark may span lines. */
    private static Iterator<Row> readCases(Row file) throws IOException {
        String path = file.getString(0);
        String name = path.substring(path.lastIndexOf('/') + 1);
        List<Row> records = new ArrayList<>();
        Path copy = Files.createTempFile("plumbline", ".csv"); // the reader goes over it twice, to find its characters
        try {
            Files.write(copy, file.<byte[]>getAs(1));
            SubmissionAssembler cases = new SubmissionAssembler(
                    ScoreRecords.LIMIT,
                    each -> records.add(RowFactory.create(
                            name + ":" + each.row(), each.json(), each.json() == null ? describeFault(each) : null)));
            new CsvRowReader(null, ScoreRecords.LIMIT).read(copy, (number, cells) -> {
                cases.addRow(number, cells);
                return true;
            });
            cases.finish();
        } catch (TableRejectedException refused) {
            records.add(RowFactory.create(name, null, refused.getMessage()));
        } finally {
            Files.delete(copy);
        }
        return records.iterator();
    }

    private static String describeFault(TabularSubmission refused) {
        TabularSubmission.CellFault fault = refused.fault();
        return fault == null
                ? "一份申报数据超过 2 MB / a submission is larger than 2 MB"
                : "第 " + fault.row() + " 行，" + fault.column() + "：" + fault.found() + "；应为 / expected "
                        + fault.expected();
    }
}
