package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.core.form.FormLabelReader.LabelledValue;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.FilledWorkbook;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.WorkbookLimits;

/**
 * A filled-in self-evaluation form (自评表) in any common layout and any format that
 * {@link FilledWorkbook#openDocument} reads: opened, then read by a rule set.
 * Nothing is guessed: unclear content becomes a question, wrong content a problem with its cell.
 */
public final class FilledForm {

    /** 5 MB; 5,000 rows and 256 columns a sheet. */
    public static final WorkbookLimits LIMITS = new WorkbookLimits(5 << 20, 20 << 20, 200, 5_000, 256);

    private final List<FormTables> forms;
    private final List<FormProblem> problems;
    /** Sheets with something in them that hold no form, and hidden ones beside a form that is seen. */
    private final List<FormGrid> others;

    private final Map<String, String> marker;
    /** Whether it is one form of several in a file, whose answers come together. */
    private final boolean partial;

    private FilledForm(
            List<FormTables> forms,
            List<FormGrid> others,
            List<FormProblem> problems,
            Map<String, String> marker,
            boolean partial) {
        this.partial = partial;
        this.forms = forms;
        this.others = others;
        this.problems = problems;
        this.marker = marker;
    }

    private static FilledForm of(FilledWorkbook workbook) {
        SheetGrid marked = workbook.sheets().get(FormMarkerSheet.SHEET);
        Map<String, String> marker = marked == null ? Map.of() : FormMarkerSheet.read(marked);
        // renamed, our sheet is found as any other
        boolean ours = !marker.isEmpty() && workbook.sheets().containsKey(FormMarkerSheet.FORM);
        List<FormGrid> sheets = new ArrayList<>();
        workbook.sheets().forEach((name, grid) -> {
            if (!name.equals(FormMarkerSheet.SHEET) && (!ours || name.equals(FormMarkerSheet.FORM))) {
                sheets.add(new FormGrid(grid));
            }
        });
        List<FormTables> forms = new ArrayList<>();
        List<FormGrid> others = new ArrayList<>();
        for (FormGrid cells : sheets) {
            List<FormTables> found = FormTables.findForms(cells);
            if (found.get(0).tables().isEmpty()) {
                others.add(cells);
            } else {
                forms.addAll(found);
            }
        }
        if (forms.stream().anyMatch(form -> !form.cells().isSheetHidden())) {
            forms.removeIf(form -> form.cells().isSheetHidden() && others.add(form.cells()));
        }
        return new FilledForm(
                List.copyOf(forms),
                List.copyOf(others),
                workbook.problems().stream().map(FormProblem::of).toList(),
                marker,
                false);
    }

    /** @param file file name given by the sender */
    public static FilledForm open(String file, byte[] workbook) {
        return of(RuleWorkbookCheck.check(file, FilledWorkbook.openDocument(file, workbook, LIMITS)));
    }

    /** Every form of the file for itself: one a sheet, or several on one sheet. The first reports what no form reads. */
    public List<FilledForm> split() {
        if (forms.size() < 2) {
            return List.of(this);
        }
        List<FilledForm> single = new ArrayList<>();
        for (FormTables form : forms) {
            single.add(new FilledForm(List.of(form), single.isEmpty() ? others : List.of(), problems, marker, true));
        }
        return List.copyOf(single);
    }

    /** Problems that prevent it from being opened; empty where there are none. */
    public List<FormProblem> problems() {
        return problems;
    }

    /** The scheme that the form names by id or title; empty where it names none. */
    public Optional<String> findScheme() {
        return marker.containsKey(FormMarkerSheet.SCHEME)
                ? Optional.of(marker.get(FormMarkerSheet.SCHEME))
                : findLabelled(FormField.SCHEME);
    }

    /** The fiscal year that the form names; empty where it names none. */
    public Optional<Integer> findFiscalYear() {
        return findFiscalYears(Map.of()).stream().findFirst();
    }

    /**
     * The fiscal years that the form may be for, the likeliest first: several while it is to be asked which is meant. Sheets
     * beside the form, such as notes on how to fill it in, count only where no sheet holds an indicator table.
     *
     * @param answers to questions of an earlier reading, by their keys
     */
    public List<Integer> findFiscalYears(Map<String, String> answers) {
        return findSheets().stream()
                .map(cells -> FormYear.of(findLabels(cells)).list(answers))
                .filter(years -> !years.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<FormGrid> findSheets() {
        return forms.isEmpty() ? others : forms.stream().map(FormTables::cells).toList();
    }

    private Optional<String> findLabelled(FormField field) {
        return Stream.concat(forms.stream().map(FormTables::cells), others.stream())
                .flatMap(cells -> Stream.ofNullable(findLabels(cells).find(field)))
                .map(FilledForm::findText)
                .findFirst();
    }

    private static FormLabelReader findLabels(FormGrid cells) {
        return FormLabelReader.of(cells, new BitSet());
    }

    static String findText(LabelledValue labelled) {
        return labelled.text() != null
                ? labelled.text()
                : SheetGrid.stripBlanks(labelled.cell().displayText());
    }

    /**
     * Reads the form as a submission to a scheme.
     *
     * @param fiscalYear fiscal year requested; null to use the form's
     * @param answers to questions of an earlier reading, by their keys
     */
    public FormReading read(RuleSet ruleSet, Integer fiscalYear, Map<String, String> answers) {
        if (!problems.isEmpty()) {
            return new FormReading.RejectedForm(problems, List.of());
        }
        FormReadingLog log = new FormReadingLog(partial ? findOwnAnswers(answers) : answers);
        others.forEach(cells -> reportUnreadSheet(cells, log));
        if (forms.size() != 1) {
            reportNoSingleForm(log);
            return new FormReading.RejectedForm(log.problems(), List.of());
        }
        FormTables form = forms.get(0);
        List<FormTable> tables = new ArrayList<>();
        for (FormTable table : form.tables()) {
            tables.add(FormColumns.chosen(table.spreadLevels(), log));
            tables.get(tables.size() - 1).reportDuplicates(log, FormField.INDICATOR);
        }
        return new FormSheetReader(new FormTables(form.cells(), tables), ruleSet, log, marker).read(fiscalYear);
    }

    private Map<String, String> findOwnAnswers(Map<String, String> answers) {
        Map<String, String> own = new LinkedHashMap<>(answers);
        own.keySet().removeIf(key -> !forms.get(0).cells().isAddressed(key));
        return own;
    }

    private void reportUnreadSheet(FormGrid cells, FormReadingLog log) {
        if (cells.rowCount() > 0 && !forms.isEmpty()) {
            log.addProblem(
                    cells.isSheetHidden() ? FormProblemCode.HIDDEN_SHEET : FormProblemCode.SHEET_UNREAD,
                    cells.sheetName(),
                    null,
                    null,
                    null,
                    null);
        }
    }

    private void reportNoSingleForm(FormReadingLog log) {
        if (forms.isEmpty()) {
            log.addProblem(
                    FormProblemCode.NO_INDICATOR_TABLE,
                    others.isEmpty() ? null : others.get(0).sheetName(),
                    null,
                    null,
                    fillIn(
                            "一行表头，含“三级指标”（或“指标名称”“指标编号”）与“实际完成值”或“自评得分”",
                            "a header row with 三级指标, 指标名称 or 指标编号, and 实际完成值 or 自评得分"),
                    fillIn("请从方案页面下载该方案的自评表", "Download the scheme's form and fill that"));
            return;
        }
        FormTable second = forms.get(1).tables().get(0);
        log.addProblem(
                FormProblemCode.SEVERAL_FORMS,
                second.cells().sheetName(),
                "A" + (second.header() + 1),
                null,
                fillIn("一张自评表", "one form"),
                fillIn("每份文件只留一张自评表", "Keep one form in each file"));
    }
}
