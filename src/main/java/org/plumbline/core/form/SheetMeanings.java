package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.dictionary.DictionarySheet;
import org.plumbline.core.form.FormReading.Alternative;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/** What a sheet that was not read can be answered to be: a form, a part of the form beside it, or an attachment. */
final class SheetMeanings {

    /** A hidden sheet with a form. */
    static final String FORM = "自评表";
    /** A sheet whose tables belong to the form of another. */
    static final String PART = "属于自评表";

    private static final Pattern HEADER = Pattern.compile(FORM + "：表头第([1-9]\\d{0,3})行");
    private static final int MOST_HEADERS = 6;
    private static final int SEARCHED_ROWS = 30;
    /** Fewer headings make no indicator table. */
    private static final int HEADINGS = 3;

    private SheetMeanings() {}

    /**
     * @param holdsForm whether an indicator table was found on it
     * @param beside whether there is one form that it could be a part of
     */
    static List<Alternative> listChoices(FormGrid cells, boolean holdsForm, boolean beside) {
        List<Alternative> choices = new ArrayList<>();
        if (holdsForm) {
            choices.add(new Alternative(FORM, fillIn("一张自评表", "a form of its own")));
        } else {
            listHeaderRows(cells).forEach(row -> choices.add(createHeaderChoice(cells, row)));
        }
        if (beside) {
            choices.add(new Alternative(PART, fillIn("这份自评表的一部分", "a part of the form")));
        }
        choices.add(new Alternative(DictionarySheet.NOT_READ, new Bilingual("附件，不读取", "an attachment, not read")));
        return List.copyOf(choices);
    }

    private static Alternative createHeaderChoice(FormGrid cells, int row) {
        String said = cells.describeRows(row, row);
        String shown = said.length() > 40 ? said.substring(0, 39) + "…" : said;
        return new Alternative(
                FORM + "：表头第" + (row + 1) + "行",
                fillIn("一张自评表，表头在第 %1$d 行：%2$s", "a form with its headings in row %1$d: %2$s", row + 1, shown));
    }

    /** The index of the header row that an answer names; empty where it names none that is offered. */
    static OptionalInt findHeaderRow(FormGrid cells, String answer) {
        Matcher header = HEADER.matcher(String.valueOf(answer));
        int row = header.matches() ? Integer.parseInt(header.group(1)) - 1 : -1;
        return listHeaderRows(cells).contains(row) ? OptionalInt.of(row) : OptionalInt.empty();
    }

    /** The rows that could hold headings: several texts and no number, with another row below. */
    private static List<Integer> listHeaderRows(FormGrid cells) {
        List<Integer> rows = new ArrayList<>();
        int end = Math.min(cells.rowCount() - 1, cells.firstRow() + SEARCHED_ROWS);
        for (int row = cells.firstRow(); row < end && rows.size() < MOST_HEADERS; row++) {
            List<GridCell> filled = cells.listOwnCells(row);
            boolean words = filled.stream().allMatch(cell -> cell.content() instanceof CellContent.TextContent);
            if (words && filled.size() >= HEADINGS) {
                rows.add(row);
            }
        }
        return rows;
    }
}
