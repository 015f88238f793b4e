package org.plumbline.service.batches;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellReference;
import org.plumbline.core.spreadsheet.Sheet;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/** Collects remarks on how a sheet was read, each in Chinese and English. */
final class SheetRemarks {

    /** Places listed for each kind; further ones are counted. */
    private static final int NAMED = 10;

    private final List<String> hidden = new ArrayList<>();
    private final List<String> struck = new ArrayList<>();
    private final List<String> rounded = new ArrayList<>();
    private final BitSet columns = new BitSet();
    private long hiddenRows;
    private long struckRows;
    private long roundedCells;
    private long formulas;

    void row(int row, boolean isHidden, boolean isStruck) {
        if (isHidden && hiddenRows++ < NAMED) {
            hidden.add(Integer.toString(row + 1));
        }
        if (isStruck && struckRows++ < NAMED) {
            struck.add(Integer.toString(row + 1));
        }
    }

    void cell(GridCell cell, JobCellText read) {
        if (!cell.isBlank()) {
            columns.set(cell.column());
        }
        if (cell.content() instanceof CellContent.FormulaContent && read.flaw() == null) {
            formulas++;
        }
        if (read.rounded() != null && roundedCells++ < NAMED) {
            rounded.add(cell.address() + " " + read.rounded().toPlainString() + " → " + read.text());
        }
    }

    /** @param aside the sheet without its cells */
    List<String> of(List<Sheet> sheets, Sheet sheet, SheetGrid aside) {
        List<String> remarks = new ArrayList<>();
        addOtherSheets(sheets, sheet, remarks);
        addHiddenParts(aside, remarks);
        if (struckRows > 0) {
            remarks.add("划掉的行也已读取：第 %s 行 / rows that are struck out were read as well: %s"
                    .formatted(joinNames(struck, struckRows), joinNames(struck, struckRows)));
        }
        if (formulas > 0) {
            remarks.add("%d 个公式按保存的结果读取 / %d formulas were read as their saved results".formatted(formulas, formulas));
        }
        if (roundedCells > 0) {
            remarks.add("位数过多的数已四舍五入：%s / numbers with too many digits were rounded: %s"
                    .formatted(joinNames(rounded, roundedCells), joinNames(rounded, roundedCells)));
        }
        return List.copyOf(remarks);
    }

    private static void addOtherSheets(List<Sheet> sheets, Sheet sheet, List<String> remarks) {
        String others = sheets.stream()
                .filter(each -> each != sheet)
                .map(each -> "“" + each.name() + (each.hidden() ? "”（隐藏 hidden）" : "”"))
                .limit(NAMED)
                .collect(Collectors.joining("、"));
        if (!others.isEmpty()) {
            remarks.add("只读取了“%s”；其他工作表没有读取：%s / only \"%s\" was read, not the other sheets: %s"
                    .formatted(sheet.name(), others, sheet.name(), others));
        }
    }

    private void addHiddenParts(SheetGrid aside, List<String> remarks) {
        if (hiddenRows > 0) {
            remarks.add("隐藏或被筛选掉的行也已读取：第 %s 行 / rows that are hidden or filtered out were read as well: %s"
                    .formatted(joinNames(hidden, hiddenRows), joinNames(hidden, hiddenRows)));
        }
        String unseen = columns.stream()
                .filter(aside::isColumnHidden)
                .mapToObj(CellReference::convertNumToColString)
                .collect(Collectors.joining("、"));
        if (!unseen.isEmpty()) {
            remarks.add("隐藏的列也已读取：%s / columns that are hidden were read as well: %s".formatted(unseen, unseen));
        }
    }

    private static String joinNames(List<String> named, long all) {
        return String.join("、", named) + (all > named.size() ? " … (" + all + ")" : "");
    }
}
