package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.core.dictionary.FormDictionary;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.FormLabelReader.LabelledValue;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.FilledWorkbook;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.WorkbookLimits;

/**
 * A filled-in self-evaluation form (自评表) in any common layout and any format that
 * {@link FilledWorkbook#openDocument} reads: opened, then read by a rule set. What its headings and words mean is stated
 * by a form dictionary. Nothing is guessed: unclear content becomes a question, wrong content a problem with its cell.
 */
public final class FilledForm {

    /** 5 MB; 5,000 rows and 256 columns a sheet. */
    public static final WorkbookLimits LIMITS = new WorkbookLimits(5 << 20, 20 << 20, 200, 5_000, 256);

    private final FilledWorkbook workbook;
    private final FormDictionary dictionary;
    private final FormFile file;
    private final Map<String, String> marker;
    /** Whether it is one form of several in a file, whose answers come together. */
    private final boolean partial;

    private FilledForm(
            FilledWorkbook workbook,
            FormDictionary dictionary,
            FormFile file,
            Map<String, String> marker,
            boolean partial) {
        this.workbook = workbook;
        this.dictionary = dictionary;
        this.file = file;
        this.marker = marker;
        this.partial = partial;
    }

    private static FilledForm of(FilledWorkbook workbook, FormDictionary dictionary, Map<String, String> answers) {
        SheetGrid marked = workbook.sheets().get(FormMarkerSheet.SHEET);
        Map<String, String> marker = marked == null ? Map.of() : FormMarkerSheet.read(marked);
        FormFile file = FormFile.of(workbook.sheets(), dictionary, marker, answers);
        return new FilledForm(workbook, dictionary, file, marker, false);
    }

    /** @param file file name given by the sender */
    public static FilledForm open(String file, byte[] workbook, FormDictionary dictionary) {
        return open(file, workbook, dictionary, Map.of());
    }

    /** @param answers to questions of an earlier reading, by their keys; those about whole sheets decide which hold forms */
    public static FilledForm open(
            String file, byte[] workbook, FormDictionary dictionary, Map<String, String> answers) {
        return of(
                OtherWorkbookCheck.check(file, FilledWorkbook.openDocument(file, workbook, LIMITS)),
                dictionary,
                answers);
    }

    /**
     * The same, read as forms of a region are: of the scheme's, and of the one that the form names.
     *
     * @param jurisdiction of the scheme that it is read by
     */
    public FilledForm forRegion(String jurisdiction) {
        String named = listLabels()
                .map(labels -> labels.find(FormField.REGION))
                .filter(Objects::nonNull)
                .map(FilledForm::findText)
                .findFirst()
                .orElse(null);
        FormDictionary regional = dictionary.forRegion(named == null ? jurisdiction : jurisdiction + "/" + named);
        if (regional == dictionary) {
            return this;
        }
        FilledForm whole = of(workbook, regional, file.sheetAnswers());
        return partial
                ? whole.split().stream().filter(this::isSamePart).findFirst().orElse(this)
                : whole;
    }

    private boolean isSamePart(FilledForm other) {
        FormGrid mine = file.forms().get(0).cells();
        return other.file.forms().stream()
                .anyMatch(form -> form.cells().sheetName().equals(mine.sheetName())
                        && form.cells().firstRow() == mine.firstRow());
    }

    /** Every form of the file for itself: one a sheet, or several on one sheet. The first reports what no form reads. */
    public List<FilledForm> split() {
        if (file.forms().size() < 2) {
            return List.of(this);
        }
        List<FilledForm> single = new ArrayList<>();
        for (FormTables form : file.forms()) {
            List<FormGrid> others = single.isEmpty() ? file.others() : List.of();
            FormFile one = new FormFile(List.of(form), others, file.sheetAnswers());
            single.add(new FilledForm(workbook, dictionary, one, marker, true));
        }
        return List.copyOf(single);
    }

    /** Problems that prevent it from being opened; empty where there are none. */
    public List<FormProblem> problems() {
        return workbook.problems().stream().map(FormProblem::of).toList();
    }

    /** Name of the sheet with the form; null where the file holds no form. */
    public String sheetName() {
        return file.forms().isEmpty() ? null : file.forms().get(0).cells().sheetName();
    }

    /** The scheme that the form names by id or title; empty where it names none. */
    public Optional<String> findScheme() {
        return Optional.ofNullable(marker.get(FormMarkerSheet.SCHEME)).or(() -> listLabels()
                .map(labels -> labels.find(FormField.SCHEME))
                .filter(Objects::nonNull)
                .map(FilledForm::findText)
                .findFirst());
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
        Stream<FormLabelReader> labels = file.forms().isEmpty()
                ? listLabels()
                : file.forms().stream().map(form -> FormFile.findLabels(form, new BitSet()));
        return labels.map(each -> FormYear.of(each).list(answers))
                .filter(years -> !years.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Of the forms, then of the other sheets. */
    private Stream<FormLabelReader> listLabels() {
        return Stream.concat(
                file.forms().stream().map(form -> FormFile.findLabels(form, new BitSet())),
                file.others().stream().map(cells -> FormLabelReader.of(cells, new BitSet())));
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
        if (!problems().isEmpty()) {
            return new FormReading.RejectedForm(problems(), List.of());
        }
        FormReadingLog log = new FormReadingLog(partial ? findOwnAnswers(answers) : answers);
        file.takeSheetAnswers(log);
        file.reportUnreadSheets(log);
        if (file.forms().size() != 1) {
            reportNoSingleForm(log);
            return new FormReading.RejectedForm(log.problems(), List.of());
        }
        FormTables form = file.forms().get(0);
        List<FormTable> tables = new ArrayList<>();
        for (FormTable table : form.tables()) {
            FormTable prepared = FormColumns.prepare(table, log);
            tables.add(prepared);
            if (!prepared.isIndicatorHeader()) {
                reportNoIndicatorTable(prepared.cells().sheetName(), "A" + (prepared.header() + 1), log);
            }
        }
        return new FormSheetReader(new FormTables(form.cells(), tables, form.beside()), ruleSet, log, marker)
                .read(fiscalYear);
    }

    private Map<String, String> findOwnAnswers(Map<String, String> answers) {
        FormTables form = file.forms().get(0);
        Map<String, String> own = new LinkedHashMap<>(answers);
        own.keySet()
                .removeIf(key -> !form.cells().isAddressed(key)
                        && form.beside().stream().noneMatch(cells -> cells.isAddressed(key))
                        && !file.hasSheet(key));
        return own;
    }

    private static void reportNoIndicatorTable(String sheet, String cell, FormReadingLog log) {
        log.addProblem(
                FormProblemCode.NO_INDICATOR_TABLE,
                sheet,
                cell,
                null,
                fillIn(
                        "一行表头，含“三级指标”（或“指标名称”“指标编号”）与“实际完成值”或“自评得分”",
                        "a header row with 三级指标, 指标名称 or 指标编号, and 实际完成值 or 自评得分"),
                cell == null
                        ? fillIn("请从方案页面下载该方案的自评表", "Download the scheme's form and fill that")
                        : fillIn("请在没有读取的列旁选择含义", "Choose the meanings beside the columns that were not read"));
    }

    private void reportNoSingleForm(FormReadingLog log) {
        if (file.forms().isEmpty()) {
            reportNoIndicatorTable(
                    file.others().isEmpty() ? null : file.others().get(0).sheetName(), null, log);
            return;
        }
        FormTable second = file.forms().get(1).tables().get(0);
        log.addProblem(
                FormProblemCode.SEVERAL_FORMS,
                second.cells().sheetName(),
                "A" + (second.header() + 1),
                null,
                fillIn("一张自评表", "one form"),
                fillIn("每份文件只留一张自评表", "Keep one form in each file"));
    }
}
