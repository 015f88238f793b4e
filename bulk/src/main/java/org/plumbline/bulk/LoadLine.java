package org.plumbline.bulk;

import java.util.Base64;
import org.apache.spark.sql.Row;
import org.plumbline.core.json.ByteCompressor;

/**
 * A line that {@code plumbline load} takes: the bytes as the service stores them, compressed here where there are many
 * cores.
 */
final class LoadLine {

    private LoadLine() {}

    /** @param row with id, submission and canonical bytes */
    static String formatLine(Row row) {
        Base64.Encoder base64 = Base64.getEncoder();
        return row.getString(0) + "\t"
                + base64.encodeToString(ByteCompressor.compress(row.getAs(1))) + "\t"
                + base64.encodeToString(ByteCompressor.compress(row.getAs(2)));
    }
}
