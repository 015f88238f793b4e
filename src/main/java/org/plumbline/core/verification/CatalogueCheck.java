package org.plumbline.core.verification;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.NearestName;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.workbook.CatalogueColumns;
import org.plumbline.core.workbook.CellParser;
import org.plumbline.core.workbook.WorkbookContent.ContentRow;
import org.plumbline.core.workbook.WorkbookContent.SheetContent;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.NumberReading;

/** Rows of the sheet 指标 that can be read and likely contain a slip: names used twice, levels spelled differently, blanks. */
final class CatalogueCheck {

    private static final String NAME = "三级指标";
    private static final List<String> LEVELS = List.of("一级指标", "二级指标");
    private static final String SIGN = "符号";
    private static final String METHOD = "评分办法";
    private static final String TEXT_METHOD = "文字时办法";

    private final WorkbookValidator at;

    CatalogueCheck(WorkbookValidator at) {
        this.at = at;
    }

    void run() {
        at.content().findSheet(CatalogueColumns.INDICATORS).ifPresent(sheet -> {
            checkNames(sheet);
            LEVELS.forEach(level -> checkLevel(sheet, level));
        });
        for (Indicator indicator : at.scheme().indicators()) {
            checkSign(indicator);
            checkMethod(indicator);
            checkTextMethod(indicator);
        }
    }

    /** Two indicators of one name cannot be distinguished in a form or a report. */
    private void checkNames(SheetContent sheet) {
        Map<String, ContentRow> first = new HashMap<>();
        for (ContentRow row : sheet.entries()) {
            String name = findValue(sheet, row, NAME);
            ContentRow other = name == null ? null : first.putIfAbsent(name, row);
            if (other != null && !other.key().equals(row.key())) {
                report(
                        sheet,
                        row,
                        NAME,
                        new Bilingual("每个指标一个名称", "a name for each indicator"),
                        Bilingual.of(
                                "与第 %d 行同名，自评表和报告里分不清；也许是复制后没有修改",
                                "The same name as in row %d, forms and reports cannot distinguish them", other.row()));
            }
        }
    }

    /** A level that only one row has, and that is a misspelt or shorter form of one that several have. */
    private void checkLevel(SheetContent sheet, String label) {
        Map<String, Integer> count = new LinkedHashMap<>();
        sheet.entries().forEach(row -> count.merge(String.valueOf(findValue(sheet, row, label)), 1, Integer::sum));
        List<String> usual =
                count.keySet().stream().filter(level -> count.get(level) > 1).toList();
        for (ContentRow row : sheet.entries()) {
            String level = findValue(sheet, row, label);
            if (level == null || count.get(level) > 1) {
                continue;
            }
            Optional<String> meant = NearestName.of(level, usual).or(() -> findLonger(level, usual));
            if (meant.isPresent()) {
                report(
                        sheet,
                        row,
                        label,
                        new Bilingual(meant.get(), meant.get()),
                        CellParser.suggestValue(
                                meant.get(),
                                "只有这一行这样写，会按另一个指标类别统计和核对",
                                "Only this row has it, it counts as a level of its own"));
            }
        }
    }

    private static Optional<String> findLonger(String level, List<String> usual) {
        List<String> longer = usual.stream()
                .filter(other -> other.equals(level + "指标") || level.equals(other + "指标"))
                .toList();
        return longer.size() == 1 ? Optional.of(longer.get(0)) : Optional.empty();
    }

    private static String findValue(SheetContent sheet, ContentRow row, String label) {
        int column = sheet.findColumn(label);
        return column < 0 ? null : row.values().get(column);
    }

    private void report(SheetContent sheet, ContentRow row, String label, Bilingual expected, Bilingual hint) {
        at.reportAt(
                ProblemCode.DOUBTFUL,
                sheet.name(),
                row.formatAddress(sheet.columns().get(sheet.findColumn(label))),
                findValue(sheet, row, label),
                expected,
                hint);
    }

    /** A numeric target without an operator is read as =, for costs as ≤. */
    private void checkSign(Indicator indicator) {
        boolean number = indicator.target() != null && indicator.target().numberOrNull() != null;
        boolean blank = at.content()
                .findSheet(CatalogueColumns.INDICATORS)
                .flatMap(sheet -> sheet.findRow(indicator.code()).map(row -> findValue(sheet, row, SIGN) == null))
                .orElse(false);
        if (number && blank && at.unread().isWhole(CatalogueColumns.INDICATORS)) {
            at.report(
                    ProblemCode.DOUBTFUL,
                    indicator.code(),
                    SIGN,
                    null,
                    new Bilingual("目标值前的符号", "the operator of the target"),
                    Bilingual.of(
                            "空着读作“%s”；文件写“不低于”“不超过”的，请选 ≥ 或 ≤",
                            "Left blank it is read as %s; choose ≥ or ≤ where the document has a limit",
                            indicator.operator().label()));
        }
    }

    /** In a closed catalogue, an indicator without a method that no row chooses otherwise waits for submissions. */
    private void checkMethod(Indicator indicator) {
        if (at.isClosed()
                && indicator.method() == null
                && at.unread().isWhole(CatalogueColumns.INDICATORS)
                && at.findScoringGroups().findGroups(indicator).isEmpty()
                && mayBeJudged(indicator)) {
            at.report(
                    ProblemCode.DOUBTFUL,
                    indicator.code(),
                    METHOD,
                    null,
                    new Bilingual("一种评分办法", "a scoring method"),
                    new Bilingual(
                            "没有一行规则按其他条件给它评分；填报单位没有写明办法的，不能评分",
                            "No row judges it by other conditions; it is not scored unless a submission names a method"));
        }
    }

    /** Otherwise it is reported as an indicator without a score. */
    private boolean mayBeJudged(Indicator indicator) {
        Map<String, String> profile = ScopeGroups.describeIndicator(indicator, null);
        return at.findScoringGroups().listGroups().stream()
                .anyMatch(group -> ScopeGroups.mayMatch(profile, group.key()));
    }

    /** A method for text that only tables of numbers have would never judge a text. */
    private void checkTextMethod(Indicator indicator) {
        List<RowScope> rows = at.listRows().stream()
                .filter(row -> indicator.textMethod() != null
                        && indicator.textMethod().equals(row.key().get("method")))
                .toList();
        if (!rows.isEmpty() && rows.stream().allMatch(row -> row.form().fact() == NumberReading.class)) {
            at.report(
                    ProblemCode.DOUBTFUL,
                    indicator.code(),
                    TEXT_METHOD,
                    indicator.textMethod(),
                    new Bilingual("定性或要点的办法", "a method for words or checkpoints"),
                    new Bilingual("这个办法按数字计分，填报文字时用不上", "It scores numbers, and no text would be judged by it"));
        }
    }
}
