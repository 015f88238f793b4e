package org.plumbline.workbook;

import static org.plumbline.workbook.FormDesk.say;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.plumbline.ruleset.Bilingual;
import org.plumbline.ruleset.Grid.Cell;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.vocabulary.Entry;
import org.plumbline.vocabulary.Group;
import org.plumbline.vocabulary.GroupEntry;
import org.plumbline.vocabulary.GroupTake;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;
import org.plumbline.workbook.FormActuals.Actual;
import org.plumbline.workbook.FormActuals.Kind;
import org.plumbline.workbook.FormMatch.Matched;
import org.plumbline.workbook.FormProblem.Code;

/** The rows of the indicator table. */
final class FormIndicators {

    /** As many as a submission may hold. */
    private static final int MOST = 2_000;

    /** A number before a level, its points in brackets behind it. */
    private static final Pattern LEVEL_DRESS = Pattern.compile(
            "^\\s*[一二三四五六七八九十]{1,3}、|[（(]\\s*(?:权重|分值)?\\s*[:：]?\\s*[0-9０-９.．]+\\s*[分%％]?\\s*[)）]\\s*$");

    private final FormTable table;
    private final FormCells cells;
    private final RuleSet ruleSet;
    private final Scheme scheme;
    private final FormDesk desk;
    private final FormValues values;
    private final FormTargets targets;
    private final FormActuals actuals;
    private final FormMatch match;
    private final boolean levelsRunOn;
    private final boolean ours;

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, BigDecimal> groupScores = new LinkedHashMap<>();
    private final Map<String, String> groupCells = new HashMap<>();
    /** The member that is to count, by group. */
    private final Map<String, String> chosen = new HashMap<>();

    private final Set<String> codes = new HashSet<>();
    private String level1;
    private String level2;
    private BigDecimal total;

    FormIndicators(FormTable table, RuleSet ruleSet, FormDesk desk, FormValues values, boolean ours) {
        this.table = table;
        this.cells = table.cells();
        this.ruleSet = ruleSet;
        this.scheme = ruleSet.scheme();
        this.desk = desk;
        this.values = values;
        this.targets = new FormTargets(table, desk, values);
        this.actuals = new FormActuals(desk, values);
        this.match = new FormMatch(ruleSet, desk);
        this.ours = ours;
        this.levelsRunOn = !ours && writtenOnce();
    }

    List<Entry> entries() {
        return entries;
    }

    List<GroupEntry> groups() {
        Set<String> said = new LinkedHashSet<>(groupScores.keySet());
        said.addAll(chosen.keySet());
        return said.stream()
                .map(group -> new GroupEntry(group, groupScores.get(group), chosen.get(group)))
                .toList();
    }

    /** The declared total of the row 合计; null where it says none. */
    BigDecimal total() {
        return total;
    }

    Set<String> codes() {
        return codes;
    }

    /** The first row after the table. */
    static int end(FormTable table) {
        FormCells cells = table.cells();
        int blank = 0;
        for (int row = table.header() + 1; row < cells.rows(); row++) {
            blank = cells.isBlankRow(row) ? blank + 1 : 0;
            boolean other = FormTable.headings(cells, row, FormField.LINES).size() >= 2
                    || FormTable.headings(cells, row, FormField.BUDGET).size() >= 2
                    || FormTable.headings(cells, row, FormField.FACTS).size() >= 3;
            if (blank > 3 || other || isTotal(cells, row)) {
                return isTotal(cells, row) ? row + 1 : row;
            }
        }
        return cells.rows();
    }

    private static boolean isTotal(FormCells cells, int row) {
        for (int column = 0; column < cells.columns(); column++) {
            String shown = cells.shown(row, column);
            if (shown != null) {
                return cells.saysItself(row, column) && FormField.TOTAL.names(shown);
            }
        }
        return false;
    }

    /**
     * Whether a level stands in the first of its rows alone: neither merged nor repeated. Then a blank cell means the level
     * above it; otherwise it means none.
     */
    private boolean writtenOnce() {
        if (!table.has(FormField.LEVEL1)) {
            return false;
        }
        int column = table.column(FormField.LEVEL1);
        String above = null;
        boolean blank = false;
        for (int row = table.header() + 1; row < end(table); row++) {
            String shown = cells.shown(row, column);
            if (cells.height(row, column) > 1 || shown != null && shown.equals(above)) {
                return false;
            }
            blank |= shown == null;
            above = shown != null ? shown : above;
        }
        return blank && above != null;
    }

    void read() {
        int end = end(table);
        for (int row = table.header() + 1; row < end; row++) {
            if (isTotal(cells, row)) {
                Cell score = totalCell(row);
                total = score == null ? null : values.points(score, null, FormField.TOTAL);
            } else if (!cells.isBlankRow(row)) {
                row(row);
            }
        }
    }

    /** Under the declared scores; where the label stands there itself, what comes next to it. */
    private Cell totalCell(int row) {
        if (!table.has(FormField.SCORE)) {
            return null;
        }
        Cell score = table.cell(row, FormField.SCORE);
        if (!FormField.TOTAL.names(FormCells.shown(score))) {
            return score;
        }
        for (int column = table.column(FormField.SCORE) + 1; column < cells.columns(); column++) {
            Cell next = cells.at(row, column);
            boolean weight = table.has(FormField.WEIGHT) && column == table.column(FormField.WEIGHT);
            if (!weight && FormCells.shown(next) != null && !next.address().equals(score.address())) {
                return next;
            }
        }
        return null;
    }

    private void row(int row) {
        String code = name(row, FormField.CODE);
        String first = level(row, FormField.LEVEL1);
        String second = level(row, FormField.LEVEL2);
        if (levelsRunOn && first == null) {
            second = second == null ? level2 : second;
            first = level1;
        }
        level1 = first;
        level2 = second;
        first = first == null || FormValues.isNothing(first) ? null : first;
        second = second == null || FormValues.isNothing(second) ? null : second;
        FormField named = table.has(FormField.NAME) ? FormField.NAME : null;
        String name = name(row, FormField.NAME);
        if (name == null || FormValues.isNothing(name)) {
            name = second != null ? second : first;
            named = second != null ? FormField.LEVEL2 : FormField.LEVEL1;
            boolean known = name != null && isKnown(name);
            if (code == null && !known) {
                unread(row, name);
                return;
            }
            name = known ? name : null;
        }
        if (code == null && isRemark(row, named) || FormField.plain(name).matches("小计|其中")) {
            unread(row, name);
            return;
        }
        Cell place = code != null ? table.cell(row, FormField.CODE) : table.cell(row, named);
        String group = group(code, name);
        if (group != null) {
            groupScore(row, group);
            return;
        }
        Matched matched = match.match(place, code, name, first, second);
        if (matched == null) {
            return;
        }
        if (entries.size() == MOST) {
            desk.problem(Code.TOO_LONG, place, say("最多 %d 个指标", "at most %d indicators", MOST), null);
            return;
        }
        Indicator fixed = matched.indicator();
        String known = fixed != null ? fixed.code() : matched.code();
        if (known != null && !codes.add(known)) {
            desk.problem(Code.INDICATOR_TWICE, place, null, say("请删除其中一行", "Delete one of the rows"));
            return;
        }
        if (cells.isHidden(row)) {
            desk.problem(Code.HIDDEN_ROW, place, null, null);
        }
        if (fixed == null) {
            own(row, known, name, first, second, place);
        } else {
            fixed(row, fixed, first, second, place);
        }
    }

    /** A line over the whole width, such as 备注：… . */
    private boolean isRemark(int row, FormField named) {
        int column = table.column(named);
        return cells.width(row, column) > 4
                || cells.at(row, column).column() == 0 && cells.width(row, column) > 2 && named != FormField.LEVEL1;
    }

    private boolean isKnown(String name) {
        String plain = FormMatch.plain(name);
        return scheme.indicators().stream()
                        .anyMatch(each -> FormMatch.plain(each.name()).equals(plain))
                || group(null, name) != null;
    }

    private void unread(int row, String name) {
        boolean inputs = false;
        for (FormField field : List.of(FormField.ACTUAL, FormField.SCORE, FormField.CHECKS)) {
            Cell cell = table.cell(row, field);
            inputs |= cell != null && cells.saysItself(row, cell.column()) && FormCells.shown(cell) != null;
        }
        if (inputs || name != null) {
            desk.problem(
                    Code.ROW_UNREAD,
                    cells.sheet(),
                    "A" + (row + 1),
                    name,
                    say("指标名称或编号", "an indicator's name or code"),
                    null);
        }
    }

    private String name(int row, FormField field) {
        Cell cell = table.cell(row, field);
        return cell == null ? null : values.name(cell);
    }

    /** As it stands there, a dash too: that says that there is no level, where a blank may say that the last one goes on. */
    private String level(int row, FormField field) {
        Cell cell = table.cell(row, field);
        String shown = cell == null ? null : FormCells.shown(cell);
        if (shown == null || FormValues.isNothing(shown)) {
            return shown;
        }
        String level = values.name(cell);
        return ours || level == null ? level : bare(level);
    }

    /** 产出指标（50分） and 一、产出指标 name the level 产出指标, which rows of the rules ask for. */
    private static String bare(String level) {
        String bare = LEVEL_DRESS.matcher(level).replaceAll("").strip();
        return bare.isEmpty() ? level : bare;
    }

    private String group(String code, String name) {
        for (Group group : scheme.groups()) {
            boolean taken = scheme.indicators().stream()
                    .anyMatch(each -> FormMatch.plain(each.name()).equals(FormMatch.plain(group.name())));
            if (group.code().equals(code)
                    || code == null
                            && !taken
                            && group.name() != null
                            && FormMatch.plain(group.name()).equals(FormMatch.plain(name))) {
                return group.code();
            }
        }
        return null;
    }

    private void own(int row, String code, String name, String first, String second, Cell place) {
        String label = code == null ? name : code + " " + name;
        desk.read(place, label, FormField.NAME, name, null);
        Target stated = targets.stated(row, label);
        Kind kind = stated.value() == null ? Kind.EITHER : stated.value().figure() != null ? Kind.NUMBER : Kind.WORD;
        String method = name(row, FormField.METHOD);
        if (method != null && ruleSet.methods().judgesChecklists(method, method)) {
            kind = Kind.CHECKLIST;
        }
        Actual actual = actual(row, label, kind, stated.unit());
        String unit = stated.unit() != null ? stated.unit() : actual.unit();
        boolean aimless = stated.operator() == null && stated.value() == null && unit == null;
        List<String> checks = checks(row, label, actual);
        BigDecimal weight = points(row, label, FormField.WEIGHT);
        entries.add(new Entry(
                code,
                name,
                first,
                second,
                weight,
                aimless ? null : new Target(stated.operator(), stated.value(), unit),
                actual.value(),
                checks,
                points(row, label, FormField.SCORE),
                text(row, label, FormField.REASON),
                list(row, label),
                method,
                text(row, label, FormField.FACT_KEY)));
    }

    private void fixed(int row, Indicator fixed, String first, String second, Cell place) {
        String label = fixed.code() + " " + fixed.name();
        desk.read(
                place,
                label,
                FormField.NAME,
                label,
                table.has(FormField.CODE) && place == table.cell(row, FormField.CODE)
                        ? null
                        : say("按名称对应方案指标 %s", "matched by name to %s", fixed.code()));
        levels(fixed, first, second, place);
        Target stated = targets.stated(row, label);
        Target beside = targets.beside(fixed, stated, row);
        Value aim = fixed.target() != null ? fixed.target() : stated.value();
        String unit = fixed.unit() != null ? fixed.unit() : stated.unit();
        Actual actual = actual(row, label, kind(fixed, aim), unit);
        weight(row, fixed, label);
        BigDecimal score = null;
        if (fixed.group() == null) {
            score = points(row, label, FormField.SCORE);
        } else {
            groupScore(row, fixed.group());
            chosen(row, fixed, label);
        }
        BigDecimal weight =
                fixed.weight() == null && fixed.group() == null ? points(row, label, FormField.WEIGHT) : null;
        List<String> checks = checks(row, label, actual);
        String reason = text(row, label, FormField.REASON);
        List<String> evidence = list(row, label);
        String method = fixed.method() == null ? name(row, FormField.METHOD) : null;
        String factKey = text(row, label, FormField.FACT_KEY);
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
        entries.add(new Entry(
                fixed.code(),
                null,
                null,
                null,
                weight,
                beside,
                actual.value(),
                checks,
                score,
                reason,
                evidence,
                method,
                factKey));
    }

    private void levels(Indicator fixed, String first, String second, Cell place) {
        boolean one = first == null
                || fixed.level1() == null
                || FormMatch.plain(first).equals(FormMatch.plain(fixed.level1()));
        boolean two = second == null
                || fixed.level2() == null
                || FormMatch.plain(second).equals(FormMatch.plain(fixed.level2()));
        if (!one || !two) {
            String said = fixed.level1() + (fixed.level2() == null ? "" : " / " + fixed.level2());
            desk.problem(Code.LEVEL_DIFFERS, place, new Bilingual(said, said), null);
        }
    }

    /** What the rules can judge; a target in words counts before the method. */
    private Kind kind(Indicator fixed, Value aim) {
        String code = fixed.code();
        if (ruleSet.methods().judgesChecklists(code, fixed.method())) {
            return Kind.CHECKLIST;
        }
        if (aim != null) {
            return aim.figure() != null ? Kind.NUMBER : Kind.WORD;
        }
        boolean numbers = ruleSet.methods().judgesNumbers(code, fixed.method());
        boolean words = ruleSet.methods().judgesWordings(code, fixed.method()) || fixed.textMethod() != null;
        return numbers == words ? Kind.EITHER : numbers ? Kind.NUMBER : Kind.WORD;
    }

    private Actual actual(int row, String label, Kind kind, String unit) {
        Cell cell = single(row, label, FormField.ACTUAL);
        return cell == null ? Actual.NONE : actuals.read(cell, label, kind, unit);
    }

    private List<String> checks(int row, String label, Actual actual) {
        Cell cell = single(row, label, FormField.CHECKS);
        if (cell == null || FormCells.shown(cell) == null || FormValues.isNothing(FormCells.shown(cell))) {
            return actual.checks();
        }
        List<String> ticks = actuals.ticks(cell, label, FormField.CHECKS);
        if (ticks == null && !FormCells.shown(cell).matches("[√✓✔]+")) {
            List<String> written = split(values.text(cell));
            desk.read(cell, label, FormField.CHECKS, String.join("、", written), null);
            return written;
        }
        return ticks;
    }

    private static List<String> split(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[、,，;；\\n]"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .limit(200)
                        .toList();
    }

    private void weight(int row, Indicator fixed, String label) {
        BigDecimal due = fixed.weight();
        for (Group group : scheme.groups()) {
            due = group.code().equals(fixed.group()) ? group.weight() : due;
        }
        Cell cell = table.cell(row, FormField.WEIGHT);
        if (due == null || cell == null || !cells.saysItself(row, table.column(FormField.WEIGHT))) {
            return;
        }
        BigDecimal written = values.points(cell, label, FormField.WEIGHT);
        if (written != null && written.compareTo(due) != 0) {
            targets.differs(cell, due.toPlainString());
        }
    }

    private BigDecimal points(int row, String label, FormField field) {
        Cell cell = single(row, label, field);
        return cell == null ? null : values.points(cell, label, field);
    }

    /** The cell of a row; told where it is one for several rows, null where there is none. */
    private Cell single(int row, String label, FormField field) {
        if (!table.has(field)) {
            return null;
        }
        Cell cell = table.cell(row, field);
        if (cells.height(row, table.column(field)) > 1
                && FormCells.shown(cell) != null
                && !FormValues.isNothing(FormCells.shown(cell))) {
            desk.problem(
                    Code.MERGED_VALUE,
                    cell,
                    say("每个指标一个单元格", "a cell for each indicator"),
                    say("请取消合并后分别填写", "Unmerge it and fill in each"));
            return null;
        }
        return cell;
    }

    /** One score for all members, in a merged cell or in one of their rows. */
    private void groupScore(int row, String group) {
        Cell cell = table.cell(row, FormField.SCORE);
        if (cell == null || !cells.saysItself(row, table.column(FormField.SCORE))) {
            return;
        }
        BigDecimal score = values.points(cell, group, FormField.SCORE);
        if (score == null) {
            return;
        }
        String before = groupCells.putIfAbsent(group, cell.address());
        if (before != null && !before.equals(cell.address())) {
            desk.problem(
                    Code.GROUP_SCORES,
                    cell,
                    say("%s 中的那一个", "the one in %s", before),
                    say("共用分值的几个指标只填一个得分", "Indicators that share a weight have one score"));
            return;
        }
        groupScores.put(group, score);
    }

    /** A mark in the row of the member that counts. */
    private void chosen(int row, Indicator fixed, String label) {
        boolean asked = scheme.groups().stream()
                .anyMatch(group -> group.code().equals(fixed.group()) && group.take() == GroupTake.CHOSEN);
        Cell cell = asked ? single(row, label, FormField.CHOSEN) : null;
        String mark = cell == null ? null : FormCells.shown(cell);
        if (mark == null || FormValues.isNothing(mark) || mark.equals("否")) {
            return;
        }
        if (chosen.putIfAbsent(fixed.group(), fixed.code()) != null) {
            desk.problem(
                    Code.CHOSEN_TWICE,
                    cell,
                    say("只标记 %s 等成员中的一个", "a mark for one of the members, such as %s", chosen.get(fixed.group())),
                    say("请只在考核的那个指标上打√", "Mark only the indicator that counts"));
            return;
        }
        desk.read(cell, label, FormField.CHOSEN, fixed.code(), null);
    }

    private String text(int row, String label, FormField field) {
        if (!table.has(field) || !cells.saysItself(row, table.column(field))) {
            return null;
        }
        Cell cell = table.cell(row, field);
        String text = values.text(cell);
        if (text == null || Quantity.narrow(text).equals("无")) {
            return null;
        }
        desk.read(cell, label, field, text, null);
        return text;
    }

    private List<String> list(int row, String label) {
        return split(text(row, label, FormField.EVIDENCE));
    }
}
