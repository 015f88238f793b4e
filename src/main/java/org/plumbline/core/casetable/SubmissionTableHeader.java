package org.plumbline.core.casetable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Maps columns to their positions. */
public record SubmissionTableHeader(List<SubmissionColumn> columns) {

    private static final Set<SubmissionColumn> NEEDED = EnumSet.of(
            SubmissionColumn.SCHEME,
            SubmissionColumn.FISCAL_YEAR,
            SubmissionColumn.SUBJECT,
            SubmissionColumn.CODE,
            SubmissionColumn.ACTUAL);

    /** @throws TableRejectedException naming the column that is unknown, duplicate or missing */
    public static SubmissionTableHeader of(List<String> cells) {
        List<SubmissionColumn> columns = new ArrayList<>();
        for (String cell : cells) {
            if (cell.isBlank()) {
                columns.add(null);
                continue;
            }
            SubmissionColumn column = SubmissionColumn.findByHeading(cell)
                    .orElseThrow(() -> new TableRejectedException(
                            "表头中的“" + quote(cell) + "”不是已知的列；可用的列：" + describeColumns(),
                            "“" + quote(cell) + "” in the heading is no known column; there are " + describeColumns()));
            if (columns.contains(column)) {
                throw new TableRejectedException(
                        "表头中有两列都是“" + column.displayName() + "”",
                        "two columns of the heading are “" + column.displayName() + "”");
            }
            columns.add(column);
        }
        for (SubmissionColumn needed : NEEDED) {
            if (!columns.contains(needed)) {
                throw new TableRejectedException(
                        "表头缺少“" + needed.displayName() + "”列",
                        "the heading lacks the column “" + needed.displayName() + "”");
            }
        }
        return new SubmissionTableHeader(columns);
    }

    /**
     * Whether a column of a heading describes a whole submission, so that a blank cell below means the same as above.
     */
    public static boolean isOfCase(List<String> cells, int column) {
        return column < cells.size()
                && SubmissionColumn.findByHeading(cells.get(column))
                        .map(SubmissionColumn::isAboutSubmission)
                        .orElse(false);
    }

    private static String describeColumns() {
        return Arrays.stream(SubmissionColumn.values())
                .map(SubmissionColumn::displayName)
                .collect(Collectors.joining("、"));
    }

    public static String quote(String text) {
        return text.length() <= 40 ? text : text.substring(0, 39) + "…";
    }
}
