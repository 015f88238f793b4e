package org.plumbline.core.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.util.CellReference;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.RuleFamily;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.workbook.CatalogueColumns;
import org.plumbline.core.workbook.ParsedCatalogue;
import org.plumbline.core.workbook.WorkbookContent;
import org.plumbline.vocabulary.Scheme;

/**
 * Validates the content of a readable workbook: whether every value has one row, one grade and points that can be
 * earned. Each check reports its findings at the cell to be changed. {@code docs/decisions/0007-verification.md}
 * explains which of them block and why.
 */
public final class WorkbookValidator {

    private final ParsedCatalogue catalogue;
    private final List<RowScope> rows;
    private final ScopeGroups scoringGroups;
    private final ScopeGroups additionalGroups;
    private final Map<String, Map<String, Integer>> columns = new HashMap<>();
    private final Map<String, Integer> settings = new HashMap<>();
    private final WorkbookContent content;
    private final UnreadParts unread;
    private final ProblemCollector problems;

    private WorkbookValidator(
            ParsedCatalogue catalogue,
            List<RowScope> rows,
            WorkbookContent content,
            boolean tables,
            ProblemCollector problems) {
        this.content = content;
        this.unread = new UnreadParts(content, tables, problems);
        this.catalogue = catalogue;
        this.rows = rows;
        this.scoringGroups = new ScopeGroups(rows, catalogue.scheme().indicators(), TableType::givesMarks);
        this.additionalGroups = new ScopeGroups(
                rows, catalogue.scheme().indicators(), form -> form.matching() == TableType.RowMatching.ONE_BESIDES);
        this.problems = problems;
        for (WorkbookContent.SheetContent sheet : content.sheets()) {
            Map<String, Integer> places = new HashMap<>();
            sheet.columns().forEach(column -> places.put(column.label().zh(), column.index()));
            columns.put(sheet.name(), places);
        }
        content.findSheet(CatalogueColumns.SCHEME)
                .ifPresent(sheet -> sheet.entries().forEach(entry -> settings.put(entry.key(), entry.row())));
    }

    /**
     * @param sources the tables without the rows that could not be read
     * @param tables whether these are all tables
     */
    public static WorkbookValidator listRowsOf(
            ParsedCatalogue catalogue,
            List<ParsedTable<?>> sources,
            WorkbookContent content,
            boolean tables,
            ProblemCollector problems) {
        List<RowScope> rows = new ArrayList<>();
        for (ParsedTable<?> source : sources) {
            rows.addAll(RowScope.of(source, rows.size()));
        }
        return new WorkbookValidator(catalogue, List.copyOf(rows), content, tables, problems);
    }

    /**
     * Checks everything possible, even where something could not be read, so that everything is reported at once: a
     * check that depends on missing parts waits, and is reported.
     */
    public void run() {
        new BoundsCheck(this).run();
        new RowCheck(this).run();
        new OverlapCheck(this).run();
        new OverAchievementCheck(this).run();
        new BandGapCheck(this).run();
        new WeightCheck(this).run();
        checkGrades();
        new MonotonicityCheck(this).run();
        if (unread.knowsUse()) {
            new UnusedCheck(this).run();
        }
        new UnitCheck(this).run();
        new FractionCheck(this).run();
        new PointCheck(this).run();
        new AgreementCheck(this).run();
        new FactNameCheck(this).run();
        new CatalogueCheck(this).run();
        new RemarkCheck(this).run();
        new TargetCheck(this).run();
        new SentenceCheck(this).run();
        checkSettings();
        unread.report();
    }

    private void checkGrades() {
        boolean known = unread.knowsGrades() && new GradeCheck(this).run();
        new GradeNamesCheck(this).run();
        new AdjustmentCheck(this).run(known);
    }

    private void checkSettings() {
        new SettingsCheck(this).run();
        if (unread.knowsSetting("绩效维度") && unread.knowsLevels()) {
            new LevelCheck(this).run();
        }
        if (unread.knowsSetting("依据状态")) {
            new BasisCheck(this).run();
            new PlaceholderCheck(this).run();
        }
    }

    boolean hasProblem(ProblemCode code) {
        return problems.has(code);
    }

    WorkbookContent content() {
        return content;
    }

    /** The parts that could not be read. */
    UnreadParts unread() {
        return unread;
    }

    Scheme scheme() {
        return catalogue.scheme();
    }

    /** Whether a submission may bring no indicators of its own, so that the catalogue is complete. */
    boolean isClosed() {
        return !scheme().openIndicators() && !scheme().indicators().isEmpty();
    }

    /** Every row of every table, in the workbook's order. */
    List<RowScope> listRows() {
        return rows;
    }

    List<RowScope> listRowsOf(RuleFamily<?> family) {
        return rows.stream().filter(row -> row.form() == family.table()).toList();
    }

    /** The rows that judge readings. */
    ScopeGroups findScoringGroups() {
        return scoringGroups;
    }

    /** The rows that take points in addition to those that judge. */
    ScopeGroups findAdditionalGroups() {
        return additionalGroups;
    }

    /** @param column from 0; @param row as Excel counts */
    static String formatAddress(int column, int row) {
        return CellReference.convertNumToColString(column) + row;
    }

    /** Whether a cell of a table's row has a problem already. */
    boolean isReported(RowScope claim, String cell) {
        return problems.hasAt(claim.sheetName(), cell);
    }

    /** Reports a cell of a table's row. */
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

    /** Reports the cell of an indicator or group under a label. */
    void report(ProblemCode code, String indicator, String label, Object found, Bilingual expected, Bilingual hint) {
        int row = catalogue.refs().get(indicator).row();
        Map<String, Integer> labels = columns.get(CatalogueColumns.INDICATORS);
        int column = labels.getOrDefault(label, labels.getOrDefault("指标编号", 0));
        problems.add(
                code,
                CatalogueColumns.INDICATORS,
                formatAddress(column, row),
                found == null ? null : formatValue(found),
                expected,
                hint);
    }

    /** Problems of one cause in a sheet become one. */
    void foldSheets(ProblemCode code) {
        problems.foldSheets(code);
    }

    /** Reports a cell by its address. */
    void reportAt(ProblemCode code, String sheet, String cell, String found, Bilingual expected, Bilingual hint) {
        problems.add(code, sheet, cell, found, expected, hint);
    }

    /** Reports the value of a setting. */
    void report(ProblemCode code, String setting, Object found, Bilingual expected, Bilingual hint) {
        if (!settings.containsKey(setting)) {
            return; // its label is missing, which is reported
        }
        problems.add(
                code,
                CatalogueColumns.SCHEME,
                formatAddress(1, settings.get(setting)),
                formatValue(found),
                expected,
                hint);
    }
}
