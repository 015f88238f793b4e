package org.plumbline.core.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.BudgetLine;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorGroup;
import org.plumbline.vocabulary.IndicatorGroupEntry;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/** Ways in which bodies lay out one and the same self-evaluation; each writes a submission as such a form. */
public enum FormLayout {
    /** The ministry's project form: levels merged, units in the cells, no codes. */
    MINISTRY(Levels.MERGED, Units.INLINE, "", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施") {
        @Override
        void head(Page page, Submission submission) {
            page.row("项目支出绩效自评表");
            page.row("（" + submission.fiscalYear() + "年度）");
            subjectApart(page, submission);
            Budget budget = submission.budget();
            page.row("项目资金（" + budget.unit() + "）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分");
            page.row("", "年度资金总额", budget.initial(), budget.adjusted(), budget.executed(), null, "—", "—");
            page.row("", "其中：当年财政拨款", "", "", "", "", "—", "—");
            page.row("", "上年结转资金", budget.carryIn(), "", "", "", "—", "—");
            page.row("", "其他资金", "", "", "", "", "—", "—");
        }
    },
    /** Columns in another order, codes, a column for units, percentages formatted as such. */
    REORDERED(
            Levels.REPEATED,
            Units.PERCENT_FORMAT,
            "",
            "自评得分",
            "标准分",
            "指标编号",
            "指标名称",
            "实际值",
            "目标值",
            "单位",
            "二级指标",
            "一级指标",
            "原因说明") {
        @Override
        void head(Page page, Submission submission) {
            page.row("绩效自评表");
            page.row(
                    "评价年度：" + submission.fiscalYear() + "年",
                    null,
                    "金额单位：" + submission.budget().unit());
            subjectWhole(page, submission);
            budgetInOneRow(page, submission.budget());
        }
    },
    /** Operators in a column of their own, levels written once, full-width digits and thousands separators as text. */
    FULL_WIDTH(
            Levels.ONCE,
            Units.FULL_WIDTH,
            "",
            "指标编码",
            "一级指标",
            "二级指标",
            "三级指标",
            "指标性质",
            "预期目标",
            "计量单位",
            "权重",
            "全年完成值",
            "自评得分",
            "未完成原因") {
        @Override
        void head(Page page, Submission submission) {
            page.row("自　评　表");
            page.row("年度", submission.fiscalYear());
            subjectWhole(page, submission);
            page.row("货币单位", submission.budget().unit());
            budgetInOneRow(page, submission.budget());
        }
    },
    /** Headings in two rows with remarks in brackets, operators in words, money in 元 where the target is in 万元. */
    WORDS(
            Levels.MERGED,
            Units.WORDS,
            "绩效指标",
            "一级 指标",
            "二级\n指标",
            "三级指标",
            "指标编号",
            "年度指标值（A）",
            "全年实际值（B）",
            "分值（100分）",
            "自评得分",
            "偏差原因") {
        @Override
        void head(Page page, Submission submission) {
            page.row(submission.fiscalYear() + "年度绩效自评情况表（金额："
                    + submission.budget().unit() + "）");
            page.row("（" + submission.budget().unit() + "）");
            subjectApart(page, submission);
            budgetInOneRow(page, submission.budget());
        }
    },
    /** Units in the cells' number formats, amounts as text with separators. */
    FORMATS(
            Levels.REPEATED,
            Units.CELL_FORMAT,
            "",
            "编号",
            "一级指标",
            "二级指标",
            "评价指标",
            "指标值",
            "完成值",
            "指标分值",
            "自评分",
            "改进",
            "扣分原因") {
        @Override
        void head(Page page, Submission submission) {
            page.row("自评", null, null, null, null);
            page.row(null, "自评年度", submission.fiscalYear() + "年度");
            subjectWhole(page, submission);
            page.row("预算金额(" + submission.budget().unit() + ")", "年初预算数", "上年结转", "调整预算数", "执行数");
            Budget budget = submission.budget();
            page.row(
                    "合计",
                    grouped(budget.initial()),
                    grouped(budget.carryIn()),
                    grouped(budget.adjusted()),
                    grouped(budget.executed()));
            page.row();
        }
    };

    private enum Levels {
        MERGED,
        REPEATED,
        ONCE
    }

    private enum Units {
        INLINE,
        PERCENT_FORMAT,
        FULL_WIDTH,
        WORDS,
        CELL_FORMAT
    }

    private final Levels levels;
    private final Units units;
    private final String above;
    private final List<String> headings;

    FormLayout(Levels levels, Units units, String above, String... headings) {
        this.levels = levels;
        this.units = units;
        this.above = above;
        this.headings = List.of(headings);
    }

    abstract void head(Page page, Submission submission);

    /** Whether own indicators keep their codes. */
    boolean codes() {
        return column(FormField.CODE) >= 0;
    }

    /** A sheet written from top to bottom. */
    static final class Page {

        private final XSSFWorkbook book = new XSSFWorkbook();
        private final XSSFSheet sheet = book.createSheet("附件1");
        private int next;

        int row(Object... cells) {
            XSSFRow row = sheet.createRow(next);
            for (int column = 0; column < cells.length; column++) {
                if (cells[column] != null) {
                    put(row.createCell(column), cells[column]);
                }
            }
            return next++;
        }

        void put(int row, int column, Object value, String format) {
            if (value == null) {
                return;
            }
            XSSFCell cell = sheet.getRow(row).createCell(column);
            put(cell, value);
            if (format != null) {
                CellStyle style = book.createCellStyle();
                style.setDataFormat(book.createDataFormat().getFormat(format));
                cell.setCellStyle(style);
            }
        }

        private static void put(XSSFCell cell, Object value) {
            if (value instanceof BigDecimal number) {
                cell.setCellValue(number.doubleValue());
            } else if (value instanceof Integer number) {
                cell.setCellValue(number);
            } else {
                cell.setCellValue(value.toString());
            }
        }

        void merge(int first, int last, int column) {
            if (last > first) {
                sheet.addMergedRegion(new CellRangeAddress(first, last, column, column));
            }
        }

        byte[] bytes() {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (book) {
                book.write(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        }
    }

    /** What a row of the form prints. */
    private record Line(
            IndicatorEntry entry,
            String name,
            String level1,
            String level2,
            Target target,
            BigDecimal weight,
            String group) {}

    public byte[] write(Submission submission, RuleSet ruleSet) {
        Page page = new Page();
        head(page, submission);
        boolean checks = submission.indicators().stream().anyMatch(entry -> entry.checks() != null);
        boolean keys = submission.indicators().stream().anyMatch(entry -> entry.factKey() != null);
        List<String> all = new ArrayList<>(headings);
        if (checks) {
            all.add("达成要点");
        }
        if (keys) {
            all.add("对应数据项");
        }
        Set<String> chosen = submission.groups().stream()
                .map(IndicatorGroupEntry::chosen)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (!chosen.isEmpty()) {
            all.add("择一");
        }
        if (!above.isEmpty()) {
            page.row(above, above, above, "", "指标值", "指标值");
        }
        page.row(all.toArray());
        indicators(page, submission, lines(submission, ruleSet), all, chosen);
        Object[] total = new Object[all.size()];
        total[0] = "合计";
        int score = column(FormField.SCORE);
        if (score == 0) {
            page.row(
                    "自评总分",
                    null,
                    Objects.requireNonNullElse(submission.declared().total(), "/"));
        } else {
            total[score] = submission.declared().total();
            page.row(total);
        }
        page.row("自评等级", null, Objects.requireNonNullElse(submission.declared().grade(), "/"));
        page.row();
        lists(page, submission);
        page.row("填表人：              联系电话：              填报日期：");
        return page.bytes();
    }

    private static List<Line> lines(Submission submission, RuleSet ruleSet) {
        List<Line> lines = new ArrayList<>();
        for (IndicatorEntry entry : submission.indicators()) {
            Integer place = entry.code() == null ? null : ruleSet.findIndicatorIndex(entry.code());
            if (place == null) {
                lines.add(new Line(
                        entry, entry.name(), entry.level1(), entry.level2(), entry.target(), entry.weight(), null));
                continue;
            }
            Indicator fixed = ruleSet.scheme().indicators().get(place);
            Target target = fixed.target() == null
                    ? entry.target()
                    : new Target(fixed.operator(), fixed.target(), fixed.unit());
            BigDecimal weight = fixed.weight();
            for (IndicatorGroup group : ruleSet.scheme().groups()) {
                weight = group.code().equals(fixed.group()) ? group.weight() : weight;
            }
            lines.add(new Line(entry, fixed.name(), fixed.level1(), fixed.level2(), target, weight, fixed.group()));
        }
        return lines;
    }

    private void indicators(Page page, Submission submission, List<Line> lines, List<String> all, Set<String> chosen) {
        Set<String> scored = new HashSet<>();
        int first = page.next;
        Line above = null;
        for (Line line : lines) {
            int row = page.row();
            IndicatorEntry entry = line.entry();
            cell(page, row, FormField.CODE, entry.code());
            cell(page, row, FormField.NAME, line.name());
            boolean same1 = above != null && Objects.equals(above.level1(), line.level1());
            boolean same2 = same1 && Objects.equals(above.level2(), line.level2());
            if (levels == Levels.ONCE) {
                cell(page, row, FormField.LEVEL1, same1 && line.level1() != null ? null : dashed(line.level1()));
                cell(
                        page,
                        row,
                        FormField.LEVEL2,
                        same2 && line.level1() != null && line.level2() != null ? null : dashed(line.level2()));
            } else if (levels == Levels.REPEATED) {
                cell(page, row, FormField.LEVEL1, line.level1());
                cell(page, row, FormField.LEVEL2, line.level2());
            }
            figures(page, row, line);
            boolean opens = line.group() == null || scored.add(line.group());
            if (opens) {
                cell(page, row, FormField.WEIGHT, line.weight());
                cell(page, row, FormField.SCORE, score(submission, line));
            }
            cell(page, row, FormField.REASON, entry.reason());
            if (entry.checks() != null) {
                page.put(
                        row,
                        all.indexOf("达成要点"),
                        entry.checks().isEmpty() ? "无" : String.join("、", entry.checks()),
                        null);
            }
            if (entry.factKey() != null) {
                page.put(row, all.indexOf("对应数据项"), entry.factKey(), null);
            }
            if (chosen.contains(entry.code())) {
                page.put(row, all.indexOf("择一"), "√", null);
            }
            above = line;
        }
        mergeRuns(page, first, lines);
    }

    private static BigDecimal score(Submission submission, Line line) {
        if (line.group() == null) {
            return line.entry().declaredScore();
        }
        return submission.groups().stream()
                .filter(group -> group.code().equals(line.group()))
                .map(IndicatorGroupEntry::declaredScore)
                .findFirst()
                .orElse(null);
    }

    /** Groups share their cells; levels too in a merged layout. */
    private void mergeRuns(Page page, int first, List<Line> lines) {
        int group = 0;
        int level1 = 0;
        int level2 = 0;
        for (int i = 1; i <= lines.size(); i++) {
            Line line = i == lines.size() ? null : lines.get(i);
            if (line == null
                    || lines.get(group).group() == null
                    || !lines.get(group).group().equals(line.group())) {
                page.merge(first + group, first + i - 1, column(FormField.SCORE));
                page.merge(first + group, first + i - 1, column(FormField.WEIGHT));
                group = i;
            }
            if (levels == Levels.MERGED) {
                boolean ends1 =
                        line == null || !Objects.equals(lines.get(level1).level1(), line.level1());
                if (ends1 || !Objects.equals(lines.get(level2).level2(), line.level2())) {
                    cell(
                            page,
                            first + level2,
                            FormField.LEVEL2,
                            lines.get(level2).level2());
                    page.merge(first + level2, first + i - 1, column(FormField.LEVEL2));
                    level2 = i;
                }
                if (ends1) {
                    cell(
                            page,
                            first + level1,
                            FormField.LEVEL1,
                            lines.get(level1).level1());
                    page.merge(first + level1, first + i - 1, column(FormField.LEVEL1));
                    level1 = i;
                }
            }
        }
    }

    private void figures(Page page, int row, Line line) {
        Target target = line.target();
        Operator operator = target == null ? null : target.operator();
        Value aim = target == null ? null : target.value();
        String unit = target == null ? null : target.unit();
        Value actual = line.entry().actual();
        String sign = operator == null ? "" : operator.label();
        boolean wordy = aim != null && aim.numberOrNull() == null;
        String behind = wordy || unit == null || unit.equals("日期") ? "" : unit;
        switch (units) {
            case INLINE -> {
                cell(page, row, FormField.TARGET, aim == null ? "/" : sign + aim + behind);
                cell(page, row, FormField.ACTUAL, inline(actual, behind));
            }
            case PERCENT_FORMAT -> {
                cell(page, row, FormField.UNIT, unit);
                cell(
                        page,
                        row,
                        FormField.TARGET,
                        aim == null ? null : operator == null && !wordy ? aim.numberOrNull() : sign + aim);
                if (actual != null && actual.numberOrNull() != null && "%".equals(unit)) {
                    page.put(
                            row, column(FormField.ACTUAL), actual.numberOrNull().movePointLeft(2), "0.0%");
                } else {
                    cell(
                            page,
                            row,
                            FormField.ACTUAL,
                            actual == null ? null : actual.numberOrNull() == null ? actual : actual.numberOrNull());
                }
            }
            case FULL_WIDTH -> {
                cell(page, row, FormField.OPERATOR, operator == null ? wordy ? "定性" : "/" : sign);
                cell(page, row, FormField.UNIT, unit == null ? "/" : unit.equals("%") ? "％" : unit);
                cell(page, row, FormField.TARGET, aim == null ? "—" : wide(aim));
                cell(page, row, FormField.ACTUAL, actual == null ? "／" : wide(actual));
            }
            case WORDS -> {
                String before = operator == null
                        ? ""
                        : switch (operator) {
                            case EQUAL -> "等于";
                            case AT_LEAST -> "不低于";
                            case AT_MOST -> "不超过";
                            case MORE -> "大于";
                            case LESS -> "小于";
                        };
                cell(
                        page,
                        row,
                        FormField.TARGET,
                        aim == null ? "" : wordy ? sign + aim : before + " " + aim + " " + behind);
                cell(
                        page,
                        row,
                        FormField.ACTUAL,
                        "万元".equals(unit) && actual != null && actual.numberOrNull() != null && aim != null
                                ? actual.numberOrNull().movePointRight(4).toPlainString() + " 元"
                                : inline(actual, behind));
            }
            case CELL_FORMAT -> {
                cell(page, row, FormField.TARGET, aim == null ? null : sign + aim + behind);
                if (actual != null && actual.numberOrNull() != null && !behind.isEmpty() && !behind.equals("%")) {
                    int scale = Math.max(0, actual.numberOrNull().scale());
                    page.put(
                            row,
                            column(FormField.ACTUAL),
                            actual.numberOrNull(),
                            (scale == 0 ? "#,##0" : "#,##0." + "0".repeat(scale)) + "\"" + behind + "\"");
                } else {
                    cell(page, row, FormField.ACTUAL, inline(actual, behind));
                }
            }
        }
    }

    private static Object inline(Value actual, String unit) {
        return actual == null ? null : actual.numberOrNull() == null ? actual.toString() : actual + unit;
    }

    /** 1,234.5 in full width. */
    private static String wide(Value value) {
        if (value.numberOrNull() == null) {
            return value.toString();
        }
        StringBuilder wide = new StringBuilder();
        grouped(value.numberOrNull()).chars().forEach(c -> wide.append((char) (c >= '!' && c <= '~' ? c + 0xfee0 : c)));
        return wide.toString();
    }

    private static String grouped(BigDecimal number) {
        if (number == null) {
            return null;
        }
        String[] parts = number.toPlainString().split("\\.");
        String whole = parts[0].replaceAll("(\\d)(?=(\\d{3})+$)", "$1,");
        return parts.length == 1 ? whole : whole + "." + parts[1];
    }

    private static String dashed(String text) {
        return text == null ? "/" : text;
    }

    private void cell(Page page, int row, FormField field, Object value) {
        int column = column(field);
        if (column >= 0) {
            page.put(row, column, value, null);
        }
    }

    private int column(FormField field) {
        for (int i = 0; i < headings.size(); i++) {
            if (ShippedFiles.formDictionary().isHeadingOf(field, headings.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** The project, and who carries it out. */
    private static void subjectApart(Page page, Submission submission) {
        String name = submission.subject().name();
        int blank = name.indexOf(' ');
        if ("PROJECT".equals(submission.subject().type()) && blank > 0) {
            page.row(
                    "项目名称",
                    name.substring(blank + 1),
                    null,
                    "地区",
                    submission.subject().region());
            page.row("主管部门", name.substring(0, blank), null, "实施单位", name.substring(0, blank));
        } else {
            subjectWhole(page, submission);
        }
    }

    private static void subjectWhole(Page page, Submission submission) {
        boolean project = "PROJECT".equals(submission.subject().type());
        page.row("评价对象", submission.subject().name());
        page.row("对象类型：" + (project ? "项目" : "部门"), "地区", submission.subject().region());
    }

    private static void budgetInOneRow(Page page, Budget budget) {
        page.row("资金情况", "年初预算数", "上年结转", "全年预算数", "全年执行数");
        page.row("年度资金总额", budget.initial(), budget.carryIn(), budget.adjusted(), budget.executed());
        page.row();
    }

    private static void lists(Page page, Submission submission) {
        list(page, "支出明细", submission.budget().lines());
        list(page, "任务名称", submission.budget().tasks());
        if (!submission.facts().isEmpty()) {
            page.row("数据项", "数值", "单位", "出处");
            for (StatedFact fact : submission.facts()) {
                page.row(
                        fact.key(),
                        fact.value().numberOrNull() == null
                                ? fact.value()
                                : fact.value().numberOrNull(),
                        fact.unit(),
                        fact.source());
            }
            page.row();
        }
    }

    private static void list(Page page, String heading, List<BudgetLine> lines) {
        if (!lines.isEmpty()) {
            page.row(heading, "预算数", "执行数");
            lines.forEach(line -> page.row(line.item(), line.budget(), line.executed()));
            page.row("合计", "—", "—");
            page.row();
        }
    }
}
