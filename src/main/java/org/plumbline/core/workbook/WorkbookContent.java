package org.plumbline.core.workbook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellReference;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableType;

/**
 * The content of an accepted workbook, cell by cell under the columns' names: for pages, comparisons and sentences.
 * Formatting, hidden technical rows and the order of columns are dropped; the order of rows is kept.
 *
 * @param sheets in the workbook's order, notes left out
 * @param notes names of the sheets that are not read, without those that an annotation added
 */
public record WorkbookContent(List<SheetContent> sheets, List<String> notes) {

    /** The sheets that an annotation adds: sheets of notes, so that the workbook can be uploaded again. */
    public static final String PROBLEMS_SHEET = WorkbookLayout.NOTES + "-问题";

    public static final String READ_BACK_SHEET = WorkbookLayout.NOTES + "-读回";

    /** The role of a sheet in a rule set. */
    public enum SheetKind {
        SETTINGS,
        INDICATORS,
        TABLE,
        THRESHOLDS,
        /** Documents and articles that rules cite. */
        BASES,
        CASES,
        /** Lines of the form dictionary. */
        LINES
    }

    /**
     * @param form name of the table form, such as STEP; null where the sheet is no table
     * @param hiddenRows number of hidden rows, the technical ones of a table
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

    /** The role of a column in a rule. */
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
     * @param index index in the sheet, from 0
     * @param meaning what to write in it, with unit
     * @param snippet the technical text of a table's column; null elsewhere
     */
    public record ContentColumn(int index, ColumnRole part, Bilingual label, Bilingual meaning, String snippet) {}

    /**
     * A row.
     *
     * @param key rule id, indicator code, setting, check, or test case with its indicator: identifies the row wherever
     *     it is
     * @param row row number as Excel shows it
     * @param values one for each column as text, numbers plain; null where blank
     */
    public record ContentRow(String key, int row, List<String> values) {

        /** Address of the cell under a column, such as D12. */
        public String formatAddress(ContentColumn column) {
            return CellReference.convertNumToColString(column.index()) + row;
        }
    }

    /** Document and article of each row of the sheet 依据, by its id; empty where there is no such sheet. */
    public Map<String, String> listBases() {
        Map<String, String> bases = new HashMap<>();
        findSheet(BasisColumns.BASES).ifPresent(sheet -> {
            int document = sheet.findColumn(BasisColumns.DOCUMENT);
            int article = sheet.findColumn(BasisColumns.ARTICLE);
            sheet.entries()
                    .forEach(row -> bases.putIfAbsent(
                            row.key(),
                            Stream.of(document, article)
                                    .filter(column -> column >= 0)
                                    .map(column -> row.values().get(column))
                                    .filter(Objects::nonNull)
                                    .collect(Collectors.joining(" "))));
        });
        return bases;
    }

    public Optional<SheetContent> findSheet(String name) {
        return sheets.stream().filter(sheet -> sheet.name().equals(name)).findFirst();
    }
}
