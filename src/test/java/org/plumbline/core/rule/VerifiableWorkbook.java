package org.plumbline.core.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.core.ruleset.TestWorkbook;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.WorkbookFile;
import org.plumbline.core.spreadsheet.WorkbookLimits;
import org.plumbline.core.verification.WorkbookValidator;
import org.plumbline.core.workbook.CatalogueReader;
import org.plumbline.core.workbook.ParsedCatalogue;
import org.plumbline.core.workbook.RuleTableReader;
import org.plumbline.core.workbook.WorkbookContent;
import org.plumbline.core.workbook.WorkbookContentReader;

/** A {@link TestWorkbook} workbook as verification is given it, to be verified again and again without its file. */
public record VerifiableWorkbook(ParsedCatalogue catalogue, List<ParsedTable<?>> tables, WorkbookContent content) {

    public static VerifiableWorkbook of(byte[] workbook) {
        ProblemCollector problems = new ProblemCollector(TestWorkbook.FILE);
        Map<String, SheetGrid> sheets = parsed(workbook);
        ParsedCatalogue catalogue = new CatalogueReader(sheets, problems).read();
        List<ParsedTable<?>> tables = new ArrayList<>();
        for (String sheet : List.of(TestWorkbook.BANDS, TestWorkbook.GRADES)) {
            tables.add(new RuleTableReader(sheets.get(sheet), "plumbline.made", problems, new HashMap<>())
                    .read()
                    .orElseThrow());
        }
        return new VerifiableWorkbook(catalogue, tables, WorkbookContentReader.read(sheets, tables));
    }

    private static Map<String, SheetGrid> parsed(byte[] workbook) {
        return WorkbookFile.read(workbook, WorkbookLimits.DEFAULT, new ProblemCollector(TestWorkbook.FILE));
    }

    /** With other bands, each a row's values under the same columns. */
    public VerifiableWorkbook bands(List<List<Object>> rows) {
        return new VerifiableWorkbook(catalogue, List.of(with(tables.get(0), rows), tables.get(1)), content);
    }

    private static <F> ParsedTable<F> with(ParsedTable<F> table, List<List<Object>> rows) {
        List<ParsedTable.ParsedRow> sources = new ArrayList<>();
        for (List<Object> row : rows) {
            int number = TestWorkbook.FIRST + sources.size();
            sources.add(new ParsedTable.ParsedRow(
                    new RuleSource("R-" + number, TestWorkbook.FILE, table.sheet(), number), row));
        }
        return new ParsedTable<>(table.form(), table.sheet(), table.name(), table.columns(), sources);
    }

    public List<Problem> verify() {
        ProblemCollector problems = new ProblemCollector(TestWorkbook.FILE);
        WorkbookValidator.listRowsOf(catalogue, tables, content, true, problems).run();
        return problems.listInOrder();
    }
}
