package org.plumbline.service.storage;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Inserts many rows with COPY if the database is PostgreSQL: callers use the same methods for both, so that loaded rows
 * cannot differ from those stored one by one.
 */
public final class CopyInsertJdbcTemplate extends JdbcTemplate {

    private static final Pattern INSERT =
            Pattern.compile("\\s*insert\\s+into\\s+(\\w+)\\s*\\(([\\w\\s,]+)\\)\\s*values\\s*\\([?,\\s]+\\)\\s*");

    public CopyInsertJdbcTemplate(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    public int[] batchUpdate(String sql, List<? extends Object[]> rows) {
        Matcher insert = INSERT.matcher(sql);
        if (rows.isEmpty() || !insert.matches()) {
            return super.batchUpdate(sql, rows);
        }
        int[] copied = execute((ConnectionCallback<int[]>) connection -> connection.isWrapperFor(PGConnection.class)
                ? copyRows(connection, insert.group(1), insert.group(2), rows)
                : null);
        return copied == null ? super.batchUpdate(sql, rows) : copied;
    }

    private static int[] copyRows(Connection connection, String table, String columns, List<? extends Object[]> rows)
            throws SQLException {
        StringBuilder csv = new StringBuilder(rows.size() * 256);
        for (Object[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                if (i > 0) {
                    csv.append(',');
                }
                appendCsvValue(row[i], csv);
            }
            csv.append('\n');
        }
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy " + table + " (" + columns + ") from stdin (format csv)",
                            new StringReader(csv.toString()));
        } catch (IOException e) {
            throw new SQLException("the connection broke while rows were copied", e);
        }
        int[] each = new int[rows.size()];
        Arrays.fill(each, 1);
        return each;
    }

    /** Null is an unquoted empty field, an empty text a quoted one. */
    private static void appendCsvValue(Object value, StringBuilder csv) {
        if (value instanceof byte[] bytes) {
            csv.append("\\x");
            HexFormat.of().formatHex(csv, bytes);
        } else if (value != null) {
            csv.append('"').append(value.toString().replace("\"", "\"\"")).append('"');
        }
    }
}
