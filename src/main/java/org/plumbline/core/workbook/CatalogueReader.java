package org.plumbline.core.workbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.core.workbook.ListSheetReader.ListRow;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorGroup;
import org.plumbline.vocabulary.Labelled;
import org.plumbline.vocabulary.Severity;
import org.plumbline.vocabulary.Threshold;

/** Reads the sheets 方案, 指标 and 审核-阈值. */
public final class CatalogueReader {

    /** Rows in which the header of a form is looked for. */
    private static final int FORM_HEAD = 40;

    /** A sheet that only the form dictionary has, whose cells are headings of forms. */
    private static final String DICTIONARY = "表头行";

    private static final Set<String> FORM_HEADINGS = Set.of("三级指标", "实际完成值", "全年实际值", "自评得分", "完成值");

    private final Map<String, SheetGrid> sheets;
    private final ProblemCollector problems;
    private final Map<String, RuleSource> refs = new HashMap<>();
    private final SchemeSettingsReader settings;
    private final BasisReferences bases;
    private List<GridCell> methods = List.of();

    public CatalogueReader(Map<String, SheetGrid> sheets, ProblemCollector problems) {
        this.sheets = sheets;
        this.problems = problems;
        this.bases = new BasisReferences(sheets, problems);
        this.settings = new SchemeSettingsReader(refs, bases, problems);
    }

    /**
     * The content read. Unreadable settings have substitutes, see {@link #isWhole}, so that the rest can be checked.
     */
    public ParsedCatalogue read() {
        settings.read(findSheet(CatalogueColumns.SCHEME));
        SheetGrid sheet = findSheet(CatalogueColumns.INDICATORS);
        List<Indicator> indicators = List.of();
        List<IndicatorGroup> groups = List.of();
        if (sheet != null) {
            IndicatorSheetReader reader = new IndicatorSheetReader(
                    sheet, settings.findMissingPolicy(), settings.findRounding(), refs, bases, problems);
            reader.read();
            indicators = reader.indicators();
            groups = reader.groups();
            methods = new ArrayList<>(reader.methodCells());
        }
        GridCell faults = settings.place(CatalogueColumns.FAULT_METHOD);
        if (sheet != null && faults != null && !faults.isBlank()) {
            methods.add(faults);
        }
        Map<String, Threshold> thresholds = readThresholds();
        settings.check();
        return new ParsedCatalogue(
                settings.createScheme(indicators, groups, thresholds), Map.copyOf(refs), bases.bases());
    }

    /** The rows of the sheet 依据, by which other cells are resolved. */
    public BasisReferences bases() {
        return bases;
    }

    /** Null, and reported, where the workbook has no such sheet. */
    private SheetGrid findSheet(String name) {
        SheetGrid sheet = sheets.get(name);
        if (sheet == null) {
            reportMissingSheet(name);
        }
        return sheet;
    }

    /** Whether every setting that a rule set needs was read. */
    public boolean isWhole() {
        return settings.isWhole();
    }

    /** The scheme's id; null where it was not read or is invalid. */
    String id() {
        return settings.id();
    }

    /** The cell of a setting; null where its label is missing. */
    GridCell place(String setting) {
        return settings.place(setting);
    }

    /** The cells in which indicators name their scoring methods, once read. */
    public List<GridCell> methodCells() {
        return methods;
    }

    private void reportMissingSheet(String name) {
        problems.add(
                ProblemCode.SHEET_MISSING,
                name,
                null,
                null,
                new Bilingual("工作表“" + name + "”", "the sheet " + name),
                looksLikeForm()
                        ? new Bilingual(
                                "这像是一份自评表，不是规则工作簿；请从“自评表”页面上传",
                                "This looks like a filled form and not like a rule workbook; upload it on the page Forms")
                        : new UnusedSheets(sheets).describeMissing(name));
    }

    /** Whether a heading that only forms have stands in the first rows of a sheet, and no sheet is one of a rule workbook. */
    private boolean looksLikeForm() {
        return !sheets.containsKey(CatalogueColumns.SCHEME)
                && !sheets.containsKey(CatalogueColumns.INDICATORS)
                && !sheets.containsKey(DICTIONARY)
                && sheets.values().stream().anyMatch(sheet -> IntStream.range(0, Math.min(FORM_HEAD, sheet.rowCount()))
                        .boxed()
                        .flatMap(row -> sheet.listFilledCells(row).stream())
                        .anyMatch(cell -> FORM_HEADINGS.contains(String.valueOf(cell.strippedText()))));
    }

    private Map<String, Threshold> readThresholds() {
        SheetGrid sheet = sheets.get(CatalogueColumns.THRESHOLDS);
        if (sheet == null) {
            return Map.of();
        }
        Map<String, Threshold> thresholds = new HashMap<>();
        for (ListRow row : new ListSheetReader(sheet, CatalogueColumns.LIMITS, problems).readRows()) {
            String label = row.parseText("检查项");
            BigDecimal limit = row.parseNumber("阈值");
            String severity = row.parseText("级别");
            if (label == null || limit == null || severity == null) {
                continue;
            }
            String code = Labelled.fromLabel(Check.class, label).name();
            Threshold threshold = new Threshold(code, limit, Labelled.fromLabel(Severity.class, severity));
            if (thresholds.put(code, threshold) != null) {
                problems.addAt(
                        ProblemCode.DUPLICATE_ID,
                        row.findCell("检查项"),
                        new Bilingual("每项一行", "one row per check"),
                        null);
            }
            refs.put(code, new RuleSource(code, problems.file(), sheet.sheetName(), row.rowNumber()));
        }
        return Map.copyOf(thresholds);
    }
}
