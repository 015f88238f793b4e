package org.plumbline.core.workbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.spreadsheet.NearestName;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.core.workbook.ListSheetReader.ListRow;
import org.plumbline.vocabulary.ActualSource;
import org.plumbline.vocabulary.GroupAggregation;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorGroup;
import org.plumbline.vocabulary.IndicatorHeading;
import org.plumbline.vocabulary.IndicatorPolicies;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.NegativePolicy;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Recomputation;
import org.plumbline.vocabulary.Rounding;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.ZeroDenominatorPolicy;

/** Reads the sheet 指标: indicators and shared-weight groups. */
final class IndicatorSheetReader {

    private static final Set<String> DAYS = Set.of("天", "日");

    private final SheetGrid sheet;
    private final MissingPolicy schemeMissing;
    private final Rounding rounding;
    private final Map<String, RuleSource> refs;
    private final BasisReferences bases;
    private final ProblemCollector problems;
    private final List<Indicator> indicators = new ArrayList<>();
    private final Map<String, IndicatorGroup> groups = new LinkedHashMap<>();
    private final List<GridCell> methods = new ArrayList<>();
    /** Codes of groups whose 取法 was reported as none of the choices. */
    private final Set<String> unread = new HashSet<>();

    /**
     * @param schemeMissing the scheme's policy for a missing value
     * @param rounding of the scheme
     * @param refs receives where each indicator and group is written, by code
     */
    IndicatorSheetReader(
            SheetGrid sheet,
            MissingPolicy schemeMissing,
            Rounding rounding,
            Map<String, RuleSource> refs,
            BasisReferences bases,
            ProblemCollector problems) {
        this.sheet = sheet;
        this.schemeMissing = schemeMissing;
        this.rounding = rounding;
        this.refs = refs;
        this.bases = bases;
        this.problems = problems;
    }

    List<Indicator> indicators() {
        return indicators;
    }

    List<IndicatorGroup> groups() {
        return List.copyOf(groups.values());
    }

    /** The cells in which indicators name their scoring methods. */
    List<GridCell> methodCells() {
        return methods;
    }

    /** Groups first: a member may come before its group. */
    void read() {
        List<ListRow> rows = new ListSheetReader(sheet, CatalogueColumns.COLUMNS, problems).readRows();
        for (ListRow row : rows) {
            String code = row.parseText("指标编号");
            if (code != null) {
                recordPlace(code, row);
                readGroup(code, row);
            }
        }
        for (ListRow row : rows) {
            String code = row.parseText("指标编号");
            if (code != null && !groups.containsKey(code)) {
                checkNoLimit(row);
                indicators.add(readIndicator(code, row));
            }
        }
    }

    private void recordPlace(String code, ListRow row) {
        RuleSource other =
                refs.putIfAbsent(code, new RuleSource(code, problems.file(), sheet.sheetName(), row.rowNumber()));
        if (other != null) {
            problems.addAt(
                    ProblemCode.DUPLICATE_ID,
                    row.findCell("指标编号"),
                    new Bilingual("唯一的指标编号", "a unique code"),
                    Bilingual.of("与第 %d 行相同", "The same as in row %d", other.row()));
        }
    }

    private void readGroup(String code, ListRow row) {
        GroupAggregation take = row.parseChoice("取法", GroupAggregation.class, null);
        if (take != null) {
            groups.put(
                    code,
                    new IndicatorGroup(
                            code,
                            row.parseText("三级指标"),
                            row.parseText("一级指标"),
                            row.parseText("二级指标"),
                            row.parseNumber("权重"),
                            take,
                            readMostLost(row, take),
                            row.parseChoice("缺失处理", MissingPolicy.class, null),
                            readBasis(row)));
        } else if (!row.findCell("取法").isBlank()) {
            unread.add(code);
        }
    }

    private void checkNoLimit(ListRow row) {
        if (!row.findCell(CatalogueColumns.MOST_LOST).isBlank()
                && row.findCell("取法").isBlank()) {
            problems.addAt(
                    ProblemCode.INCONSISTENT,
                    row.findCell(CatalogueColumns.MOST_LOST),
                    new Bilingual("空", "nothing"),
                    new Bilingual(
                            "只填在共用组的行上；单个指标的限度填在扣分表的“下限”", "It belongs to groups; an indicator has 下限 in its table"));
        }
    }

    private BigDecimal readMostLost(ListRow row, GroupAggregation take) {
        BigDecimal most = row.parseNumber(CatalogueColumns.MOST_LOST);
        BigDecimal weight = row.parseNumber("权重");
        if (most != null && take != GroupAggregation.LOSSES) {
            problems.addAt(
                    ProblemCode.INCONSISTENT,
                    row.findCell(CatalogueColumns.MOST_LOST),
                    new Bilingual("空", "nothing"),
                    Bilingual.of("只有取法“%s”才用这一列", "Only 取法 %s reads this column", GroupAggregation.LOSSES.label()));
        } else if (most != null && weight != null && most.compareTo(weight) > 0) {
            problems.addAt(
                    ProblemCode.INCONSISTENT,
                    row.findCell(CatalogueColumns.MOST_LOST),
                    Bilingual.of("不大于权重 %s", "at most the weight %s", weight.toPlainString()),
                    null);
        }
        return most;
    }

    private Indicator readIndicator(String code, ListRow row) {
        String groupCode = row.parseText("共用组");
        IndicatorGroup group = findGroup(groupCode, row);
        for (String column : List.of("评分办法", "文字时办法")) {
            if (row.parseText(column) != null) {
                methods.add(row.findCell(column));
            }
        }
        return new Indicator(
                code,
                new IndicatorHeading(row.parseText("三级指标"), row.parseText("一级指标"), row.parseText("二级指标")),
                readWeight(row, group),
                new Target(
                        row.parseChoice("符号", Operator.class, Operator.EQUAL),
                        row.parseNumberOrText(CatalogueColumns.TARGET),
                        row.parseText("单位")),
                readPrecision(row),
                row.parseText("评分办法"),
                row.parseText("文字时办法"),
                groupCode,
                readPolicies(row, group),
                readBasis(row),
                rounding);
    }

    private String readBasis(ListRow row) {
        return bases.resolve(row.parseText("依据"), row.findCell("依据"));
    }

    /** Null without a group. */
    private IndicatorGroup findGroup(String code, ListRow row) {
        IndicatorGroup group = code == null ? null : groups.get(code);
        if (code != null && group == null && !unread.contains(code)) {
            problems.addAt(
                    ProblemCode.INCONSISTENT,
                    row.findCell("共用组"),
                    new Bilingual("填有“取法”的组编号", "the code of a row with 取法"),
                    CellParser.suggestValue(
                            NearestName.of(code, groups.keySet()).orElse(null),
                            "请为该组加一行，填写权重和取法",
                            "Add a row for the group with weight and 取法"));
        }
        return group;
    }

    private BigDecimal readWeight(ListRow row, IndicatorGroup group) {
        BigDecimal weight = row.parseNumber("权重");
        if (group != null && weight != null) {
            problems.addAt(
                    ProblemCode.INCONSISTENT,
                    row.findCell("权重"),
                    new Bilingual("空（权重填在组的行上）", "nothing: the weight belongs on the group's row"),
                    null);
        }
        return group == null ? weight : group.weight();
    }

    private Integer readPrecision(ListRow row) {
        BigDecimal precision = row.parseNumber("精度");
        boolean usable = precision != null && new CellParser(problems).checkWholeNumber(row.findCell("精度"), precision);
        return usable ? precision.intValue() : null;
    }

    private IndicatorPolicies readPolicies(ListRow row, IndicatorGroup group) {
        MissingPolicy own = row.parseChoice("缺失处理", MissingPolicy.class, schemeMissing);
        MissingPolicy missing = group != null && group.missing() != null ? group.missing() : own;
        if (group != null && group.take() == GroupAggregation.HIGHEST) {
            checkFullByOmission(row, missing);
        }
        Recomputation recomputation = row.parseChoice("复算口径", Recomputation.class, Recomputation.NONE);
        ActualSource source = row.parseChoice("实际值取", ActualSource.class, ActualSource.DECLARED);
        if (source == ActualSource.RECOMPUTED && recomputation == Recomputation.NONE) {
            problems.addAt(
                    ProblemCode.INCONSISTENT,
                    row.findCell("实际值取"),
                    new Bilingual("先填写复算口径", "a 复算口径 in the same row"),
                    null);
        }
        checkUnit(row, recomputation);
        return new IndicatorPolicies(
                missing,
                recomputation,
                source,
                row.parseChoice("分母为零", ZeroDenominatorPolicy.class, ZeroDenominatorPolicy.REFUSE),
                row.parseChoice("负值处理", NegativePolicy.class, NegativePolicy.ALLOW));
    }

    /** A value that follows from facts has a unit of its own. */
    private void checkUnit(ListRow row, Recomputation recomputation) {
        String unit = row.parseText("单位");
        boolean days = recomputation == Recomputation.DELAY_DAYS;
        boolean fits = days ? DAYS.contains(unit == null ? "" : unit) : "%".equals(unit);
        if (recomputation.isFromFacts() && !fits) {
            problems.addAt(
                    ProblemCode.INCONSISTENT,
                    row.findCell("单位"),
                    days ? new Bilingual("天", "天 (days)") : new Bilingual("%", "%"),
                    Bilingual.of(
                            "复算口径“%s”算出来的是%s".formatted(recomputation.label(), days ? "天数" : "百分数"),
                            "复算口径 %s gives %s",
                            recomputation.label(),
                            days ? "days" : "percent"));
        }
    }

    /** Where the higher counts, a member that earns full marks by being left out would always be taken. */
    private void checkFullByOmission(ListRow row, MissingPolicy policy) {
        if (policy == MissingPolicy.FULL) {
            problems.addAt(
                    ProblemCode.INCONSISTENT,
                    row.findCell("缺失处理"),
                    new Bilingual("待补、零分或不适用·折算", "待补, 零分 or 不适用·折算"),
                    new Bilingual(
                            "取“较高”的组中，不填的成员得满分，就总是取它",
                            "In a group that takes the higher, a member left out would earn full marks"));
        }
    }
}
