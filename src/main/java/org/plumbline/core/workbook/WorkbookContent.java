package org.plumbline.core.workbook;

import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.util.CellReference;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableType;

/**
 * What an accepted workbook says, cell by cell under the columns' names: for pages, comparisons and sentences. Formatting,
 * hidden technical rows and the order of columns are gone; the order of rows is kept.
 *
 * @param sheets in the workbook's order, notes left out
 * @param notes names of the sheets that nobody reads, those left out that an annotation added
 */
public record WorkbookContent(List<SheetContent> sheets, List<String> notes) {

    /** The sheets that an annotated workbook has besides the clerk's: sheets of notes, so that it can be uploaded again. */
    public static final String PROBLEMS_SHEET = WorkbookLayout.NOTES + "-问题";

    public static final String READ_BACK_SHEET = WorkbookLayout.NOTES + "-读回";

    /** What a sheet is to a rule set. */
    public enum SheetKind {
        SETTINGS,
        INDICATORS,
        TABLE,
        THRESHOLDS,
        CASES
    }

    /**
     * @param form name of the table form, such as STEP; null where the sheet is no table
     * @param hiddenRows how many rows a clerk does not see, the technical ones of a table
     */
    public record SheetContent(
            String name,
            SheetKind kind,
            String form,
            List<ContentColumn> columns,
            List<ContentRow> entries,
            int hiddenRows) {

        public Optional<ContentRow> findRow(String key) {
            return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
        }

        /** Place of the column with this Chinese label; -1 where the sheet has none. */
        public int findColumn(String label) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).label().zh().equals(label)) {
                    return i;
                }
            }
            return -1;
        }
    }

    /** What a column is to a rule. */
    public enum ColumnRole {
        KEY,
        ENTRY,
        CONDITION,
        ACTION,
        REMARK;

        static ColumnRole of(TableType.ColumnType<?> word) {
            return word instanceof TableType.ConditionColumn<?> ? CONDITION : ACTION;
        }
    }

    /**
     * @param index from 0, as it stands in the sheet
     * @param meaning what to write in it, with unit
     * @param snippet the technical text of a table's column; null elsewhere
     */
    public record ContentColumn(int index, ColumnRole part, Bilingual label, Bilingual meaning, String snippet) {}

    /**
     * A row.
     *
     * @param key rule id, indicator code, setting, check, or test case with its indicator: names the row wherever it
     *     stands
     * @param row Excel's own number
     * @param values one for each column as text, numbers plain; null where blank
     */
    public record ContentRow(String key, int row, List<String> values) {

        /** Address of the cell under a column, such as D12. */
        public String formatAddress(ContentColumn column) {
            return CellReference.convertNumToColString(column.index()) + row;
        }
    }

    public Optional<SheetContent> findSheet(String name) {
        return sheets.stream().filter(sheet -> sheet.name().equals(name)).findFirst();
    }
}
