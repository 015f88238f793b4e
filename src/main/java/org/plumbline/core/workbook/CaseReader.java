package org.plumbline.core.workbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.workbook.ListSheetReader.ListRow;
import org.plumbline.vocabulary.Scheme;

/**
 * Reads the sheet 测试. Rows with one name are one case: a row with an indicator's code states its submitted values and
 * its expected results, the one row without a code those of the whole case.
 */
public final class CaseReader {

    private final Scheme scheme;
    private final ProblemCollector problems;
    private final CaseReferences references;

    /** @param rules the ids of all rules; null where some could not be read */
    public CaseReader(Scheme scheme, Set<String> rules, boolean codesRead, ProblemCollector problems) {
        this.scheme = scheme;
        this.problems = problems;
        this.references = new CaseReferences(scheme, rules, codesRead, problems);
    }

    /** @param sheet null where the workbook has none */
    public List<TestCase> read(SheetGrid sheet) {
        if (sheet == null) {
            return List.of();
        }
        Map<String, CaseDraft> drafts = new LinkedHashMap<>();
        for (ListRow row : new ListSheetReader(sheet, CaseColumns.COLUMNS, problems).readRows()) {
            // rows without a name were reported; they are read for their other problems
            drafts.computeIfAbsent(
                            row.parseText(CaseColumns.NAME),
                            name -> new CaseDraft(name, row.findCell(CaseColumns.NAME), scheme, references, problems))
                    .add(row);
        }
        List<TestCase> cases = new ArrayList<>();
        drafts.forEach((name, draft) -> {
            if (name != null) {
                cases.add(draft.build());
            }
        });
        return cases;
    }
}
