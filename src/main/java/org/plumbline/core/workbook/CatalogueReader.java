package org.plumbline.core.workbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.basics.FiscalYear;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.spreadsheet.NearestName;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.core.workbook.ListSheetReader.ListColumn;
import org.plumbline.vocabulary.ActualSource;
import org.plumbline.vocabulary.BonusBounds;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.GroupAggregation;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorGroup;
import org.plumbline.vocabulary.IndicatorHeading;
import org.plumbline.vocabulary.IndicatorPolicies;
import org.plumbline.vocabulary.Labelled;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.NegativePolicy;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Recomputation;
import org.plumbline.vocabulary.Rounding;
import org.plumbline.vocabulary.RoundingRule;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.Severity;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Threshold;
import org.plumbline.vocabulary.Value;
import org.plumbline.vocabulary.YesNo;
import org.plumbline.vocabulary.ZeroDenominatorPolicy;

/** Reads the sheets 方案, 指标 and 审核-阈值. */
public final class CatalogueReader {

    public static final String SCHEME = "方案";

    /** Rows in which the header of a form is looked for. */
    private static final int FORM_HEAD = 40;

    private static final Set<String> FORM_HEADINGS = Set.of("三级指标", "实际完成值", "全年实际值", "自评得分", "完成值");

    public static final String INDICATORS = "指标";
    public static final String THRESHOLDS = "审核-阈值";
    /** Accepts a number or text, as the column 实际值 of the sheet 测试 does. */
    public static final String TARGET = "目标值";

    /** The most that bonuses may add. */
    static final String BONUS_LIMIT = "加分总上限";

    static final String ABOVE_FULL_MARKS = "加分后可否超过满分";

    private static final CellType TEXT = new CellType.TextCellType();
    static final CellType YEAR =
            new CellType.NumberCellType(BigDecimal.valueOf(FiscalYear.FIRST), BigDecimal.valueOf(FiscalYear.LAST));
    static final CellType POINTS = new CellType.NumberCellType(BigDecimal.ZERO, BigDecimal.valueOf(10_000));
    private static final CellType DECIMALS = new CellType.NumberCellType(BigDecimal.ZERO, BigDecimal.valueOf(6));
    private static final Set<CellType> WHOLE = Set.of(YEAR, DECIMALS);

    /** The entries of the sheet 方案, in the order a template writes them. */
    public static final List<ListColumn> SETTINGS = List.of(
            new ListColumn(
                    "方案编号",
                    new Bilingual(
                            "本方案的固定编号，与文件名相同；隐藏的技术行由它生成，请勿修改",
                            "id of the scheme and name of the file; the hidden technical rows are made from it"),
                    TEXT,
                    true),
            new ListColumn("标题", new Bilingual("方案名称，显示在评价报告上", "name of the scheme, as reports print it"), TEXT, true),
            new ListColumn(
                    "适用地区",
                    new Bilingual(
                            "如 河北省/廊坊市/大厂回族自治县；不分地区填 全国", "such as province/city/county; 全国 for the whole country"),
                    TEXT,
                    true),
            new ListColumn("年度起", new Bilingual("最早适用的预算年度，四位数字", "first fiscal year in force"), YEAR, true),
            new ListColumn(
                    "年度止", new Bilingual("最晚适用的预算年度（含），不早于年度起", "last fiscal year in force, included"), YEAR, true),
            new ListColumn("依据", new Bilingual("本方案所依据的文件名称和文号", "document on which the scheme is based"), TEXT, true),
            new ListColumn(
                    "依据状态",
                    new Bilingual("已核 = 已对照文件原文；待核 = 尚未对照", "whether the text was compared with the document"),
                    new CellType.ChoiceCellType(List.of("已核", "待核")),
                    true),
            new ListColumn("满分", new Bilingual("全部指标权重之和，单位：分", "points of a perfect evaluation"), POINTS, true),
            new ListColumn("小数位数", new Bilingual("得分保留几位小数", "decimals of a score"), DECIMALS, true),
            new ListColumn(
                    "舍入方式",
                    new Bilingual("得分怎样舍入到上面的小数位数", "how a score is rounded to these decimals"),
                    CellType.choiceOf(RoundingRule.class),
                    true),
            new ListColumn(
                    "缺失处理",
                    new Bilingual(
                            "没有实际值时：待补 = 暂不出总分；零分；不适用·满分；不适用·折算 = 剔除后按比例折算。单个指标可另行规定",
                            "how an indicator without an actual value is treated; an indicator may specify otherwise"),
                    CellType.choiceOf(MissingPolicy.class),
                    true),
            new ListColumn(
                    "自报指标",
                    new Bilingual(
                            "是 = 填报单位可以自带指标；否 = 只能填报“指标”表中的指标", "whether a submission may bring indicators of its own"),
                    CellType.choiceOf(YesNo.class),
                    true),
            new ListColumn(
                    "绩效维度",
                    new Bilingual(
                            "哪些一级或二级指标属于绩效，多个用分号；用来核对绩效得分与预算执行是否背离",
                            "names of the levels 1 or 2 that count as performance, with semicolons"),
                    TEXT,
                    false),
            new ListColumn(
                    BONUS_LIMIT,
                    new Bilingual("“加分”表各行合计最多加几分；空 = 不限", "the most that all rows of 加分 may add; empty = no limit"),
                    new CellType.NumberCellType(BigDecimal.ZERO, null),
                    false),
            new ListColumn(
                    ABOVE_FULL_MARKS,
                    new Bilingual(
                            "加分之后总分可否超过满分；空 = 否", "whether bonuses may lift the total above full marks; empty = no"),
                    CellType.choiceOf(YesNo.class),
                    false));

    /** The columns of the sheet 指标, in the order a template writes them. A row with 取法 is a shared-weight group. */
    public static final List<ListColumn> COLUMNS = List.of(
            new ListColumn(
                    "指标编号", new Bilingual("表内唯一，填报时使用，如 d01；发布后请勿改作他用", "unique; submissions use it"), TEXT, true),
            new ListColumn("一级指标", new Bilingual("一级指标名称", "name of the level 1 indicator"), TEXT, false),
            new ListColumn("二级指标", new Bilingual("二级指标名称", "name of the level 2 indicator"), TEXT, false),
            new ListColumn("三级指标", new Bilingual("指标名称", "name of the indicator"), TEXT, false),
            new ListColumn(
                    "权重",
                    new Bilingual(
                            "本指标的满分，单位：分；自报指标为“是”时可以空，由填报单位给出。共用组的权重填在组的行上，成员不填",
                            "full marks in points; may be empty where 自报指标 is 是, and the submission states it; a group has it, not its members"),
                    POINTS,
                    false),
            new ListColumn(
                    "符号",
                    new Bilingual("目标值前的符号；空 = 等于", "operator before the target; empty = equal"),
                    CellType.choiceOf(Operator.class),
                    false),
            new ListColumn(
                    TARGET,
                    new Bilingual(
                            "数字或文字，不带符号和单位；空 = 由填报单位给出",
                            "a number or text, without operator and unit; empty = the submission states it"),
                    TEXT,
                    false),
            new ListColumn(
                    "单位",
                    new Bilingual(
                            "目标值和实际值的单位；% 表示百分点，95.4% 写成 95.4",
                            "unit of target and actual value; % means percent points"),
                    TEXT,
                    false),
            new ListColumn(
                    "精度",
                    new Bilingual("实际值有几位小数；空 = 不限", "decimals of an actual value; empty = any"),
                    DECIMALS,
                    false),
            new ListColumn(
                    "评分办法",
                    new Bilingual(
                            "某张扣分表“评分办法”列中的名称；空 = 由填报单位给出，或由扣分表按其他条件选择",
                            "name of a method in the deduction tables; empty = stated by the submission or chosen by other columns"),
                    TEXT,
                    false),
            new ListColumn(
                    "文字时办法",
                    new Bilingual(
                            "评分办法只认数字而填报了文字时改用的办法；空 = 文字无效",
                            "method for text under a numeric method; empty = text is invalid"),
                    TEXT,
                    false),
            new ListColumn(
                    "共用组",
                    new Bilingual(
                            "几个指标合用一个权重时填组的编号；该组另占一行，并填写“取法”",
                            "code of the group whose weight it shares; the group has a row of its own"),
                    TEXT,
                    false),
            new ListColumn(
                    "取法",
                    new Bilingual(
                            "只在组的行上填写：组的得分取成员完成程度的最小值、均值，或全达标才得分；择一时取较高的一个，或由填报单位指定",
                            "for the row of a group: how its score follows from its members; either-or takes the higher, or the one that the submission names"),
                    CellType.choiceOf(GroupAggregation.class),
                    false),
            new ListColumn(
                    "缺失处理",
                    new Bilingual(
                            "没有实际值时怎么办；空 = 按“方案”表。填在组的行上对全组有效",
                            "what to do without an actual value; empty = as the scheme specifies; on a group it applies to all members"),
                    CellType.choiceOf(MissingPolicy.class),
                    false),
            new ListColumn(
                    "复算口径",
                    new Bilingual(
                            "能由金额算出的实际值：执行率 = 执行数÷全年预算数，调整率 = 调整数÷年初预算数；空 = 无",
                            "rate computed from the amounts; empty = none"),
                    CellType.choiceOf(Recomputation.class),
                    false),
            new ListColumn(
                    "实际值取",
                    new Bilingual("按申报的还是复算的实际值评分；空 = 申报", "which actual value is judged; empty = the declared one"),
                    CellType.choiceOf(ActualSource.class),
                    false),
            new ListColumn(
                    "分母为零",
                    new Bilingual("复算时分母为零怎么办；空 = 报错", "what to do where the denominator is zero; empty = reject"),
                    CellType.choiceOf(ZeroDenominatorPolicy.class),
                    false),
            new ListColumn(
                    "负值处理",
                    new Bilingual("实际值为负时怎么办；空 = 允许", "what to do with a negative actual value; empty = allow"),
                    CellType.choiceOf(NegativePolicy.class),
                    false),
            new ListColumn("依据", new Bilingual("文件名称和条款", "document and article"), TEXT, false));

    static final List<ListColumn> LIMITS = List.of(
            new ListColumn(
                    "检查项",
                    new Bilingual(
                            "检查什么；每项一行，删去一行就不再检查", "what is checked; one row each; without a row it is not checked"),
                    new CellType.ChoiceCellType(listDrlChecks()),
                    true),
            new ListColumn(
                    "阈值",
                    new Bilingual(
                            "差异大于多少才提示；率填百分点", "beyond which difference it is a finding; rates in percent points"),
                    new CellType.NumberCellType(BigDecimal.ZERO, null),
                    true),
            new ListColumn(
                    "级别",
                    new Bilingual("高、中、低或提示", "high, medium, low or info"),
                    CellType.choiceOf(Severity.class),
                    true));

    /**
     * Replaces a required setting that could not be read, so that the rest can be checked; no rule set is built from
     * it.
     */
    private static final Map<String, Object> MADE_UP = Map.ofEntries(
            Map.entry("方案编号", "unread"),
            Map.entry("标题", ""),
            Map.entry("适用地区", ""),
            Map.entry("年度起", BigDecimal.valueOf(2000)),
            Map.entry("年度止", BigDecimal.valueOf(2200)),
            Map.entry("依据", ""),
            Map.entry("依据状态", "待核"),
            Map.entry("满分", BigDecimal.valueOf(100)),
            Map.entry("小数位数", BigDecimal.valueOf(Rounding.DEFAULT.scale())),
            Map.entry("舍入方式", Rounding.DEFAULT.rule().label()),
            Map.entry("自报指标", YesNo.YES.label()));

    private final Map<String, SheetGrid> sheets;
    private final ProblemCollector problems;
    private final Map<String, RuleSource> refs = new HashMap<>();
    private final Map<String, Object> settings = new HashMap<>();
    private final Map<String, GridCell> places = new HashMap<>();
    private final List<GridCell> methods = new ArrayList<>();
    /** Codes of groups whose 取法 was reported as none of the choices. */
    private final Set<String> unread = new HashSet<>();

    private boolean whole;
    private String id;

    public CatalogueReader(Map<String, SheetGrid> sheets, ProblemCollector problems) {
        this.sheets = sheets;
        this.problems = problems;
    }

    private static List<String> listDrlChecks() {
        return Stream.of(
                        Check.RATE_RECOMPUTE,
                        Check.SUM_MISMATCH,
                        Check.ROUNDING,
                        Check.INTERNAL_CONFLICT,
                        Check.PERF_EXEC_GAP)
                .map(Check::label)
                .toList();
    }

    /**
     * The content read. Unreadable settings have substitutes, see {@link #isWhole}, so that the rest can be checked.
     */
    public ParsedCatalogue read() {
        SheetGrid sheet = sheets.get(SCHEME);
        if (sheet == null) {
            reportMissingSheet(SCHEME);
        } else {
            readSettings(sheet);
        }
        whole = SETTINGS.stream().allMatch(field -> !field.required() || settings.get(field.label()) != null);
        id = getText("方案编号") != null && isId(getText("方案编号")) ? getText("方案编号") : null;
        MADE_UP.forEach((label, value) -> settings.merge(label, value, (read, none) -> read));
        MissingPolicy missing = getChoice(MissingPolicy.class, getText("缺失处理"), MissingPolicy.PENDING);
        Rounding rounding = readRounding();
        List<Indicator> indicators = new ArrayList<>();
        List<IndicatorGroup> groups = new ArrayList<>();
        readCatalogue(missing, rounding, indicators, groups);
        Map<String, Threshold> thresholds = readThresholds();
        Scheme scheme = createScheme(missing, rounding, List.copyOf(indicators), List.copyOf(groups), thresholds);
        return new ParsedCatalogue(scheme, Map.copyOf(refs));
    }

    /** Whether every setting that a rule set needs was read. */
    public boolean isWhole() {
        return whole;
    }

    /** The scheme's id; null where it was not read or is invalid. */
    String id() {
        return id;
    }

    /** The cell of a setting; null where its label is missing. */
    GridCell place(String setting) {
        return places.get(setting);
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
                        : new Bilingual("请从模板复制", "Copy it from a template"));
    }

    /** Whether a heading that only forms have stands in the first rows of a sheet, and no sheet is one of a rule workbook. */
    private boolean looksLikeForm() {
        return !sheets.containsKey(SCHEME)
                && !sheets.containsKey(INDICATORS)
                && sheets.values().stream().anyMatch(sheet -> IntStream.range(0, Math.min(FORM_HEAD, sheet.rowCount()))
                        .boxed()
                        .flatMap(row -> sheet.listFilledCells(row).stream())
                        .anyMatch(cell -> FORM_HEADINGS.contains(String.valueOf(cell.strippedText()))));
    }

    private void readSettings(SheetGrid sheet) {
        List<GridCell> labels = new ArrayList<>();
        for (int row = 0; row < sheet.rowCount(); row++) {
            if (!sheet.cellAt(row, 0).isBlank() || !sheet.cellAt(row, 1).isBlank()) {
                labels.add(sheet.cellAt(row, 0));
            }
        }
        CellParser cells = new CellParser(problems);
        int end = labels.isEmpty() ? 0 : labels.get(labels.size() - 1).row() + 1;
        Map<String, GridCell> known = ListSheetReader.findLabels(labels, SETTINGS, sheet.cellAt(end, 0), problems);
        for (ListColumn field : SETTINGS) {
            GridCell label = known.get(field.label());
            if (label == null) {
                continue;
            }
            GridCell cell = sheet.cellAt(label.row(), 1);
            Object value = field.required()
                    ? cells.parseRequired(cell, field.kind(), new Bilingual(field.label(), field.label()))
                    : cells.parse(cell, field.kind());
            boolean whole = !WHOLE.contains(field.kind()) || checkWholeNumber(cell, (BigDecimal) value);
            settings.put(field.label(), whole ? value : null);
            places.put(field.label(), cell);
            DataRowFinder.struck(cell, problems);
            if (sheet.isHidden(cell.row())) {
                problems.addAt(
                        ProblemCode.HIDDEN_ROW,
                        label,
                        new Bilingual("可见的行", "a visible row"),
                        new Bilingual("请取消隐藏", "Unhide it"));
            }
        }
        recordSettingRef("缺失处理", "", sheet);
        recordSettingRef(BONUS_LIMIT, toSettingKey(BONUS_LIMIT), sheet);
        recordSettingRef(ABOVE_FULL_MARKS, toSettingKey(ABOVE_FULL_MARKS), sheet);
    }

    private void recordSettingRef(String label, String key, SheetGrid sheet) {
        GridCell place = places.get(label);
        if (place != null) {
            refs.put(key, new RuleSource(label, problems.file(), sheet.sheetName(), place.row() + 1));
        }
    }

    /** The key of a setting's place among those of the indicators, whose codes have no line break. */
    public static String toSettingKey(String label) {
        return "\n" + label;
    }

    /** Years and decimals are whole numbers; {@code 2.5} would be truncated to 2 silently. */
    private boolean checkWholeNumber(GridCell cell, BigDecimal number) {
        if (number == null || number.scale() <= 0) {
            return true;
        }
        problems.addAt(ProblemCode.OUT_OF_RANGE, cell, new Bilingual("整数", "a whole number"), null);
        return false;
    }

    private String getText(String setting) {
        return (String) settings.get(setting);
    }

    private int getNumber(String setting) {
        return ((BigDecimal) settings.get(setting)).intValue();
    }

    private Rounding readRounding() {
        return new Rounding(getNumber("小数位数"), Labelled.fromLabel(RoundingRule.class, getText("舍入方式")));
    }

    private Scheme createScheme(
            MissingPolicy missing,
            Rounding rounding,
            List<Indicator> indicators,
            List<IndicatorGroup> groups,
            Map<String, Threshold> thresholds) {
        if (whole && getNumber("年度止") < getNumber("年度起")) {
            problems.addAt(
                    ProblemCode.INCONSISTENT,
                    places.get("年度止"),
                    Bilingual.of("不早于年度起 %d", "a last year not before the first, %d", getNumber("年度起")),
                    new Bilingual("也许两格填反了", "The two cells may be swapped"));
        }
        if (id == null && !places.isEmpty() && whole) {
            problems.addAt(
                    ProblemCode.INCONSISTENT,
                    places.get("方案编号"),
                    new Bilingual("小写字母、数字和连字符", "lower-case letters, digits and hyphens"),
                    null);
        }
        return new Scheme(
                getText("方案编号"),
                getText("标题"),
                getText("适用地区"),
                getNumber("年度起"),
                getNumber("年度止"),
                getText("依据"),
                getText("依据状态"),
                YesNo.YES.label().equals(getText("自报指标")),
                missing,
                rounding,
                (BigDecimal) settings.get("满分"),
                new BonusBounds(
                        (BigDecimal) settings.get(BONUS_LIMIT),
                        YesNo.YES.label().equals(getText(ABOVE_FULL_MARKS))),
                parseLevels(getText("绩效维度")),
                indicators,
                groups,
                thresholds);
    }

    static boolean isId(String text) {
        return text.matches("[a-z0-9][a-z0-9-]{0,62}");
    }

    private static Set<String> parseLevels(String text) {
        return text == null
                ? Set.of()
                : Arrays.stream(text.split("[;；]")).map(String::strip).collect(Collectors.toUnmodifiableSet());
    }

    private void readCatalogue(
            MissingPolicy schemeMissing, Rounding rounding, List<Indicator> indicators, List<IndicatorGroup> groups) {
        SheetGrid sheet = sheets.get(INDICATORS);
        if (sheet == null) {
            reportMissingSheet(INDICATORS);
            return;
        }
        List<ListSheetReader.ListRow> rows = new ListSheetReader(sheet, COLUMNS, problems).readRows();
        Map<String, IndicatorGroup> byCode = new HashMap<>();
        for (ListSheetReader.ListRow row : rows) {
            String code = row.parseText("指标编号");
            if (code == null) {
                continue;
            }
            RuleSource other =
                    refs.putIfAbsent(code, new RuleSource(code, problems.file(), sheet.sheetName(), row.rowNumber()));
            if (other != null) {
                problems.addAt(
                        ProblemCode.DUPLICATE_ID,
                        row.findCell("指标编号"),
                        new Bilingual("唯一的指标编号", "a unique code"),
                        Bilingual.of("与第 %d 行相同", "The same as in row %d", other.row()));
            }
            if (row.parseValue("取法") != null) {
                IndicatorGroup group = createGroup(code, row);
                byCode.put(code, group);
                groups.add(group);
            } else if (!row.findCell("取法").isBlank()) {
                unread.add(code);
            }
        }
        for (ListSheetReader.ListRow row : rows) {
            String code = row.parseText("指标编号");
            if (code != null && !byCode.containsKey(code)) {
                indicators.add(readIndicator(code, row, byCode, schemeMissing, rounding));
            }
        }
    }

    private static IndicatorGroup createGroup(String code, ListSheetReader.ListRow row) {
        return new IndicatorGroup(
                code,
                row.parseText("三级指标"),
                row.parseText("一级指标"),
                row.parseText("二级指标"),
                (BigDecimal) row.parseValue("权重"),
                Labelled.fromLabel(GroupAggregation.class, row.parseText("取法")),
                getChoice(MissingPolicy.class, row.parseText("缺失处理"), null),
                row.parseText("依据"));
    }

    private Indicator readIndicator(
            String code,
            ListSheetReader.ListRow row,
            Map<String, IndicatorGroup> groups,
            MissingPolicy schemeMissing,
            Rounding rounding) {
        String groupCode = row.parseText("共用组");
        IndicatorGroup group = groupCode == null ? null : groups.get(groupCode);
        if (groupCode != null && group == null && !unread.contains(groupCode)) {
            problems.addAt(
                    ProblemCode.INCONSISTENT,
                    row.findCell("共用组"),
                    new Bilingual("填有“取法”的组编号", "the code of a row with 取法"),
                    CellParser.suggestValue(
                            NearestName.of(groupCode, groups.keySet()).orElse(null),
                            "请为该组加一行，填写权重和取法",
                            "Add a row for the group with weight and 取法"));
        }
        BigDecimal weight = (BigDecimal) row.parseValue("权重");
        if (group != null && weight != null) {
            problems.addAt(
                    ProblemCode.INCONSISTENT,
                    row.findCell("权重"),
                    new Bilingual("空（权重填在组的行上）", "nothing: the weight belongs on the group's row"),
                    null);
        }
        MissingPolicy own = getChoice(MissingPolicy.class, row.parseText("缺失处理"), schemeMissing);
        MissingPolicy missing = group != null && group.missing() != null ? group.missing() : own;
        if (group != null && group.take() == GroupAggregation.HIGHEST) {
            checkFullByOmission(row, missing);
        }
        Recomputation recomputation = getChoice(Recomputation.class, row.parseText("复算口径"), Recomputation.NONE);
        ActualSource source = getChoice(ActualSource.class, row.parseText("实际值取"), ActualSource.DECLARED);
        if (source == ActualSource.RECOMPUTED && recomputation == Recomputation.NONE) {
            problems.addAt(
                    ProblemCode.INCONSISTENT,
                    row.findCell("实际值取"),
                    new Bilingual("先填写复算口径", "a 复算口径 in the same row"),
                    null);
        }
        for (String column : List.of("评分办法", "文字时办法")) {
            if (row.parseText(column) != null) {
                methods.add(row.findCell(column));
            }
        }
        BigDecimal precision = (BigDecimal) row.parseValue("精度");
        Value target = row.parseNumberOrText(TARGET);
        Operator given = getChoice(Operator.class, row.parseText("符号"), null);
        return new Indicator(
                code,
                new IndicatorHeading(row.parseText("三级指标"), row.parseText("一级指标"), row.parseText("二级指标")),
                group == null ? weight : group.weight(),
                new Target(given == null ? Operator.EQUAL : given, target, row.parseText("单位")),
                precision == null || !checkWholeNumber(row.findCell("精度"), precision) ? null : precision.intValue(),
                row.parseText("评分办法"),
                row.parseText("文字时办法"),
                groupCode,
                new IndicatorPolicies(
                        missing,
                        recomputation,
                        source,
                        getChoice(ZeroDenominatorPolicy.class, row.parseText("分母为零"), ZeroDenominatorPolicy.REFUSE),
                        getChoice(NegativePolicy.class, row.parseText("负值处理"), NegativePolicy.ALLOW)),
                row.parseText("依据"),
                rounding);
    }

    /** Where the higher counts, a member that earns full marks by being left out would always be taken. */
    private void checkFullByOmission(ListSheetReader.ListRow row, MissingPolicy policy) {
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

    private Map<String, Threshold> readThresholds() {
        SheetGrid sheet = sheets.get(THRESHOLDS);
        if (sheet == null) {
            return Map.of();
        }
        Map<String, Threshold> thresholds = new HashMap<>();
        for (ListSheetReader.ListRow row : new ListSheetReader(sheet, LIMITS, problems).readRows()) {
            String label = row.parseText("检查项");
            BigDecimal limit = (BigDecimal) row.parseValue("阈值");
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

    private static <E extends Enum<E> & Labelled> E getChoice(Class<E> type, String label, E otherwise) {
        return label == null ? otherwise : Labelled.fromLabel(type, label);
    }
}
