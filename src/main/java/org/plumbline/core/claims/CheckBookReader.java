package org.plumbline.core.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.basics.Sha256;
import org.plumbline.core.claims.CheckBook.CheckRow;
import org.plumbline.core.claims.CheckBook.Phrase;
import org.plumbline.core.claims.CheckBook.Term;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.core.spreadsheet.WorkbookFile;
import org.plumbline.core.spreadsheet.WorkbookLimits;
import org.plumbline.core.workbook.ListSheetReader;
import org.plumbline.core.workbook.ListSheetReader.ListRow;
import org.plumbline.vocabulary.Severity;

/** Reads the workbook of report checks. All problems are reported at once, each at its cell. */
public final class CheckBookReader {

    private static final Pattern FIGURE = Pattern.compile("\\{([^{}]*)}");

    /**
     * @param book null where a problem is an error
     * @param problems in the order of the workbook
     */
    public record CheckBookReading(CheckBook book, List<Problem> problems) {}

    private final Map<String, SheetGrid> sheets;
    private final ProblemCollector problems;

    private CheckBookReader(Map<String, SheetGrid> sheets, ProblemCollector problems) {
        this.sheets = sheets;
        this.problems = problems;
    }

    /** @param file name of the file, for the problems */
    public static CheckBookReading read(String file, byte[] workbook) {
        ProblemCollector problems = new ProblemCollector(file);
        Map<String, SheetGrid> sheets = WorkbookFile.read(workbook, WorkbookLimits.DEFAULT, problems);
        problems.setSheetOrder(sheets.keySet());
        CheckBook book = sheets.isEmpty() ? null : new CheckBookReader(sheets, problems).readBook(Sha256.of(workbook));
        return new CheckBookReading(problems.hasBlocking() ? null : book, problems.listInOrder());
    }

    private CheckBook readBook(String sha256) {
        List<CheckRow> checks = new ArrayList<>();
        Map<String, String> known = new HashMap<>();
        for (ListRow row : readRows(CheckBookSheet.CHECKS)) {
            addCheck(row, checks, known);
        }
        List<Phrase> phrases = new ArrayList<>();
        for (ListRow row : readRows(CheckBookSheet.PHRASES)) {
            PhraseKind kind = row.parseChoice("种类", PhraseKind.class, null);
            String text = readOnce(row, kind, known);
            if (kind != null && text != null) {
                phrases.add(new Phrase(kind, text));
            }
        }
        List<Term> terms = new ArrayList<>();
        for (ListRow row : readRows(CheckBookSheet.TERMS)) {
            TermKind kind = row.parseChoice("种类", TermKind.class, null);
            String name = row.parseText("名称");
            String text = readOnce(row, kind + " " + name, known);
            if (kind != null && text != null && name != null) {
                terms.add(new Term(kind, text, name));
            }
        }
        return new CheckBook(sha256, checks, phrases, terms);
    }

    private List<ListRow> readRows(CheckBookSheet sheet) {
        SheetGrid grid = sheets.get(sheet.title());
        if (grid == null) {
            Bilingual title = new Bilingual(sheet.title(), sheet.title());
            problems.add(ProblemCode.SHEET_MISSING, null, null, null, title, null);
            return List.of();
        }
        return new ListSheetReader(grid, sheet.columns(), problems).readRows();
    }

    private void addCheck(ListRow row, List<CheckRow> checks, Map<String, String> known) {
        ClaimCheck check = row.parseChoice("检查", ClaimCheck.class, null);
        Severity severity = row.parseChoice("级别", Severity.class, null);
        BigDecimal over = row.parseNumber("超过");
        String zh = row.parseText("句子");
        String en = row.parseText("英文");
        String basis = row.parseText("依据");
        if (check == null || severity == null || over == null || zh == null || en == null || basis == null) {
            return;
        }
        GridCell cell = row.findCell("检查");
        String other = known.putIfAbsent(check + " " + over.stripTrailingZeros(), cell.address());
        if (other != null) {
            reportDuplicate(cell, other);
            return;
        }
        checkFigures(row.findCell("句子"), zh, check);
        checkFigures(row.findCell("英文"), en, check);
        checks.add(new CheckRow(check, severity, over, new Bilingual(zh, en), basis, cell.row() + 1));
    }

    private void checkFigures(GridCell cell, String sentence, ClaimCheck check) {
        Set<String> unknown = new HashSet<>(FIGURE.matcher(sentence)
                .results()
                .map((MatchResult each) -> each.group(1))
                .toList());
        unknown.removeAll(check.figures());
        if (!unknown.isEmpty()) {
            String allowed = "{" + String.join("} {", check.figures()) + "}";
            problems.addAt(ProblemCode.FORBIDDEN_TEXT, cell, new Bilingual(allowed, allowed), null);
        }
    }

    /** The spelling with half-width signs, as texts are compared; null, with a problem, where an earlier row has it. */
    private String readOnce(ListRow row, Object scope, Map<String, String> known) {
        String text = row.parseText("写法");
        if (text == null) {
            return null;
        }
        GridCell cell = row.findCell("写法");
        String narrow = SheetGrid.toHalfWidth(text);
        String other = known.putIfAbsent(scope + " " + narrow, cell.address());
        if (other != null) {
            reportDuplicate(cell, other);
            return null;
        }
        return narrow;
    }

    private void reportDuplicate(GridCell cell, String other) {
        problems.addAt(
                ProblemCode.DUPLICATE_ROW,
                cell,
                null,
                Bilingual.of("与 %s 相同，请删除其中一行", "The same as %s; delete one of the rows", other));
    }
}
