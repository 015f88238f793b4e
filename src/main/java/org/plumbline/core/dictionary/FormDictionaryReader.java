package org.plumbline.core.dictionary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.basics.Sha256;
import org.plumbline.core.dictionary.FormDictionary.DictionaryContent;
import org.plumbline.core.dictionary.FormDictionary.HeadingLine;
import org.plumbline.core.dictionary.FormDictionary.WordLine;
import org.plumbline.core.dictionary.SignTable.SignSpelling;
import org.plumbline.core.dictionary.UnitTable.UnitLine;
import org.plumbline.core.spreadsheet.NearestName;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.core.spreadsheet.WorkbookFile;
import org.plumbline.core.spreadsheet.WorkbookLimits;
import org.plumbline.core.workbook.ListSheetReader;
import org.plumbline.core.workbook.ListSheetReader.ListRow;
import org.plumbline.vocabulary.Operator;

/** Reads the workbook of the form dictionary. All problems are reported at once, each at its cell. */
public final class FormDictionaryReader {

    private static final int MOST_POWER = 12;

    /**
     * @param dictionary null where a problem is an error
     * @param problems in the order of the workbook
     */
    public record DictionaryReading(FormDictionary dictionary, List<Problem> problems) {}

    private final Map<String, SheetGrid> sheets;
    private final ProblemCollector problems;

    private FormDictionaryReader(Map<String, SheetGrid> sheets, ProblemCollector problems) {
        this.sheets = sheets;
        this.problems = problems;
    }

    /** @param file name of the file, for the problems */
    public static DictionaryReading read(String file, byte[] workbook) {
        ProblemCollector problems = new ProblemCollector(file);
        Map<String, SheetGrid> sheets = WorkbookFile.read(workbook, WorkbookLimits.DEFAULT, problems);
        problems.setSheetOrder(sheets.keySet());
        DictionaryContent content = sheets.isEmpty() ? null : new FormDictionaryReader(sheets, problems).readContent();
        FormDictionary dictionary = problems.hasBlocking() ? null : new FormDictionary(Sha256.of(workbook), content);
        return new DictionaryReading(dictionary, problems.listInOrder());
    }

    private DictionaryContent readContent() {
        List<HeadingLine> headings = new ArrayList<>();
        Map<String, HeadingPlace> known = new HashMap<>();
        for (ListRow row : readRows(DictionarySheet.HEADINGS)) {
            FieldTable table = row.parseChoice(DictionarySheet.TABLE, FieldTable.class, null);
            if (table != null) {
                addHeading(row, table, headings, known);
            }
        }
        for (ListRow row : readRows(DictionarySheet.LABELS)) {
            addHeading(row, FieldTable.HEAD, headings, known);
        }
        requireHeadings(headings);
        return new DictionaryContent(
                List.copyOf(headings), new SignTable(readSigns()), new UnitTable(readUnits()), readWords());
    }

    private List<ListRow> readRows(DictionarySheet sheet) {
        SheetGrid grid = sheets.get(sheet.title());
        if (grid == null) {
            Bilingual title = new Bilingual(sheet.title(), sheet.title());
            problems.add(ProblemCode.SHEET_MISSING, null, null, null, title, null);
            return List.of();
        }
        return new ListSheetReader(grid, sheet.columns(), problems).readRows();
    }

    /** The place of a heading that was read, and what it was said to mean. */
    private record HeadingPlace(String cell, FormField field) {}

    private void addHeading(
            ListRow row, FieldTable table, List<HeadingLine> headings, Map<String, HeadingPlace> known) {
        String meaning = row.parseText(DictionarySheet.MEANING);
        String spelling = row.parseText(DictionarySheet.SPELLING);
        String region = row.parseText(DictionarySheet.REGION);
        ValueKind value =
                table == FieldTable.HEAD ? row.parseChoice(DictionarySheet.VALUE, ValueKind.class, null) : null;
        if (meaning == null || spelling == null) {
            return;
        }
        FormField field = FormField.find(table, meaning).orElse(null);
        if (field == null && !meaning.equals(DictionarySheet.NOT_READ)) {
            reportUnknownMeaning(row.findCell(DictionarySheet.MEANING), table, meaning);
            return;
        }
        HeadingLine line = new HeadingLine(table, field, spelling, region, value);
        GridCell cell = row.findCell(DictionarySheet.SPELLING);
        if (line.normalized().isEmpty()) {
            Bilingual expected = new Bilingual("括号以外有文字，不超过 60 字", "text outside brackets, at most 60 characters");
            problems.addAt(ProblemCode.FORBIDDEN_TEXT, cell, expected, null);
            return;
        }
        HeadingPlace other = known.putIfAbsent(
                table + " " + line.normalized() + " " + region + " " + value, new HeadingPlace(cell.address(), field));
        if (other == null) {
            headings.add(line);
        } else {
            reportSame(cell, other, field);
        }
    }

    private void reportSame(GridCell cell, HeadingPlace other, FormField field) {
        Bilingual hint = Bilingual.of("与 %s 相同，请删除其中一行", "The same as %s; delete one of the rows", other.cell());
        problems.addAt(other.field() == field ? ProblemCode.DUPLICATE_ROW : ProblemCode.INCONSISTENT, cell, null, hint);
    }

    private void reportUnknownMeaning(GridCell cell, FieldTable table, String meaning) {
        List<String> meanings = Stream.concat(
                        Stream.of(FormField.values())
                                .filter(field -> field.table() == table)
                                .map(field -> field.label().zh()),
                        Stream.of(DictionarySheet.NOT_READ))
                .toList();
        String all = String.join(" / ", meanings);
        problems.addAt(
                ProblemCode.NOT_A_CHOICE,
                cell,
                new Bilingual(all, all),
                NearestName.of(meaning, meanings)
                        .map(near -> Bilingual.of("也许应填 %s", "Maybe %s", near))
                        .orElse(null));
    }

    /** Blank forms have these headings, which every dictionary must know. */
    private void requireHeadings(List<HeadingLine> headings) {
        for (FormField field : FormField.values()) {
            boolean there = headings.stream()
                    .anyMatch(line -> line.field() == field
                            && line.region() == null
                            && line.normalized().equals(HeadingText.normalize(field.heading())));
            if (field.table() != null && field.findDeclared() == null && !there && !problems.hasBlocking()) {
                DictionarySheet sheet =
                        field.table() == FieldTable.HEAD ? DictionarySheet.LABELS : DictionarySheet.HEADINGS;
                problems.add(
                        ProblemCode.LABEL_MISSING,
                        sheet.title(),
                        null,
                        null,
                        Bilingual.of(
                                "“%s”的一行，写法 %s，地区空白",
                                "a line for %s with the spelling %s and no region",
                                field.label().zh(),
                                field.heading()),
                        null);
            }
        }
    }

    private List<SignSpelling> readSigns() {
        List<SignSpelling> signs = new ArrayList<>();
        Map<String, String> known = new HashMap<>();
        for (ListRow row : readRows(DictionarySheet.SIGNS)) {
            Operator operator = row.parseChoice(DictionarySheet.SIGN, Operator.class, null);
            SignPosition position = row.parseChoice(DictionarySheet.POSITION, SignPosition.class, null);
            String text = readNarrow(row, known, position + " ");
            if (operator != null && position != null && text != null) {
                signs.add(new SignSpelling(operator, position, text));
            }
        }
        return signs;
    }

    private List<UnitLine> readUnits() {
        List<UnitLine> units = new ArrayList<>();
        Map<String, String> known = new HashMap<>();
        for (ListRow row : readRows(DictionarySheet.UNITS)) {
            String text = readNarrow(row, known, "");
            String unit = row.parseText(DictionarySheet.CONVERTED);
            BigDecimal factor = row.parseNumber(DictionarySheet.FACTOR);
            if (text == null || factor == null) {
                continue;
            }
            BigDecimal stripped = factor.stripTrailingZeros();
            int power = -stripped.scale();
            if (stripped.unscaledValue().intValue() != 1 || Math.abs(power) > MOST_POWER) {
                problems.addAt(
                        ProblemCode.OUT_OF_RANGE,
                        row.findCell(DictionarySheet.FACTOR),
                        new Bilingual("1、10、100 … 或 0.1、0.01 …", "a power of ten, such as 1, 1000 or 0.1"),
                        null);
                continue;
            }
            units.add(new UnitLine(text, unit == null ? null : HeadingText.toHalfWidth(unit), power));
        }
        return units;
    }

    private List<WordLine> readWords() {
        List<WordLine> words = new ArrayList<>();
        Map<String, String> known = new HashMap<>();
        for (ListRow row : readRows(DictionarySheet.WORDS)) {
            WordKind kind = row.parseChoice(DictionarySheet.KIND, WordKind.class, null);
            String text = readNarrow(row, known, kind + " ");
            if (kind != null && text != null) {
                words.add(new WordLine(kind, text));
            }
        }
        return List.copyOf(words);
    }

    /** The spelling of a row as texts are compared; null, with a problem, where an earlier row has it. */
    private String readNarrow(ListRow row, Map<String, String> known, String scope) {
        String spelling = row.parseText(DictionarySheet.SPELLING);
        if (spelling == null) {
            return null;
        }
        GridCell cell = row.findCell(DictionarySheet.SPELLING);
        String text = HeadingText.toHalfWidth(spelling);
        String other = known.putIfAbsent(scope + text, cell.address());
        if (other != null) {
            problems.addAt(
                    ProblemCode.DUPLICATE_ROW,
                    cell,
                    null,
                    Bilingual.of("与 %s 相同，请删除其中一行", "The same as %s; delete one of the rows", other));
            return null;
        }
        return text;
    }
}
