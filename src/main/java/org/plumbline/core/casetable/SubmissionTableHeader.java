package org.plumbline.core.casetable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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

    private static final Map<String, String> OTHER_SEPARATORS =
            Map.of(";", "分号", "\t", "制表符", "；", "全角分号", "，", "全角逗号", "[|]", "竖线");

    /** @throws TableRejectedException naming the column that is unknown, duplicate or missing */
    public static SubmissionTableHeader of(List<String> cells) {
        checkSeparator(cells);
        List<SubmissionColumn> columns = new ArrayList<>();
        for (String cell : cells) {
            if (cell.isBlank()) {
                columns.add(null);
                continue;
            }
            SubmissionColumn column = SubmissionColumn.findByHeading(cell).orElseThrow(() -> unknown(cell));
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

    private static TableRejectedException unknown(String heading) {
        return new TableRejectedException(
                "第一行应为表头，其中的“" + quote(heading) + "”不是已知的列；可用的列：" + describeColumns(),
                "the first row must be the heading, and “" + quote(heading) + "” is no known column; there are "
                        + describeColumns());
    }

    /** A file whose cells are separated by semicolons or tabs has its whole heading in one cell. */
    private static void checkSeparator(List<String> cells) {
        String first = cells.isEmpty() ? "" : cells.get(0);
        for (Map.Entry<String, String> separator : OTHER_SEPARATORS.entrySet()) {
            long known = Arrays.stream(first.split(separator.getKey()))
                    .filter(cell -> SubmissionColumn.findByHeading(cell).isPresent())
                    .count();
            if (known > 1) {
                throw new TableRejectedException(
                        "各列应当用逗号隔开，这个文件用的是" + separator.getValue() + "；请另存为“CSV（逗号分隔）”或 .xlsx",
                        "the columns must be separated by commas, this file has another separator; save it as CSV"
                                + " (comma delimited) or .xlsx");
            }
        }
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
