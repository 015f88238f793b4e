package org.plumbline.ruleset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A {@link Made} workbook as verification is given it, to be verified again and again without its file. */
record Verifiable(CatalogueSource catalogue, List<TableSource<?>> tables, WorkbookContent content) {

    static Verifiable of(byte[] workbook) {
        Problems problems = new Problems(Made.FILE);
        Map<String, Grid> sheets = parsed(workbook);
        CatalogueSource catalogue = new CatalogueReader(sheets, problems).read().orElseThrow();
        List<TableSource<?>> tables = new ArrayList<>();
        for (String sheet : List.of(Made.BANDS, Made.GRADES)) {
            tables.add(new TableReader(sheets.get(sheet), "plumbline.made", problems, new HashMap<>())
                    .read()
                    .orElseThrow());
        }
        return new Verifiable(catalogue, tables, ContentReader.read(sheets, tables));
    }

    private static Map<String, Grid> parsed(byte[] workbook) {
        try {
            return WorkbookParser.parse(workbook, WorkbookLimits.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** With other bands, each a row's values under the same columns. */
    Verifiable bands(List<List<Object>> rows) {
        return new Verifiable(catalogue, List.of(with(tables.get(0), rows), tables.get(1)), content);
    }

    private static <F> TableSource<F> with(TableSource<F> table, List<List<Object>> rows) {
        List<TableSource.RowSource> sources = new ArrayList<>();
        for (List<Object> row : rows) {
            int number = Made.FIRST + sources.size();
            sources.add(new TableSource.RowSource(new RuleRef("R-" + number, Made.FILE, table.sheet(), number), row));
        }
        return new TableSource<>(table.form(), table.sheet(), table.name(), table.columns(), sources);
    }

    List<Problem> verify() {
        Problems problems = new Problems(Made.FILE);
        Verification.of(catalogue, tables, content, problems).run();
        return problems.list();
    }
}
