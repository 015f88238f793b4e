package org.plumbline.core.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.util.CellReference;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableTypes;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.workbook.CatalogueReader;
import org.plumbline.core.workbook.ParsedCatalogue;
import org.plumbline.core.workbook.WorkbookContent;
import org.plumbline.vocabulary.Scheme;

/**
 * Looks at what a readable workbook says: whether every value has one row, one grade and points that can be earned. Each
 * check tells what it finds at the cell that a clerk would change. {@code docs/decisions/0007-verification.md} says why which
 * of them block.
 */
public final class WorkbookValidator {

    private final ParsedCatalogue catalogue;
    private final List<RowScope> rows;
    private final ScopeGroups scoringGroups;
    private final ScopeGroups additionalGroups;
    private final Map<String, Map<String, Integer>> columns = new HashMap<>();
    private final Map<String, Integer> settings = new HashMap<>();
    private final ProblemCollector problems;

    private WorkbookValidator(
            ParsedCatalogue catalogue, List<RowScope> rows, WorkbookContent content, ProblemCollector problems) {
        this.catalogue = catalogue;
        this.rows = rows;
        this.scoringGroups = new ScopeGroups(rows, catalogue.scheme().indicators(), TableType::givesMarks);
        this.additionalGroups = new ScopeGroups(rows, catalogue.scheme().indicators(), form -> form == TableTypes.OVER);
        this.problems = problems;
        for (WorkbookContent.SheetContent sheet : content.sheets()) {
            Map<String, Integer> places = new HashMap<>();
            sheet.columns().forEach(column -> places.put(column.label().zh(), column.index()));
            columns.put(sheet.name(), places);
        }
        content.findSheet(CatalogueReader.SCHEME)
                .ifPresent(sheet -> sheet.entries().forEach(entry -> settings.put(entry.key(), entry.row())));
    }

    public static WorkbookValidator listRowsOf(
            ParsedCatalogue catalogue,
            List<ParsedTable<?>> sources,
            WorkbookContent content,
            ProblemCollector problems) {
        List<RowScope> rows = new ArrayList<>();
        for (ParsedTable<?> source : sources) {
            rows.addAll(RowScope.of(source, rows.size()));
        }
        return new WorkbookValidator(catalogue, List.copyOf(rows), content, problems);
    }

    public void run() {
        new BoundsCheck(this).run();
        new OverlapCheck(this).run();
        new OverAchievementCheck(this).run();
        new BandGapCheck(this).run();
        new GradeCheck(this).run();
        new AdjustmentCheck(this).run(true);
        new MonotonicityCheck(this).run();
        new WeightCheck(this).run();
        new UnusedCheck(this).run();
        new UnitCheck(this).run();
        new BasisCheck(this).run();
    }

    /**
     * Looks at what can be judged although something else is unreadable, so that a clerk is told of both at once: rows
     * against each other and, where their sheet was read whole, the grades. What is missing elsewhere is not held against
     * what is here.
     *
     * @param grades whether the sheet of grades and the settings were read whole
     */
    public void runOnReadablePart(boolean grades) {
        new BoundsCheck(this).run();
        new OverlapCheck(this).run();
        new AdjustmentCheck(this).run(grades);
        if (grades) {
            new GradeCheck(this).run();
        }
    }

    Scheme scheme() {
        return catalogue.scheme();
    }

    /** Whether a submission may bring no indicators of its own, so that the catalogue is all there is. */
    boolean isClosed() {
        return !scheme().openIndicators() && !scheme().indicators().isEmpty();
    }

    /** Every row of every table, in the workbook's order. */
    List<RowScope> listRows() {
        return rows;
    }

    List<RowScope> listRowsOf(TableType<?> form) {
        return rows.stream().filter(row -> row.form() == form).toList();
    }

    /** The rows that judge readings. */
    ScopeGroups findScoringGroups() {
        return scoringGroups;
    }

    /** The rows that take points besides those that judge. */
    ScopeGroups findAdditionalGroups() {
        return additionalGroups;
    }

    /** @param column from 0; @param row as Excel counts */
    static String formatAddress(int column, int row) {
        return CellReference.convertNumToColString(column) + row;
    }

    /** Tells of a cell of a table's row. */
    void report(ProblemCode code, RowScope claim, String cell, Bilingual expected, Bilingual hint) {
        problems.add(code, claim.sheetName(), cell, findShown(claim, cell), expected, hint);
    }

    private static String findShown(RowScope claim, String cell) {
        for (int i = 0; i < claim.source().columns().size(); i++) {
            Object value = claim.row().values().get(i);
            if (value != null
                    && formatAddress(claim.source().columns().get(i).index(), claim.rowNumber())
                            .equals(cell)) {
                return formatValue(value);
            }
        }
        return claim.row().ref().id();
    }

    private static String formatValue(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** Tells of the cell of an indicator or group under a label. */
    void report(ProblemCode code, String indicator, String label, Object found, Bilingual expected, Bilingual hint) {
        int row = catalogue.refs().get(indicator).row();
        Map<String, Integer> labels = columns.get(CatalogueReader.INDICATORS);
        int column = labels.getOrDefault(label, labels.get("指标编号"));
        problems.add(
                code,
                CatalogueReader.INDICATORS,
                formatAddress(column, row),
                found == null ? null : formatValue(found),
                expected,
                hint);
    }

    /** Tells of the value of a setting. */
    void report(ProblemCode code, String setting, Object found, Bilingual expected, Bilingual hint) {
        problems.add(
                code,
                CatalogueReader.SCHEME,
                formatAddress(1, settings.get(setting)),
                formatValue(found),
                expected,
                hint);
    }
}
