package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.form.FormActualReader.ActualKind;
import org.plumbline.core.form.FormActualReader.ActualValue;
import org.plumbline.core.form.FormActualReader.Aim;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.form.FormReadingLog.AnswerOption;
import org.plumbline.core.form.IndicatorMatcher.IndicatorMatch;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.GroupAggregation;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorGroup;
import org.plumbline.vocabulary.MoneyUnits;
import org.plumbline.vocabulary.Recomputation;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/** The rows of the indicator table. */
final class FormIndicatorReader {

    /** Maximum number of indicators of a submission. */
    private static final int MOST = 2_000;

    /** A number before a level, its points in brackets behind it. */
    private static final Pattern LEVEL_DRESS =
            Pattern.compile("^\\s*[一二三四五六七八九十]{1,3}、|[（(]\\s*(?:权重|分值)?\\s*[:：]?\\s*[0-9０-９.．]+\\s*[分%％]?\\s*[)）]\\s*$"
                    + "|\\s*[0-9０-９.．]+\\s*分\\s*$");

    /** What a template leaves in rows that are not used: 指标2, ……. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("[(（]?指标(?:名称)?\\s*[0-9０-９一二三四五六七八九十]{0,3}\\s*[:：.、]?[)）]?|[….·。]{1,12}");

    private final FormTable table;
    private final FormGrid cells;
    private final RuleSet ruleSet;
    private final Scheme scheme;
    private final FormReadingLog log;
    private final FormCellReader values;
    private final FormTargetReader targets;
    private final FormActualReader actuals;
    private final IndicatorMatcher match;
    private final boolean levelsRunOn;
    private final boolean ours;

    private final IndicatorRows rows;
    private String level1;
    private String level2;

    /** @param rows to which what is read is added */
    FormIndicatorReader(
            FormTable table,
            RuleSet ruleSet,
            FormReadingLog log,
            FormCellReader values,
            boolean ours,
            IndicatorRows rows) {
        this.table = table;
        this.cells = table.cells();
        this.ruleSet = ruleSet;
        this.scheme = ruleSet.scheme();
        this.log = log;
        this.values = values;
        this.targets = new FormTargetReader(table, log, values);
        this.actuals = new FormActualReader(log, values);
        this.match = new IndicatorMatcher(ruleSet, log);
        this.ours = ours;
        this.rows = rows;
        this.levelsRunOn = !ours && areLevelsWrittenOnce();
    }

    /**
     * Whether a level is written in the first of its rows only: neither merged nor repeated. Then a blank cell means
     * the level above it; otherwise it means none.
     */
    private boolean areLevelsWrittenOnce() {
        if (!table.hasColumn(FormField.LEVEL1)) {
            return false;
        }
        int column = table.findColumn(FormField.LEVEL1);
        String above = null;
        boolean blank = false;
        for (int row = table.header() + 1; row < FormRows.end(table); row++) {
            String shown = cells.displayText(row, column);
            if (cells.rowSpan(row, column) > 1 || shown != null && shown.equals(above)) {
                return false;
            }
            blank |= shown == null;
            above = shown != null ? shown : above;
        }
        return blank && above != null;
    }

    void read() {
        int end = FormRows.end(table);
        int last = findLastRow(end);
        for (int row = table.header() + 1; row < end; row++) {
            if (FormRows.isTotal(cells, row)) {
                readTotalRow(row, last);
            } else if (!cells.isBlankRow(row)) {
                readRow(row);
            }
        }
    }

    /** The row of the declared total: the last of the table, or the first where the last is none; -1 for none. */
    private int findLastRow(int end) {
        if (FormRows.isTotal(cells, end - 1)) {
            return end - 1;
        }
        int first = table.header() + 1;
        return first < end && FormRows.isTotal(cells, first) ? first : -1;
    }

    /** One row says the total of the table; one between indicators is a subtotal, and not read. */
    private void readTotalRow(int row, int last) {
        if (row != last) {
            reportUnreadRow(row, firstShown(row));
            return;
        }
        GridCell score = findTotalCell(row);
        BigDecimal total = score == null ? null : values.readPoints(score, null, FormField.TOTAL);
        if (total != null) {
            rows.totals().put(score, total);
        }
        for (int column = 0; column < cells.columnCount() && rows.grade() == null; column++) {
            GridCell cell = cells.cellAt(row, column);
            String shown = FormGrid.displayText(cell);
            if (shown != null && cells.isOwnContent(row, column)) {
                FormGrade.parseKnown(shown).ifPresent(grade -> {
                    rows.setGrade(grade);
                    log.addCell(cell, null, FormField.GRADE, grade, null);
                });
            }
        }
    }

    private String firstShown(int row) {
        for (int column = 0; column < cells.columnCount(); column++) {
            if (cells.displayText(row, column) != null) {
                return cells.displayText(row, column);
            }
        }
        return null;
    }

    /** In the column of declared scores; where the label itself is in that column, the cell next to it. */
    private GridCell findTotalCell(int row) {
        if (!table.hasColumn(FormField.SCORE)) {
            return null;
        }
        GridCell score = table.findCell(row, FormField.SCORE);
        if (!FormField.TOTAL.matches(FormGrid.displayText(score))) {
            return score;
        }
        for (int column = table.findColumn(FormField.SCORE) + 1; column < cells.columnCount(); column++) {
            GridCell next = cells.cellAt(row, column);
            boolean weight = table.hasColumn(FormField.WEIGHT) && column == table.findColumn(FormField.WEIGHT);
            if (!weight && FormGrid.displayText(next) != null && !next.address().equals(score.address())) {
                return next;
            }
        }
        return null;
    }

    private void readRow(int row) {
        String code = readName(row, FormField.CODE);
        String first = readLevel(row, FormField.LEVEL1);
        String second = readLevel(row, FormField.LEVEL2);
        if (levelsRunOn && first == null) {
            second = second == null ? level2 : second;
            first = level1;
        }
        level1 = first;
        level2 = second;
        first = first == null || FormCellReader.isBlankMark(first) ? null : first;
        second = second == null || FormCellReader.isBlankMark(second) ? null : second;
        FormField named = table.hasColumn(FormField.NAME) ? FormField.NAME : null;
        String name = readName(row, FormField.NAME);
        if (name != null && code == null && PLACEHOLDER.matcher(name).matches()) {
            if (!hasInputs(row)) {
                return;
            }
            name = name.startsWith("指标") ? name : null;
        }
        if (name == null || FormCellReader.isBlankMark(name)) {
            name = second != null ? second : first;
            named = second != null ? FormField.LEVEL2 : FormField.LEVEL1;
            boolean known = name != null && isKnownName(name);
            if (code == null && !known) {
                reportUnreadRow(row, name);
                return;
            }
            name = known ? name : null;
        }
        if (code == null && isRemarkRow(row, named) || FormField.normalize(name).matches("小计|其中")) {
            reportUnreadRow(row, name);
            return;
        }
        GridCell place = code != null ? table.findCell(row, FormField.CODE) : table.findCell(row, named);
        String group = findGroup(code, name);
        if (group != null) {
            readGroupScore(row, group);
            return;
        }
        IndicatorMatch matched = match.match(place, code, name, first, second);
        if (matched == null) {
            return;
        }
        if (rows.entries().size() == MOST) {
            log.addProblem(FormProblemCode.TOO_LONG, place, fillIn("最多 %d 个指标", "at most %d indicators", MOST), null);
            return;
        }
        Indicator fixed = matched.indicator();
        String known = fixed != null ? fixed.code() : matched.code();
        if (known != null && !rows.codes().add(known)) {
            log.addProblem(FormProblemCode.INDICATOR_TWICE, place, null, fillIn("请删除其中一行", "Delete one of the rows"));
            return;
        }
        if (cells.isHidden(row)) {
            log.addProblem(FormProblemCode.HIDDEN_ROW, place, null, null);
        }
        if (cells.isStruck(row)) {
            log.addProblem(
                    FormProblemCode.STRUCK_ROW, place, null, fillIn("作废的请删除整行", "Delete the row where it is void"));
        }
        if (fixed == null) {
            addOwnIndicator(row, known, name, first, second, place);
        } else {
            addCatalogueIndicator(row, fixed, first, second, place);
        }
    }

    /** A line over the whole width, such as 备注：… . */
    private boolean isRemarkRow(int row, FormField named) {
        if (!table.hasColumn(named)) {
            return false;
        }
        int column = table.findColumn(named);
        return cells.columnSpan(row, column) > 4
                || cells.cellAt(row, column).column() == 0
                        && cells.columnSpan(row, column) > 2
                        && named != FormField.LEVEL1;
    }

    private boolean isKnownName(String name) {
        String plain = IndicatorMatcher.normalize(name);
        return scheme.indicators().stream().anyMatch(each -> IndicatorMatcher.normalize(each.name())
                        .equals(plain))
                || findGroup(null, name) != null;
    }

    /** Whether a row says anything besides its levels, its name and its points. */
    private boolean hasInputs(int row) {
        return Stream.of(
                        FormField.TARGET,
                        FormField.ACTUAL,
                        FormField.SCORE,
                        FormField.CHECKS,
                        FormField.WEIGHT,
                        FormField.REASON)
                .filter(table::hasColumn)
                .anyMatch(field -> isFilled(row, table.findColumn(field)));
    }

    private boolean isFilled(int row, int column) {
        GridCell cell = cells.cellAt(row, column);
        String shown = FormGrid.displayText(cell);
        return cell.row() == row && cell.column() == column && shown != null && !FormCellReader.isBlankMark(shown);
    }

    /** A level alone says nothing that could be read. */
    private void reportUnreadRow(int row, String name) {
        boolean levelAlone = !hasInputs(row) && !isRemarkRow(row, FormField.LEVEL1) && !FormRows.isTotal(cells, row);
        for (int column = 0; column < cells.columnCount() && levelAlone; column++) {
            boolean level = table.hasColumn(FormField.LEVEL1) && column == table.findColumn(FormField.LEVEL1)
                    || table.hasColumn(FormField.LEVEL2) && column == table.findColumn(FormField.LEVEL2);
            levelAlone = level || !isFilled(row, column);
        }
        if (!levelAlone) {
            log.addProblem(
                    FormProblemCode.ROW_UNREAD,
                    cells.sheetName(),
                    "A" + (row + 1),
                    name,
                    fillIn("指标名称或编号", "an indicator's name or code"),
                    null);
        }
    }

    private String readName(int row, FormField field) {
        GridCell cell = table.findCell(row, field);
        return cell == null ? null : values.readName(cell);
    }

    /**
     * The text unchanged, including a dash: a dash means no level, where a blank may mean that the last level
     * continues.
     */
    private String readLevel(int row, FormField field) {
        GridCell cell = table.findCell(row, field);
        String shown = cell == null ? null : FormGrid.displayText(cell);
        if (shown == null || FormCellReader.isBlankMark(shown)) {
            return shown;
        }
        String level = values.readName(cell);
        return ours || level == null ? level : stripLevel(level);
    }

    /** 产出指标（50分） and 一、产出指标 name the level 产出指标, which rule rows name. */
    private static String stripLevel(String level) {
        String bare = LEVEL_DRESS.matcher(level).replaceAll("").strip();
        return bare.isEmpty() ? level : bare;
    }

    private String findGroup(String code, String name) {
        for (IndicatorGroup group : scheme.groups()) {
            boolean taken = scheme.indicators().stream().anyMatch(each -> IndicatorMatcher.normalize(each.name())
                    .equals(IndicatorMatcher.normalize(group.name())));
            if (group.code().equals(code)
                    || code == null
                            && !taken
                            && group.name() != null
                            && IndicatorMatcher.normalize(group.name()).equals(IndicatorMatcher.normalize(name))) {
                return group.code();
            }
        }
        return null;
    }

    private void addOwnIndicator(int row, String code, String name, String first, String second, GridCell place) {
        String label = code == null ? name : code + " " + name;
        log.addCell(place, label, FormField.NAME, name, null);
        Target stated = targets.readTarget(row, label);
        ActualKind kind = stated.value() == null
                ? ActualKind.EITHER
                : stated.value().numberOrNull() != null ? ActualKind.NUMBER : ActualKind.WORD;
        String method = readName(row, FormField.METHOD);
        if (method != null && ruleSet.methods().judgesChecklists(method, method)) {
            kind = ActualKind.CHECKLIST;
        }
        Collection<String> points = ruleSet.methods().points(code, method);
        BigDecimal due = stated.value() == null ? null : stated.value().numberOrNull();
        ActualValue actual = readActual(row, label, kind, new Aim(stated.unit(), due, points));
        String unit = stated.unit() != null ? stated.unit() : actual.unit();
        boolean aimless = stated.operator() == null && stated.value() == null && unit == null;
        List<String> checks = readChecks(row, label, actual, points);
        BigDecimal weight = readPoints(row, label, FormField.WEIGHT);
        rows.entries()
                .add(IndicatorEntry.of(code)
                        .name(name)
                        .level1(first)
                        .level2(second)
                        .weight(weight)
                        .target(aimless ? null : new Target(stated.operator(), stated.value(), unit))
                        .actual(actual.value())
                        .checks(checks)
                        .declaredScore(readPoints(row, label, FormField.SCORE))
                        .reason(readText(row, label, FormField.REASON))
                        .evidence(readList(row, label))
                        .method(method)
                        .factKey(readText(row, label, FormField.FACT_KEY))
                        .build());
    }

    private void addCatalogueIndicator(int row, Indicator fixed, String first, String second, GridCell place) {
        String label = fixed.code() + " " + fixed.name();
        log.addCell(
                place,
                label,
                FormField.NAME,
                label,
                table.hasColumn(FormField.CODE) && place == table.findCell(row, FormField.CODE)
                        ? null
                        : fillIn("按名称对应方案指标 %s", "matched by name to %s", fixed.code()));
        Target stated = targets.readTarget(row, label);
        if (fixed.recomputation() == Recomputation.EXECUTION_RATE && MoneyUnits.isMoney(stated.unit())) {
            readExecutionAmounts(row, fixed, stated, place);
            return;
        }
        checkLevels(fixed, first, second, place);
        Target beside = targets.compareWithCatalogue(fixed, stated, row);
        Value aim = fixed.target() != null ? fixed.target() : stated.value();
        String unit = fixed.unit() != null ? fixed.unit() : stated.unit();
        Collection<String> points = ruleSet.methods().points(fixed.code(), fixed.method());
        ActualValue actual = readActual(
                row, label, findActualKind(fixed, aim), new Aim(unit, aim == null ? null : aim.numberOrNull(), points));
        checkWeight(row, fixed, label);
        BigDecimal score = null;
        if (fixed.group() == null) {
            score = readPoints(row, label, FormField.SCORE);
        } else {
            readGroupScore(row, fixed.group());
            readChosenMember(row, fixed, label);
        }
        BigDecimal weight =
                fixed.weight() == null && fixed.group() == null ? readPoints(row, label, FormField.WEIGHT) : null;
        List<String> checks = readChecks(row, label, actual, points);
        String reason = readText(row, label, FormField.REASON);
        List<String> evidence = readList(row, label);
        String method = fixed.method() == null ? readName(row, FormField.METHOD) : null;
        String factKey = readText(row, label, FormField.FACT_KEY);
        boolean nothing = beside == null
                && actual.value() == null
                && checks == null
                && score == null
                && weight == null
                && reason == null
                && evidence.isEmpty()
                && factKey == null;
        if (nothing) {
            return;
        }
        rows.entries()
                .add(IndicatorEntry.of(fixed.code())
                        .weight(weight)
                        .target(beside)
                        .actual(actual.value())
                        .checks(checks)
                        .declaredScore(score)
                        .reason(reason)
                        .evidence(evidence)
                        .method(method)
                        .factKey(factKey)
                        .build());
    }

    /** 预算执行率 ≤132.81万元 | 0.1: its target may be the budget and its actual value what was spent, which is asked. */
    private void readExecutionAmounts(int row, Indicator fixed, Target stated, GridCell place) {
        String label = fixed.code() + " " + fixed.name();
        GridCell cell = table.findCell(row, FormField.TARGET);
        AnswerOption<Boolean> chosen = log.askOrAnswer(
                cell == null ? place : cell,
                label,
                FormField.TARGET,
                fillIn(
                        "“%s”的目标值是金额，是不是预算数，实际值是执行数？",
                        "The target of \"%s\" is an amount; is it the budget, and the actual value what was spent?",
                        fixed.name()),
                List.of(
                        new AnswerOption<>("预算数", fillIn("是，预算数和执行数", "yes, budget and expenditure"), true),
                        new AnswerOption<>(FormCellReader.LEAVE_OUT, fillIn("不读取金额", "leave the amounts out"), false)));
        BigDecimal score = readPoints(row, label, FormField.SCORE);
        checkWeight(row, fixed, label);
        if (score != null) {
            rows.entries()
                    .add(IndicatorEntry.of(fixed.code()).declaredScore(score).build());
        }
        GridCell spent = table.findCell(row, FormField.ACTUAL);
        if (chosen != null && chosen.value() && stated.value() != null && spent != null) {
            BigDecimal executed = values.readAmount(spent, label, FormField.BUDGET_EXECUTED, stated.unit(), null);
            rows.setAmounts(new Budget(
                    stated.unit(), null, null, stated.value().numberOrNull(), executed, List.of(), List.of()));
        }
    }

    private void checkLevels(Indicator fixed, String first, String second, GridCell place) {
        boolean one = first == null
                || fixed.level1() == null
                || IndicatorMatcher.normalize(first).equals(IndicatorMatcher.normalize(fixed.level1()));
        boolean two = second == null
                || fixed.level2() == null
                || IndicatorMatcher.normalize(second).equals(IndicatorMatcher.normalize(fixed.level2()));
        if (!one || !two) {
            String expected = fixed.level1() + (fixed.level2() == null ? "" : " / " + fixed.level2());
            log.addProblem(FormProblemCode.LEVEL_DIFFERS, place, new Bilingual(expected, expected), null);
        }
    }

    /** The type of value that the rules judge; a target that is text takes precedence over the method. */
    private ActualKind findActualKind(Indicator fixed, Value aim) {
        String code = fixed.code();
        if (ruleSet.methods().judgesChecklists(code, fixed.method())) {
            return ActualKind.CHECKLIST;
        }
        if (aim != null) {
            return aim.numberOrNull() != null ? ActualKind.NUMBER : ActualKind.WORD;
        }
        boolean numbers = ruleSet.methods().judgesNumbers(code, fixed.method());
        boolean words = ruleSet.methods().judgesWordings(code, fixed.method()) || fixed.textMethod() != null;
        return numbers == words ? ActualKind.EITHER : numbers ? ActualKind.NUMBER : ActualKind.WORD;
    }

    private ActualValue readActual(int row, String label, ActualKind kind, Aim aim) {
        GridCell cell = findSingleCell(row, label, FormField.ACTUAL);
        return cell == null ? ActualValue.NONE : actuals.read(cell, label, kind, aim);
    }

    private List<String> readChecks(int row, String label, ActualValue actual, Collection<String> points) {
        GridCell cell = findSingleCell(row, label, FormField.CHECKS);
        if (cell == null
                || FormGrid.displayText(cell) == null
                || FormCellReader.isBlankMark(FormGrid.displayText(cell))) {
            return actual.checks();
        }
        return actuals.readTicks(cell, label, FormField.CHECKS, points);
    }

    private static List<String> splitList(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[、,，;；\\n]"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .limit(200)
                        .toList();
    }

    private void checkWeight(int row, Indicator fixed, String label) {
        BigDecimal due = fixed.weight();
        for (IndicatorGroup group : scheme.groups()) {
            due = group.code().equals(fixed.group()) ? group.weight() : due;
        }
        GridCell cell = table.findCell(row, FormField.WEIGHT);
        if (due == null || cell == null || !cells.isOwnContent(row, table.findColumn(FormField.WEIGHT))) {
            return;
        }
        BigDecimal written = values.readPoints(cell, label, FormField.WEIGHT);
        if (written != null && written.compareTo(due) != 0) {
            targets.reportDifference(cell, due.toPlainString());
        }
    }

    private BigDecimal readPoints(int row, String label, FormField field) {
        GridCell cell = findSingleCell(row, label, field);
        return cell == null ? null : values.readPoints(cell, label, field);
    }

    /** The cell of a row; a problem where it spans several rows, null where there is none. */
    private GridCell findSingleCell(int row, String label, FormField field) {
        if (!table.hasColumn(field)) {
            return null;
        }
        GridCell cell = table.findCell(row, field);
        if (cells.rowSpan(row, table.findColumn(field)) > 1
                && FormGrid.displayText(cell) != null
                && !FormCellReader.isBlankMark(FormGrid.displayText(cell))) {
            log.addProblem(
                    FormProblemCode.MERGED_VALUE,
                    cell,
                    fillIn("每个指标一个单元格", "a cell for each indicator"),
                    fillIn("请取消合并后分别填写", "Unmerge it and fill in each"));
            return null;
        }
        return cell;
    }

    /** One score for all members, in a merged cell or in one of their rows. */
    private void readGroupScore(int row, String group) {
        GridCell cell = table.findCell(row, FormField.SCORE);
        if (cell == null || !cells.isOwnContent(row, table.findColumn(FormField.SCORE))) {
            return;
        }
        BigDecimal score = values.readPoints(cell, group, FormField.SCORE);
        if (score == null) {
            return;
        }
        String before = rows.groupCells().putIfAbsent(group, cell.address());
        if (before != null && !before.equals(cell.address())) {
            log.addProblem(
                    FormProblemCode.GROUP_SCORES,
                    cell,
                    fillIn("%s 中的那一个", "the one in %s", before),
                    fillIn("共用分值的几个指标只填一个得分", "Indicators that share a weight have one score"));
            return;
        }
        rows.groupScores().put(group, score);
    }

    /** Reads the mark in the row of the member that counts. */
    private void readChosenMember(int row, Indicator fixed, String label) {
        boolean chosenByForm = scheme.groups().stream()
                .anyMatch(group -> group.code().equals(fixed.group()) && group.take() == GroupAggregation.CHOSEN);
        GridCell cell = chosenByForm ? findSingleCell(row, label, FormField.CHOSEN) : null;
        String mark = cell == null ? null : FormGrid.displayText(cell);
        if (mark == null || FormCellReader.isBlankMark(mark) || mark.equals("否")) {
            return;
        }
        if (rows.chosen().putIfAbsent(fixed.group(), fixed.code()) != null) {
            log.addProblem(
                    FormProblemCode.CHOSEN_TWICE,
                    cell,
                    fillIn(
                            "只标记 %s 等成员中的一个",
                            "a mark for one of the members, such as %s",
                            rows.chosen().get(fixed.group())),
                    fillIn("请只在考核的那个指标上打√", "Mark only the indicator that counts"));
            return;
        }
        log.addCell(cell, label, FormField.CHOSEN, fixed.code(), null);
    }

    private String readText(int row, String label, FormField field) {
        if (!table.hasColumn(field) || !cells.isOwnContent(row, table.findColumn(field))) {
            return null;
        }
        GridCell cell = table.findCell(row, field);
        String text = values.readText(cell);
        if (text == null || Quantity.toHalfWidth(text).equals("无")) {
            return null;
        }
        log.addCell(cell, label, field, text, null);
        return text;
    }

    private List<String> readList(int row, String label) {
        return splitList(readText(row, label, FormField.EVIDENCE));
    }
}
