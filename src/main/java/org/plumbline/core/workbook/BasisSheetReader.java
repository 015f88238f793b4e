package org.plumbline.core.workbook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.core.workbook.ListSheetReader.ListRow;

/** Reads the sheet 依据. */
final class BasisSheetReader {

    static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*");

    private static final Pattern DATE = Pattern.compile("\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?");

    private final ProblemCollector problems;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> citations = new HashSet<>();
    private final Set<UnprintedChoice> choices = new HashSet<>();

    BasisSheetReader(ProblemCollector problems) {
        this.problems = problems;
    }

    /** Rows with a problem are left out. */
    List<Basis> read(SheetGrid sheet) {
        List<Basis> bases = new ArrayList<>();
        for (ListRow row : new ListSheetReader(sheet, BasisColumns.COLUMNS, problems).readRows()) {
            Basis basis = readRow(row);
            if (basis != null) {
                checkUnique(basis, row);
                bases.add(basis);
            }
        }
        return List.copyOf(bases);
    }

    private Basis readRow(ListRow row) {
        String id = row.parseText(BasisColumns.ID);
        String document = row.parseText(BasisColumns.DOCUMENT);
        String article = row.parseText(BasisColumns.ARTICLE);
        String from = readDate(row, BasisColumns.FROM);
        String to = readDate(row, BasisColumns.TO);
        String status = row.parseText(BasisColumns.STATUS);
        UnprintedChoice choice = row.parseChoice(BasisColumns.CHOICE, UnprintedChoice.class, null);
        if (id != null && !ID.matcher(id).matches()) {
            problems.addAt(
                    ProblemCode.INCONSISTENT,
                    row.findCell(BasisColumns.ID),
                    new Bilingual("字母开头，只有字母、数字和连字符", "a letter first, then letters, digits and hyphens"),
                    null);
            return null;
        }
        if (id == null || document == null || status == null) {
            return null;
        }
        // line breaks are part of an article
        String text = row.findCell(BasisColumns.TEXT).strippedText();
        return new Basis(id, document, article, text, from, to, "已核".equals(status), choice, row.rowNumber());
    }

    private String readDate(ListRow row, String label) {
        String date = row.parseText(label);
        if (date == null || DATE.matcher(date).matches()) {
            return date;
        }
        problems.addAt(
                ProblemCode.INCONSISTENT,
                row.findCell(label),
                new Bilingual("日期，如 2020-02-25、2020-02 或 2020", "a date such as 2020-02-25, 2020-02 or 2020"),
                null);
        return null;
    }

    private void checkUnique(Basis basis, ListRow row) {
        if (!ids.add(basis.id())) {
            report(row.findCell(BasisColumns.ID), new Bilingual("每个编号一行", "one row for each id"));
        } else if (!citations.add(basis.citation())) {
            report(row.findCell(BasisColumns.DOCUMENT), new Bilingual("每条一行，各行的文件和条款不同", "one row for each article"));
        }
        if (basis.choice() != null && !choices.add(basis.choice())) {
            report(row.findCell(BasisColumns.CHOICE), new Bilingual("每种算法一行", "one row for each choice"));
        }
    }

    private void report(GridCell cell, Bilingual expected) {
        problems.addAt(ProblemCode.DUPLICATE_ID, cell, expected, null);
    }
}
