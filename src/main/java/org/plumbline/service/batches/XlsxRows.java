package org.plumbline.service.batches;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.util.CellRangeAddress;
import org.plumbline.core.casetable.SubmissionTableHeader;
import org.plumbline.core.casetable.TableRead;
import org.plumbline.core.casetable.TableRejectedException;
import org.plumbline.core.casetable.TableRow;
import org.plumbline.core.casetable.TableRowReader;
import org.plumbline.core.spreadsheet.Sheet;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.core.spreadsheet.SheetLimits;
import org.plumbline.core.spreadsheet.Spreadsheet;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException;

/**
 * The first visible sheet of an .xlsx, read as a stream: memory holds its shared strings and one row. Of a formula the
 * value that Excel stored is read; nothing is computed. A cell that cannot be read reliably is returned with its flaw.
 */
final class XlsxRows implements TableRowReader {

    private static final int COLUMNS = 256;

    private static final int ENTRIES = 1_000;

    /** Maximum unpacked bytes of a part. */
    private static final long PART = 50L << 20;

    private final SheetLimits limits;

    /** @param limit characters of a cell */
    XlsxRows(int limit) {
        this.limits = new SheetLimits(ENTRIES, PART, Integer.MAX_VALUE, COLUMNS, limit);
    }

    @Override
    public TableRead read(Path file, RowHandler sink) throws IOException {
        try (Spreadsheet opened = Spreadsheet.open(file, limits)) {
            Sheet sheet = opened.sheets().stream()
                    .filter(each -> !each.hidden())
                    .findFirst()
                    .orElseThrow(() -> new TableRejectedException("工作簿没有可见的工作表", "the workbook has no visible sheet"));
            Pass pass = new Pass(sink);
            SheetGrid aside = opened.rows(sheet, pass::row);
            requireUnmerged(aside, pass);
            return new TableRead(sheet.name(), pass.remarks.of(opened.sheets(), sheet, aside));
        } catch (SpreadsheetRejectedException rejected) {
            throw toRejection(rejected);
        }
    }

    private static TableRejectedException toRejection(SpreadsheetRejectedException rejected) {
        return switch (rejected.reason()) {
            case STRICT -> new TableRejectedException(
                    "文件是“Strict Open XML 电子表格”，请在 Excel 中另存为“Excel 工作簿 (.xlsx)”",
                    "the file is a Strict Open XML Spreadsheet; save it as Excel Workbook (.xlsx)");
            case TOO_MANY_CELLS -> new TableRejectedException(
                    "工作表超过 " + COLUMNS + " 列（" + rejected.cell() + "）",
                    "the sheet has more than " + COLUMNS + " columns (" + rejected.cell() + ")");
            default -> {
                String shown = SubmissionTableHeader.quote(String.valueOf(rejected.getMessage()));
                yield new TableRejectedException(
                        "不是能读取的 .xlsx 工作簿（不能加密；单个部件解压后不超过 50 MB，更大的请用 CSV）：" + shown,
                        "not an .xlsx workbook that can be read (not encrypted, no part above 50 MB unpacked; larger ones as CSV): "
                                + shown);
            }
        };
    }

    /**
     * A value merged over several rows or columns would be read for the first of them alone. Below the heading only columns of
     * the whole case may be merged downwards, where a blank cell means the same as above.
     *
     * @throws TableRejectedException naming the region
     */
    private static void requireUnmerged(SheetGrid aside, Pass pass) {
        for (CellRangeAddress range : aside.mergedRegions()) {
            boolean below = range.getLastRow() > pass.headingRow && range.getFirstRow() <= pass.lastRow;
            boolean down = range.getFirstColumn() == range.getLastColumn()
                    && range.getFirstRow() > pass.headingRow
                    && SubmissionTableHeader.isOfCase(pass.heading, range.getFirstColumn());
            if (below && !down) {
                throw new TableRejectedException(
                        "单元格 " + range.formatAsString() + " 是合并的，请取消合并后分别填写",
                        "the cells " + range.formatAsString() + " are merged; unmerge them and fill in each");
            }
        }
    }

    /** Reads the rows once. */
    private static final class Pass {

        private final RowHandler sink;
        private final SheetRemarks remarks = new SheetRemarks();
        private List<String> heading = List.of();
        private int headingRow = -1;
        private int lastRow = -1;

        Pass(RowHandler sink) {
            this.sink = sink;
        }

        boolean row(int row, boolean hidden, List<GridCell> cells) {
            List<String> texts = new ArrayList<>();
            Map<Integer, TableRow.Flaw> flaws = new HashMap<>();
            Map<Integer, String> units = new HashMap<>();
            boolean struck = isStruck(cells);
            for (GridCell cell : cells) {
                JobCellText read = JobCellText.of(cell, struck);
                while (texts.size() <= cell.column()) {
                    texts.add("");
                }
                texts.set(cell.column(), read.text());
                if (read.flaw() != null) {
                    flaws.put(cell.column(), read.flaw());
                }
                if (read.unit() != null) {
                    units.put(cell.column(), read.unit());
                }
                remarks.cell(cell, read);
            }
            if (flaws.isEmpty() && texts.stream().allMatch(String::isBlank)) {
                return true;
            }
            remarks.row(row, hidden, struck);
            lastRow = row;
            if (headingRow < 0) {
                headingRow = row;
                heading = List.copyOf(texts);
            }
            return sink.handleRow(new TableRow(row + 1L, texts, flaws, units));
        }

        private static boolean isStruck(List<GridCell> cells) {
            List<GridCell> filled =
                    cells.stream().filter(cell -> !cell.isBlank()).toList();
            return !filled.isEmpty() && filled.stream().allMatch(GridCell::struck);
        }
    }
}
