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
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.core.spreadsheet.WorkbookLimits;
import org.plumbline.vocabulary.ActualSource;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Recomputation;
import org.plumbline.vocabulary.Subject;
import org.plumbline.vocabulary.Submission;

/**
 * A filled-in self-evaluation form (自评表), an .xlsx of any common layout: opened, then read by a rule set.
 * Nothing is guessed: unclear content becomes a question, wrong content a problem with its cell.
 */
public final class FilledForm {

    /** 5 MB; 5,000 rows and 256 columns a sheet. */
    public static final WorkbookLimits LIMITS = new WorkbookLimits(5 << 20, 20 << 20, 200, 5_000, 256);

    private final Map<String, FormGrid> sheets = new LinkedHashMap<>();
    private final List<FormProblem> problems;
    /** Hidden sheets with content, which are not read where a visible one holds a form. */
    private final List<String> hidden = new ArrayList<>();

    private final Map<String, String> marker;

    private FilledForm(FilledWorkbook workbook) {
        problems = workbook.problems().stream().map(FormProblem::of).toList();
        SheetGrid marked = workbook.sheets().get(FormMarkerSheet.SHEET);
        marker = marked == null ? Map.of() : FormMarkerSheet.read(marked);
        workbook.sheets().forEach((name, grid) -> {
            // if renamed, the sheet is found like any other
            boolean ours = !marker.isEmpty() && workbook.sheets().containsKey(FormMarkerSheet.FORM);
            if (!name.equals(FormMarkerSheet.SHEET) && (!ours || name.equals(FormMarkerSheet.FORM))) {
                sheets.put(name, new FormGrid(grid));
            }
        });
        boolean seen = sheets.values().stream().anyMatch(cells -> !cells.isSheetHidden() && holdsTable(cells));
        sheets.values().removeIf(cells -> {
            boolean left = seen && cells.isSheetHidden();
            if (left && cells.rowCount() > 0) {
                hidden.add(cells.sheetName());
            }
            return left;
        });
    }

    /** @param file file name given by the sender */
    public static FilledForm open(String file, byte[] workbook) {
        return new FilledForm(FilledWorkbook.open(file, workbook, LIMITS));
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
        return findFiscalYear(Map.of());
    }

    /**
     * The same where the form names several years in its title and the question was answered; until then, the
     * most likely one. Other sheets than the form, such as notes on how to fill it in, count only where no sheet holds
     * an indicator table.
     *
     * @param answers to questions of an earlier reading, by their keys
     */
    public Optional<Integer> findFiscalYear(Map<String, String> answers) {
        List<FormGrid> forms =
                sheets.values().stream().filter(FilledForm::holdsTable).toList();
        return (forms.isEmpty() ? sheets.values() : forms)
                .stream()
                        .map(FilledForm::findLabels)
                        .flatMap(labels ->
                                Stream.ofNullable(year(labels)).map(labelled -> answered(labels, labelled, answers)))
                        .findFirst();
    }

    private static Integer answered(FormLabelReader labels, LabelledValue labelled, Map<String, String> answers) {
        String answer =
                answers.get(labelled.cell().sheet() + "!" + labelled.cell().address());
        Integer year = FormLabelReader.parseYear(findText(labelled));
        return labelled != labels.titleYear() || answer == null
                ? year
                : labels.titleYears().stream()
                        .filter(each -> each.toString().equals(answer))
                        .findFirst()
                        .orElse(year);
    }

    private static boolean holdsTable(FormGrid cells) {
        for (int row = 0; row < cells.rowCount(); row++) {
            if (isIndicatorHeader(new FormTable(cells, row, FormTable.findHeadings(cells, row, FormField.INDICATOR)))) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> findLabelled(FormField field) {
        return sheets.values().stream()
                .flatMap(cells -> Stream.ofNullable(findLabels(cells).find(field)))
                .map(FilledForm::findText)
                .findFirst();
    }

    private static FormLabelReader findLabels(FormGrid cells) {
        return FormLabelReader.of(cells, new BitSet());
    }

    private static LabelledValue year(FormLabelReader labels) {
        LabelledValue labelled = labels.find(FormField.YEAR);
        return labelled != null && FormLabelReader.parseYear(findText(labelled)) != null
                ? labelled
                : labels.titleYear();
    }

    private static String findText(LabelledValue labelled) {
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
        FormReadingLog log = new FormReadingLog(answers);
        hidden.forEach(sheet -> log.addProblem(FormProblemCode.HIDDEN_SHEET, sheet, null, null, null, null));
        FormTable table = findTable(log);
        if (table == null) {
            return new FormReading.RejectedForm(log.problems(), List.of());
        }
        return new FormSheetReader(table, ruleSet, log).read(fiscalYear);
    }

    /** The one indicator table; null, with a problem added, where there is none or more than one. */
    private FormTable findTable(FormReadingLog log) {
        List<FormTable> found = new ArrayList<>();
        for (FormGrid cells : sheets.values()) {
            FormTable last = null;
            for (int row = 0; row < cells.rowCount(); row++) {
                FormTable here = new FormTable(cells, row, FormTable.findHeadings(cells, row, FormField.INDICATOR));
                boolean goesOn = last != null
                        && last.header() == row - 1
                        && here.columns().size() >= 2;
                if (!isIndicatorHeader(here) && !goesOn) {
                    continue;
                }
                if (goesOn) {
                    found.remove(found.size() - 1);
                    here = here.withHeadingsBelow(last);
                }
                found.add(here);
                last = here;
            }
        }
        if (found.isEmpty()) {
            log.addProblem(
                    FormProblemCode.NO_INDICATOR_TABLE,
                    sheets.isEmpty() ? null : sheets.keySet().iterator().next(),
                    null,
                    null,
                    fillIn(
                            "一行表头，含“三级指标”（或“指标名称”“指标编号”）与“实际完成值”或“自评得分”",
                            "a header row with 三级指标, 指标名称 or 指标编号, and 实际完成值 or 自评得分"),
                    fillIn("请从方案页面下载该方案的自评表", "Download the scheme's form and fill that"));
            return null;
        }
        if (found.size() > 1) {
            FormTable second = found.get(1);
            boolean sheetsToo =
                    !second.cells().sheetName().equals(found.get(0).cells().sheetName());
            log.addProblem(
                    sheetsToo ? FormProblemCode.SEVERAL_FORMS : FormProblemCode.SEVERAL_TABLES,
                    second.cells().sheetName(),
                    "A" + (second.header() + 1),
                    null,
                    fillIn("一张自评表", "one form"),
                    fillIn("每份文件只留一张自评表", "Keep one form in each file"));
            return null;
        }
        FormTable table = FormColumns.chosen(found.get(0).spreadLevels(), log);
        table.reportDuplicates(log, FormField.INDICATOR);
        return table;
    }

    private static boolean isIndicatorHeader(FormTable table) {
        boolean what =
                table.hasColumn(FormField.NAME) || table.hasColumn(FormField.CODE) || table.hasColumn(FormField.LEVEL2);
        boolean figures = table.hasColumn(FormField.ACTUAL) || table.hasColumn(FormField.SCORE);
        return what
                && figures
                && (table.hasColumn(FormField.ACTUAL) || table.columns().size() >= 3);
    }

    /** Reads the sheet that holds the form. */
    private final class FormSheetReader {

        private final FormTable table;
        private final FormGrid cells;
        private final RuleSet ruleSet;
        private final FormReadingLog log;
        private final FormCellReader values;

        FormSheetReader(FormTable table, RuleSet ruleSet, FormReadingLog log) {
            this.table = table;
            this.cells = table.cells();
            this.ruleSet = ruleSet;
            this.log = log;
            this.values = new FormCellReader(cells, log);
        }

        FormReading read(Integer fiscalYear) {
            BitSet taken = new BitSet();
            taken.set(table.header(), FormRows.end(table));
            FormBudgetReader money = new FormBudgetReader(cells, log, values);
            money.findTables(taken);
            FormFactReader facts = new FormFactReader(cells, log, values);
            BitSet others = new BitSet();
            others.or(taken);
            others.or(money.tableRows());
            facts.findTable(others);
            others.or(facts.tableRows());
            FormLabelReader labels = FormLabelReader.of(cells, others);
            checkScheme(labels);
            int year = readYear(labels, fiscalYear);
            Subject subject = readSubject(labels);
            Budget budget = money.read(labels);
            FormColumns.reportHidden(table, log);
            if (money.findBlock() != null) {
                FormColumns.reportHidden(money.findBlock(), log);
            }
            FormIndicatorReader indicators = new FormIndicatorReader(table, ruleSet, log, values, !marker.isEmpty());
            indicators.read();
            List<IndicatorEntry> entries = new ArrayList<>(indicators.entries());
            addExecutionScore(money, indicators, entries);
            DeclaredResult declared = new DeclaredResult(readTotal(indicators, labels), readGrade(labels));
            Submission submission = new Submission(
                    ruleSet.scheme().id(),
                    year,
                    subject,
                    budget,
                    entries,
                    indicators.groups(),
                    facts.read(),
                    declared.total() == null && declared.grade() == null ? DeclaredResult.NOTHING : declared);
            log.reportUnusedAnswers();
            if (log.hasBlocking()) {
                return new FormReading.RejectedForm(log.problems(), log.cells());
            }
            return new FormReading.AcceptedForm(
                    cells.sheetName(),
                    table.header() + 1,
                    table.describeColumns(),
                    log.cells(),
                    log.questions(),
                    log.problems(),
                    log.hasOpenQuestions() ? null : submission);
        }

        private void checkScheme(FormLabelReader labels) {
            String named = marker.get(FormMarkerSheet.SCHEME);
            if (named != null && !named.equals(ruleSet.scheme().id())) {
                log.addProblem(
                        FormProblemCode.SCHEME_DIFFERS,
                        cells.sheetName(),
                        null,
                        named,
                        fillIn("%s", "%s", ruleSet.scheme().id()),
                        fillIn(
                                "请选择表格所属的方案，或下载所选方案的表格",
                                "Choose the form's scheme, or download the form of the scheme chosen"));
            }
            LabelledValue labelled = labels.find(FormField.SCHEME);
            if (labelled != null) {
                log.addCell(
                        labelled.cell(),
                        null,
                        FormField.SCHEME,
                        ruleSet.scheme().id(),
                        null);
            }
        }

        private int readYear(FormLabelReader labels, Integer requested) {
            LabelledValue labelled = FilledForm.year(labels);
            Integer written = labelled == null ? null : FormLabelReader.parseYear(findText(labelled));
            if (labelled != null
                    && labelled == labels.titleYear()
                    && labels.titleYears().size() > 1) {
                return requested != null && labels.titleYears().contains(requested)
                        ? requested
                        : resolveYear(labels, labelled);
            }
            if (written == null && requested == null) {
                log.addProblem(
                        FormProblemCode.YEAR_MISSING,
                        cells.sheetName(),
                        null,
                        null,
                        fillIn("如“评价年度 | 2023”", "such as 评价年度 | 2023"),
                        fillIn("请在表上写明，或另行指定年度", "Write it on the form, or name the year beside it"));
                return 0;
            }
            if (written != null && requested != null && !written.equals(requested)) {
                log.addProblem(
                        FormProblemCode.YEAR_DIFFERS,
                        labelled.cell(),
                        fillIn("%d", "%d", requested),
                        fillIn("请核对年度", "Check the year"));
            } else if (written != null) {
                log.addCell(labelled.cell(), null, FormField.YEAR, written.toString(), null);
            }
            return requested != null ? requested : written;
        }

        /** Title such as 2023年开展的2022年度…: rules of the two years may differ. */
        private int resolveYear(FormLabelReader labels, LabelledValue labelled) {
            List<FormReadingLog.AnswerOption<Integer>> choices = labels.titleYears().stream()
                    .map(year -> new FormReadingLog.AnswerOption<>(
                            year.toString(), fillIn("%s 年度", "fiscal year %s", year.toString()), year))
                    .toList();
            FormReadingLog.AnswerOption<Integer> chosen = log.askOrAnswer(
                    labelled.cell(),
                    null,
                    FormField.YEAR,
                    fillIn("标题中有几个年份，评价年度是哪一个？", "The title names several years; which is the fiscal year?"),
                    choices);
            return chosen == null ? labels.titleYears().get(0) : chosen.value();
        }

        /** Who or what is evaluated: 评价对象, else the project with its body before it, else the department. */
        private Subject readSubject(FormLabelReader labels) {
            String whole = readLabel(labels, FormField.SUBJECT);
            String project = readLabel(labels, FormField.PROJECT);
            String department = readLabel(labels, FormField.DEPARTMENT);
            String region = readLabel(labels, FormField.REGION);
            String type = readSubjectType(labels, project, department);
            String name = whole;
            if (name == null && project != null) {
                String body = readLabel(labels, FormField.BODY);
                body = body != null ? body : readLabel(labels, FormField.SUPERIOR);
                body = body != null ? body : department;
                name = body == null || project.startsWith(body) ? project : body + " " + project;
            }
            name = name != null ? name : department;
            return name == null ? null : new Subject(name, type, region);
        }

        private String readSubjectType(FormLabelReader labels, String project, String department) {
            String type = readLabel(labels, FormField.TYPE);
            String all = type != null ? type : labels.formTitle();
            if (type == null && project != null) {
                return "PROJECT";
            }
            if (type == null && department != null) {
                return "DEPARTMENT";
            }
            return all.contains("项目") ? "PROJECT" : all.contains("部门") ? "DEPARTMENT" : null;
        }

        private String readLabel(FormLabelReader labels, FormField field) {
            LabelledValue labelled = labels.find(field);
            if (labelled == null) {
                return null;
            }
            String text = labelled.text() != null ? labelled.text() : values.readName(labelled.cell());
            if (text == null || FormCellReader.isBlankMark(text)) {
                return null;
            }
            log.addCell(labelled.cell(), null, field, text, null);
            return text;
        }

        private java.math.BigDecimal readTotal(FormIndicatorReader indicators, FormLabelReader labels) {
            LabelledValue labelled = labels.find(FormField.TOTAL);
            if (indicators.total() != null || labelled == null) {
                return indicators.total();
            }
            if (labelled.text() == null) {
                return values.readPoints(labelled.cell(), null, FormField.TOTAL);
            }
            Quantity quantity = Quantity.parse(labelled.text()).orElse(null);
            if (quantity == null || quantity.operator() != null) {
                log.addProblem(FormProblemCode.NOT_A_NUMBER, labelled.cell(), fillIn("数字", "a number"), null);
                return null;
            }
            log.addCell(
                    labelled.cell(), null, FormField.TOTAL, quantity.number().toPlainString(), null);
            return quantity.number();
        }

        private String readGrade(FormLabelReader labels) {
            return readLabel(labels, FormField.GRADE);
        }

        /** The ministry's form scores 预算执行率 in its budget block. */
        private void addExecutionScore(
                FormBudgetReader money, FormIndicatorReader indicators, List<IndicatorEntry> entries) {
            FormTable block = money.findBlock();
            if (block == null) {
                return;
            }
            Integer column = FormTable.findHeadings(cells, block.header(), List.of(FormField.SCORE))
                    .get(FormField.SCORE);
            Indicator rate = ruleSet.scheme().indicators().stream()
                    .filter(each -> each.recomputation() == Recomputation.EXECUTION_RATE
                            && each.actualSource() == ActualSource.RECOMPUTED)
                    .findFirst()
                    .orElse(null);
            if (column == null || rate == null || indicators.codes().contains(rate.code())) {
                return;
            }
            for (int row = block.header() + 1;
                    row < cells.rowCount() && money.tableRows().get(row);
                    row++) {
                GridCell cell = cells.cellAt(row, column);
                if (values.readContent(cell) != null) {
                    java.math.BigDecimal score =
                            values.readPoints(cell, rate.code() + " " + rate.name(), FormField.SCORE);
                    if (score != null) {
                        entries.add(
                                0,
                                IndicatorEntry.of(rate.code())
                                        .declaredScore(score)
                                        .build());
                    }
                    return;
                }
            }
        }
    }
}
