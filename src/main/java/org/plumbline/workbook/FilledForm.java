package org.plumbline.workbook;

import static org.plumbline.workbook.FormDesk.say;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.ruleset.FilledWorkbook;
import org.plumbline.ruleset.Grid;
import org.plumbline.ruleset.Grid.Cell;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.ruleset.WorkbookLimits;
import org.plumbline.vocabulary.ActualSource;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.Declared;
import org.plumbline.vocabulary.Entry;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.Recomputation;
import org.plumbline.vocabulary.Subject;
import org.plumbline.vocabulary.Submission;
import org.plumbline.workbook.FormLabels.Labelled;
import org.plumbline.workbook.FormProblem.Code;

/**
 * A self-evaluation form (自评表) that somebody filled in, as an .xlsx of any common layout: opened, then read by a rule set.
 * Nothing is guessed: what is unsure is asked about, what is wrong is told with its cell.
 */
public final class FilledForm {

    /** 5 MB; 5,000 rows and 256 columns a sheet. */
    public static final WorkbookLimits LIMITS = new WorkbookLimits(5 << 20, 20 << 20, 200, 5_000, 256);

    private final Map<String, FormCells> sheets = new LinkedHashMap<>();
    private final List<FormProblem> problems;
    private final Map<String, String> marker;

    private FilledForm(FilledWorkbook workbook) {
        problems = workbook.problems().stream().map(FormProblem::of).toList();
        Grid marked = workbook.sheets().get(FormMarker.SHEET);
        marker = marked == null ? Map.of() : FormMarker.read(marked);
        workbook.sheets().forEach((name, grid) -> {
            // renamed, our sheet is found as any other
            boolean ours = !marker.isEmpty() && workbook.sheets().containsKey(FormMarker.FORM);
            if (!name.equals(FormMarker.SHEET) && (!ours || name.equals(FormMarker.FORM))) {
                sheets.put(name, new FormCells(grid));
            }
        });
    }

    /** @param file as its sender calls it */
    public static FilledForm open(String file, byte[] workbook) {
        return new FilledForm(FilledWorkbook.open(file, workbook, LIMITS));
    }

    /** What keeps it from being opened; empty where nothing does. */
    public List<FormProblem> problems() {
        return problems;
    }

    /** The scheme that the form names by id or title; empty where it names none. */
    public Optional<String> scheme() {
        return marker.containsKey(FormMarker.SCHEME)
                ? Optional.of(marker.get(FormMarker.SCHEME))
                : labelled(FormField.SCHEME);
    }

    /** The fiscal year that the form names; empty where it names none. */
    public Optional<Integer> fiscalYear() {
        return sheets.values().stream()
                .map(FilledForm::labels)
                .flatMap(labels -> Stream.ofNullable(year(labels)))
                .map(labelled -> FormLabels.year(text(labelled)))
                .findFirst();
    }

    private Optional<String> labelled(FormField field) {
        return sheets.values().stream()
                .flatMap(cells -> Stream.ofNullable(labels(cells).get(field)))
                .map(FilledForm::text)
                .findFirst();
    }

    private static FormLabels labels(FormCells cells) {
        return FormLabels.of(cells, new BitSet());
    }

    private static Labelled year(FormLabels labels) {
        Labelled labelled = labels.get(FormField.YEAR);
        return labelled != null && FormLabels.year(text(labelled)) != null ? labelled : labels.titleYear();
    }

    private static String text(Labelled labelled) {
        return labelled.text() != null
                ? labelled.text()
                : Grid.stripped(labelled.cell().shown());
    }

    /**
     * Reads the form as a submission to a scheme.
     *
     * @param fiscalYear asked for; null to take the form's
     * @param answers to questions of an earlier reading, by their keys
     */
    public FormReading read(RuleSet ruleSet, Integer fiscalYear, Map<String, String> answers) {
        if (!problems.isEmpty()) {
            return new FormReading.Refused(problems, List.of());
        }
        FormDesk desk = new FormDesk(answers);
        FormTable table = table(desk);
        if (table == null) {
            return new FormReading.Refused(desk.problems(), List.of());
        }
        return new Sheet(table, ruleSet, desk).read(fiscalYear);
    }

    /** The one indicator table; null, with a problem, where there is none or more. */
    private FormTable table(FormDesk desk) {
        List<FormTable> found = new ArrayList<>();
        for (FormCells cells : sheets.values()) {
            FormTable last = null;
            for (int row = 0; row < cells.rows(); row++) {
                FormTable here = new FormTable(cells, row, FormTable.headings(cells, row, FormField.INDICATOR));
                boolean goesOn = last != null
                        && last.header() == row - 1
                        && here.columns().size() >= 2;
                if (!isIndicatorHeader(here) && !goesOn) {
                    continue;
                }
                if (goesOn) {
                    found.remove(found.size() - 1);
                    here = here.below(last);
                }
                found.add(here);
                last = here;
            }
        }
        if (found.isEmpty()) {
            desk.problem(
                    Code.NO_INDICATOR_TABLE,
                    sheets.isEmpty() ? null : sheets.keySet().iterator().next(),
                    null,
                    null,
                    say(
                            "一行表头，含“三级指标”（或“指标名称”“指标编号”）与“实际完成值”或“自评得分”",
                            "a header row with 三级指标, 指标名称 or 指标编号, and 实际完成值 or 自评得分"),
                    say("请从方案页面下载该方案的自评表", "Download the scheme's form and fill that"));
            return null;
        }
        if (found.size() > 1) {
            FormTable second = found.get(1);
            boolean sheetsToo =
                    !second.cells().sheet().equals(found.get(0).cells().sheet());
            desk.problem(
                    sheetsToo ? Code.SEVERAL_FORMS : Code.SEVERAL_TABLES,
                    second.cells().sheet(),
                    "A" + (second.header() + 1),
                    null,
                    say("一张自评表", "one form"),
                    say("每份文件只留一张自评表", "Keep one form in each file"));
            return null;
        }
        FormTable table = found.get(0).spread();
        table.twice(desk, FormField.INDICATOR);
        return table;
    }

    private static boolean isIndicatorHeader(FormTable table) {
        boolean what = table.has(FormField.NAME) || table.has(FormField.CODE) || table.has(FormField.LEVEL2);
        boolean figures = table.has(FormField.ACTUAL) || table.has(FormField.SCORE);
        return what
                && figures
                && (table.has(FormField.ACTUAL) || table.columns().size() >= 3);
    }

    /** Reads the sheet that holds the form. */
    private final class Sheet {

        private final FormTable table;
        private final FormCells cells;
        private final RuleSet ruleSet;
        private final FormDesk desk;
        private final FormValues values;

        Sheet(FormTable table, RuleSet ruleSet, FormDesk desk) {
            this.table = table;
            this.cells = table.cells();
            this.ruleSet = ruleSet;
            this.desk = desk;
            this.values = new FormValues(desk);
        }

        FormReading read(Integer fiscalYear) {
            BitSet taken = new BitSet();
            taken.set(table.header(), FormIndicators.end(table));
            FormMoney money = new FormMoney(cells, desk, values);
            money.find(taken);
            FormFacts facts = new FormFacts(cells, desk, values);
            BitSet others = new BitSet();
            others.or(taken);
            others.or(money.rows());
            facts.find(others);
            others.or(facts.rows());
            FormLabels labels = FormLabels.of(cells, others);
            schemeAgrees(labels);
            int year = year(labels, fiscalYear);
            Subject subject = subject(labels);
            Budget budget = money.read(labels);
            FormIndicators indicators = new FormIndicators(table, ruleSet, desk, values, !marker.isEmpty());
            indicators.read();
            List<Entry> entries = new ArrayList<>(indicators.entries());
            executionScore(money, indicators, entries);
            Declared declared = new Declared(total(indicators, labels), grade(labels));
            Submission submission = new Submission(
                    ruleSet.scheme().id(),
                    year,
                    subject,
                    budget,
                    entries,
                    indicators.groups(),
                    facts.read(),
                    declared.total() == null && declared.grade() == null ? Declared.NOTHING : declared);
            desk.answersUsed();
            if (desk.blocking()) {
                return new FormReading.Refused(desk.problems(), desk.cells());
            }
            return new FormReading.Read(
                    cells.sheet(),
                    table.header() + 1,
                    table.described(),
                    desk.cells(),
                    desk.questions(),
                    desk.problems(),
                    desk.open() ? null : submission);
        }

        private void schemeAgrees(FormLabels labels) {
            String named = marker.get(FormMarker.SCHEME);
            if (named != null && !named.equals(ruleSet.scheme().id())) {
                desk.problem(
                        Code.SCHEME_DIFFERS,
                        cells.sheet(),
                        null,
                        named,
                        say("%s", "%s", ruleSet.scheme().id()),
                        say(
                                "请选择表格所属的方案，或下载所选方案的表格",
                                "Choose the form's scheme, or download the form of the scheme chosen"));
            }
            Labelled labelled = labels.get(FormField.SCHEME);
            if (labelled != null) {
                desk.read(
                        labelled.cell(),
                        null,
                        FormField.SCHEME,
                        ruleSet.scheme().id(),
                        null);
            }
        }

        private int year(FormLabels labels, Integer asked) {
            Labelled labelled = FilledForm.year(labels);
            Integer written = labelled == null ? null : FormLabels.year(text(labelled));
            if (written == null && asked == null) {
                desk.problem(
                        Code.YEAR_MISSING,
                        cells.sheet(),
                        null,
                        null,
                        say("如“评价年度 | 2023”", "such as 评价年度 | 2023"),
                        say("请在表上写明，或另行指定年度", "Write it on the form, or name the year beside it"));
                return 0;
            }
            if (written != null && asked != null && !written.equals(asked)) {
                desk.problem(
                        Code.YEAR_DIFFERS, labelled.cell(), say("%d", "%d", asked), say("请核对年度", "Check the year"));
            } else if (written != null) {
                desk.read(labelled.cell(), null, FormField.YEAR, written.toString(), null);
            }
            return asked != null ? asked : written;
        }

        /** Who or what is evaluated: 评价对象, else the project with its body before it, else the department. */
        private Subject subject(FormLabels labels) {
            String whole = said(labels, FormField.SUBJECT);
            String project = said(labels, FormField.PROJECT);
            String department = said(labels, FormField.DEPARTMENT);
            String region = said(labels, FormField.REGION);
            String type = type(labels, project, department);
            String name = whole;
            if (name == null && project != null) {
                String body = said(labels, FormField.BODY);
                body = body != null ? body : said(labels, FormField.SUPERIOR);
                body = body != null ? body : department;
                name = body == null || project.startsWith(body) ? project : body + " " + project;
            }
            name = name != null ? name : department;
            return name == null ? null : new Subject(name, type, region);
        }

        private String type(FormLabels labels, String project, String department) {
            String type = said(labels, FormField.TYPE);
            String all = type != null ? type : labels.title();
            if (type == null && project != null) {
                return "PROJECT";
            }
            if (type == null && department != null) {
                return "DEPARTMENT";
            }
            return all.contains("项目") ? "PROJECT" : all.contains("部门") ? "DEPARTMENT" : null;
        }

        private String said(FormLabels labels, FormField field) {
            Labelled labelled = labels.get(field);
            if (labelled == null) {
                return null;
            }
            String text = labelled.text() != null ? labelled.text() : values.name(labelled.cell());
            if (text == null || FormValues.isNothing(text)) {
                return null;
            }
            desk.read(labelled.cell(), null, field, text, null);
            return text;
        }

        private java.math.BigDecimal total(FormIndicators indicators, FormLabels labels) {
            Labelled labelled = labels.get(FormField.TOTAL);
            if (indicators.total() != null || labelled == null) {
                return indicators.total();
            }
            if (labelled.text() == null) {
                return values.points(labelled.cell(), null, FormField.TOTAL);
            }
            Quantity quantity = Quantity.of(labelled.text()).orElse(null);
            if (quantity == null || quantity.operator() != null) {
                desk.problem(Code.NOT_A_NUMBER, labelled.cell(), say("数字", "a number"), null);
                return null;
            }
            desk.read(labelled.cell(), null, FormField.TOTAL, quantity.number().toPlainString(), null);
            return quantity.number();
        }

        private String grade(FormLabels labels) {
            return said(labels, FormField.GRADE);
        }

        /** The ministry's form scores 预算执行率 in its budget block. */
        private void executionScore(FormMoney money, FormIndicators indicators, List<Entry> entries) {
            FormTable block = money.block();
            if (block == null) {
                return;
            }
            Integer column = FormTable.headings(cells, block.header(), List.of(FormField.SCORE))
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
                    row < cells.rows() && money.rows().get(row);
                    row++) {
                Cell cell = cells.at(row, column);
                if (values.content(cell) != null) {
                    java.math.BigDecimal score = values.points(cell, rate.code() + " " + rate.name(), FormField.SCORE);
                    if (score != null) {
                        entries.add(
                                0,
                                new Entry(
                                        rate.code(),
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        score,
                                        null,
                                        null,
                                        null,
                                        null));
                    }
                    return;
                }
            }
        }
    }
}
