package org.plumbline.core.workbook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.plumbline.core.rule.RuleFamily;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.spreadsheet.XlsxRewriter;

/**
 * Changes what a clerk must not type: adds a table with its hidden technical rows or the sheet of bases to a workbook,
 * or makes it the workbook of another scheme. All other content stays as it is.
 */
public final class WorkbookEditor {

    private static final String SCHEME_ID = "方案编号";
    private static final String TITLE = "标题";
    private static final String RULE_SET = "RuleSet";

    private WorkbookEditor() {}

    /**
     * The workbook with one more table: its labels, dropdowns, hints and technical rows, and no rule. All columns for
     * results are in it, in their order.
     *
     * @param workbook a rule workbook accepted before
     * @param family name of a kind of table, such as STEP
     * @param conditions Chinese labels of condition columns; at least one
     * @throws IllegalArgumentException where the family or a condition is unknown, no condition is chosen, or the
     *     workbook has the one table of this kind already; the message begins with the name of the option
     */
    public static byte[] addTable(byte[] workbook, String family, List<String> conditions) {
        TableType<?> type = RuleFamilies.find(family)
                .map(RuleFamily::table)
                .orElseThrow(() -> new IllegalArgumentException("family: "
                        + String.join(
                                " / ",
                                RuleFamilies.listTables().stream()
                                        .map(TableType::name)
                                        .toList())));
        List<String> columns = new ArrayList<>(orderConditions(type, conditions));
        type.actions().values().forEach(action -> columns.add(action.label().zh()));
        return XlsxRewriter.rewrite(workbook, book -> {
            String name = findFreeName(book, type);
            TableSheetWriter table = TableSheetWriter.of(name, family, columns, List.of());
            table.write(
                    book.createSheet(name),
                    WorkbookLayout.ruleSetName(readSetting(book, SCHEME_ID)),
                    new WorkbookStyles(book));
            book.setSheetOrder(name, findPlace(book, table));
        });
    }

    /**
     * The workbook with the sheet 依据: its labels, dropdowns and hints, and an unverified row for each choice of scoring
     * that forms do not print. Scores and traces stay the same until other sheets cite a row.
     *
     * @throws IllegalArgumentException where the workbook has the sheet already
     */
    public static byte[] addBases(byte[] workbook) {
        return XlsxRewriter.rewrite(workbook, book -> {
            if (book.getSheet(BasisColumns.BASES) != null) {
                throw new IllegalArgumentException("id: 已有工作表“依据” / there is a sheet 依据");
            }
            RuleWorkbookWriter.addBases(book);
            int tests = book.getSheetIndex(CaseColumns.CASES);
            if (tests >= 0) {
                book.setSheetOrder(BasisColumns.BASES, tests);
            }
        });
    }

    private static List<String> orderConditions(TableType<?> type, List<String> chosen) {
        List<String> known = type.conditions().values().stream()
                .map(condition -> condition.label().zh())
                .toList();
        if (chosen.isEmpty() || !known.containsAll(chosen)) {
            throw new IllegalArgumentException("conditions: ≥ 1 × " + String.join(" / ", known));
        }
        return known.stream().filter(chosen::contains).toList();
    }

    /** Tables of the whole evaluation have fixed names; deduction tables may be several of a kind. */
    private static String findFreeName(XSSFWorkbook book, TableType<?> type) {
        String title = type.title().zh();
        if (WorkbookLayout.TOTAL_SHEETS.contains(title)) {
            if (book.getSheet(title) != null) {
                throw new IllegalArgumentException("family: 已有工作表“" + title + "” / there is a sheet " + title);
            }
            return title;
        }
        return Stream.concat(
                        Stream.of(WorkbookLayout.DEDUCTIONS + title),
                        IntStream.iterate(2, number -> number + 1)
                                .mapToObj(number -> WorkbookLayout.DEDUCTIONS + title + "-" + number))
                .filter(name -> book.getSheet(name) == null)
                .findFirst()
                .orElseThrow();
    }

    /** Behind the last table of the same or an earlier phase, else behind the catalogue. */
    private static int findPlace(XSSFWorkbook book, TableSheetWriter added) {
        int place = book.getSheetIndex(CatalogueColumns.INDICATORS);
        for (int i = 0; i < book.getNumberOfSheets() - 1; i++) {
            if (WorkbookLayout.isTable(book.getSheetName(i))
                    && findPhase(book.getSheetName(i)) <= added.sheetPosition()) {
                place = i;
            }
        }
        return place + 1;
    }

    private static int findPhase(String sheet) {
        return RuleFamilies.listTables().stream()
                .filter(type -> type.title().zh().equals(sheet))
                .map(type -> type.phase().ordinal())
                .findFirst()
                .orElse(TableType.RulePhase.JUDGING.ordinal());
    }

    /**
     * The workbook as that of another scheme: id and title, and the technical cells that follow from the id.
     *
     * @param id lower-case letters, digits and hyphens
     * @throws IllegalArgumentException where id or title are not valid; the message begins with the name of the option
     */
    public static byte[] renameScheme(byte[] workbook, String id, String title) {
        if (!SchemeSettingsReader.isId(id)) {
            throw new IllegalArgumentException("scheme: 小写字母、数字、连字符 / lower-case letters, digits and hyphens");
        }
        SchemeTemplateWriter.requireText("title", title);
        return XlsxRewriter.rewrite(workbook, book -> {
            setSetting(book, SCHEME_ID, id);
            setSetting(book, TITLE, title);
            book.forEach(sheet -> setRuleSet(sheet, WorkbookLayout.ruleSetName(id)));
        });
    }

    private static void setRuleSet(Sheet sheet, String ruleSet) {
        if (WorkbookLayout.isTable(sheet.getSheetName())) {
            for (Row row : sheet) {
                if (RULE_SET.equals(readText(row.getCell(0)))) {
                    row.getCell(1, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK).setCellValue(ruleSet);
                    return;
                }
            }
        }
    }

    private static String readSetting(XSSFWorkbook book, String label) {
        return readText(findSetting(book, label).getCell(1));
    }

    private static void setSetting(XSSFWorkbook book, String label, String value) {
        findSetting(book, label)
                .getCell(1, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK)
                .setCellValue(value);
    }

    private static Row findSetting(XSSFWorkbook book, String label) {
        return Stream.ofNullable(book.getSheet(CatalogueColumns.SCHEME))
                .flatMap(
                        sheet -> IntStream.rangeClosed(0, sheet.getLastRowNum()).mapToObj(sheet::getRow))
                .filter(Objects::nonNull)
                .filter(row -> label.equals(readText(row.getCell(0))))
                .min(Comparator.comparing(Row::getRowNum))
                .orElseThrow(
                        () -> new IllegalArgumentException("workbook: 方案表没有“" + label + "” / no setting " + label));
    }

    private static String readText(Cell cell) {
        return cell != null && cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : null;
    }
}
