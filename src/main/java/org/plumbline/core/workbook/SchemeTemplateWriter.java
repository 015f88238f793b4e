package org.plumbline.core.workbook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.basics.FiscalYear;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.workbook.SchemeTemplate.TemplateTable;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Labelled;
import org.plumbline.vocabulary.Severity;

/**
 * Writes the workbook of a new scheme from the {@link SchemeTemplate}: of each kind of table chosen an indicator and
 * the rows that judge it, the grades and checks, and a test case that passes. It loads and scores unchanged; its author
 * replaces the examples.
 */
public final class SchemeTemplateWriter {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    /** Characters that the workbook reader rejects in a text. */
    private static final Pattern FORBIDDEN = Pattern.compile("[\"\\\\$\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private static final BigDecimal MOST_MARKS = BigDecimal.valueOf(10_000);

    /**
     * The options of a new scheme.
     *
     * @param id lower-case letters, digits and hyphens; becomes the file's name
     * @param jurisdiction such as 全国 or 省/市/县
     * @param yearFrom first fiscal year, 1990–2200
     * @param yearTo last fiscal year, included
     * @param fullMarks points of a perfect evaluation, 1–10000
     * @param families names of kinds of tables, such as STEP; at least one that judges indicators
     * @param columns further columns of these tables, each as STEP:计量单位; {@value #ALL_COLUMNS} for all of them
     */
    public record TemplateOptions(
            String id,
            String title,
            String jurisdiction,
            int yearFrom,
            int yearTo,
            BigDecimal fullMarks,
            Set<String> families,
            Set<String> columns) {

        /** Every column of each table. */
        public static final String ALL_COLUMNS = "*";

        /** With the template's columns. */
        public TemplateOptions(
                String id,
                String title,
                String jurisdiction,
                int yearFrom,
                int yearTo,
                BigDecimal fullMarks,
                Set<String> families) {
            this(id, title, jurisdiction, yearFrom, yearTo, fullMarks, families, Set.of());
        }

        /** @throws IllegalArgumentException naming the option that does not give a valid workbook */
        public TemplateOptions {
            if (id == null || !ID.matcher(id).matches()) {
                throw new IllegalArgumentException("id: 小写字母、数字、连字符 / lower-case letters, digits and hyphens");
            }
            requireText("title", title);
            requireText("jurisdiction", jurisdiction);
            if (!FiscalYear.isValid(yearFrom) || !FiscalYear.isValid(yearTo) || yearTo < yearFrom) {
                throw new IllegalArgumentException("years: " + FiscalYear.range());
            }
            if (fullMarks == null
                    || fullMarks.compareTo(BigDecimal.ONE) < 0
                    || fullMarks.compareTo(MOST_MARKS) > 0
                    || fullMarks.stripTrailingZeros().scale() > 2) {
                throw new IllegalArgumentException("fullMarks: 1–10000，最多两位小数 / at most two decimals");
            }
            families = families == null ? Set.of() : Set.copyOf(families);
            columns = columns == null ? Set.of() : Set.copyOf(columns);
        }

        private boolean wants(TableType<?> type, TableType.ColumnType<?> column) {
            return columns.contains(ALL_COLUMNS)
                    || columns.contains(type.name() + ":" + column.label().zh());
        }
    }

    /** @throws IllegalArgumentException where a text is blank, or has blanks around it or characters that workbooks reject */
    static void requireText(String name, String text) {
        if (text == null
                || text.isBlank()
                || !text.equals(text.strip())
                || FORBIDDEN.matcher(text).find()) {
            throw new IllegalArgumentException(name
                    + ": 文字，不含英文引号、反斜杠、$，首尾无空格"
                    + " / text without straight quotes, backslashes, $ and surrounding blanks");
        }
    }

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String CODE = "指标编号";
    private static final String WEIGHT = "权重";
    private static final String METHOD = "评分办法";
    private static final String POINTS = "应得分";
    private static final String FACT = "事实";
    private static final String PERFORMANCE = "绩效维度";
    /** The columns that hold points, for a scheme of 100. */
    private static final Set<String> AMOUNTS = Set.of("总分不小于", "总分小于", "总分上限", "扣分", "每次加分", "单项上限");

    private final SchemeTemplate template;
    private final TemplateOptions options;
    private final RuleWorkbookWriter workbook;

    private final List<TemplateTable> tables;
    private final List<Map<String, Object>> indicators;

    private SchemeTemplateWriter(SchemeTemplate template, TemplateOptions options, Map<String, Object> others) {
        this.template = template;
        this.options = options;
        this.tables = template.tables().stream()
                .filter(table -> !table.type().isOptional()
                        || options.families().contains(table.type().name()))
                .map(table -> table.withColumns(column -> options.wants(table.type(), column)))
                .toList();
        this.indicators = listJudgedIndicators();
        Map<String, Object> settings = createSettings();
        settings.putAll(others);
        this.workbook = RuleWorkbookWriter.of(settings);
    }

    /**
     * An .xlsx file; equal options give equal bytes.
     *
     * @throws IllegalArgumentException where the families are unknown or none of them judges an indicator
     */
    public static byte[] toBytes(SchemeTemplate template, TemplateOptions options) {
        if (!template.listFamilyNames().containsAll(options.families())
                || template.families().stream()
                        .noneMatch(
                                type -> type.givesMarks() && options.families().contains(type.name()))) {
            throw new IllegalArgumentException("families: ≥ 1 × "
                    + template.families().stream()
                            .filter(TableType::givesMarks)
                            .map(TableType::name)
                            .collect(Collectors.joining(" / ")));
        }
        requireKnownColumns(options);
        return new SchemeTemplateWriter(template, options, Map.of()).write();
    }

    private static void requireKnownColumns(TemplateOptions options) {
        Set<String> known = RuleFamilies.listTables().stream()
                .flatMap(type -> Stream.concat(type.conditions().values().stream(), type.actions().values().stream())
                        .map(column -> type.name() + ":" + column.label().zh()))
                .collect(Collectors.toCollection(TreeSet::new));
        known.add(TemplateOptions.ALL_COLUMNS);
        for (String column : options.columns()) {
            if (!known.contains(column)) {
                String family = column.replaceFirst(":.*", ":");
                throw new IllegalArgumentException("columns: " + column + "；可选的列 / columns to choose from: "
                        + known.stream()
                                .filter(each -> each.startsWith(family) || each.equals(TemplateOptions.ALL_COLUMNS))
                                .collect(Collectors.joining(" / ")));
            }
        }
    }

    /**
     * A workbook of a scheme without indicators: the template's settings, grades, checks and thresholds.
     *
     * @param settings of the sheet 方案, in place of the template's
     */
    public static RuleWorkbookWriter start(
            SchemeTemplate template, TemplateOptions options, Map<String, Object> settings) {
        SchemeTemplateWriter writer = new SchemeTemplateWriter(template, options, settings);
        writer.addTables();
        return writer.workbook;
    }

    private Map<String, Object> createSettings() {
        Map<String, Object> settings = new LinkedHashMap<>(template.settings());
        settings.put("方案编号", options.id());
        settings.put("标题", options.title());
        settings.put("适用地区", options.jurisdiction());
        settings.put("年度起", options.yearFrom());
        settings.put("年度止", options.yearTo());
        settings.put("满分", options.fullMarks());
        settings.computeIfPresent(PERFORMANCE, (label, levels) -> keepLevelsInUse((String) levels));
        return settings;
    }

    /** Null where no indicator of this scheme is of one of the levels. */
    private String keepLevelsInUse(String levels) {
        String used = Arrays.stream(levels.split(";"))
                .filter(level -> indicators.stream().anyMatch(row -> row.containsValue(level)))
                .collect(Collectors.joining(";"));
        return used.isEmpty() ? null : used;
    }

    private byte[] write() {
        Map<String, BigDecimal> weights = addIndicators();
        addTables();
        addTests(weights);
        return workbook.toBytes();
    }

    private void addTables() {
        for (TemplateTable table : tables) {
            workbook.addTable(
                    table.sheet(),
                    table.type().name(),
                    table.columns(),
                    table.rows().stream().map(row -> toCells(table, row)).toList());
        }
        template.rows(CatalogueColumns.THRESHOLDS)
                .forEach(row -> workbook.addThreshold(
                        Labelled.fromLabel(Check.class, (String) row.get("检查项")),
                        (BigDecimal) row.get("阈值"),
                        Labelled.fromLabel(Severity.class, (String) row.get("级别"))));
        BasisColumns.listChoiceRows().forEach(workbook::addBasis);
    }

    private List<Map<String, Object>> listJudgedIndicators() {
        Set<Object> methods = tables.stream()
                .filter(table -> table.type().givesMarks())
                .flatMap(table -> table.rows().stream())
                .map(row -> row.get(METHOD))
                .collect(Collectors.toSet());
        return template.rows(CatalogueColumns.INDICATORS).stream()
                .filter(row -> methods.contains(row.get(METHOD)))
                .toList();
    }

    /** Full marks are shared out evenly; the last indicator gets the remainder. */
    private Map<String, BigDecimal> addIndicators() {
        BigDecimal count = BigDecimal.valueOf(indicators.size());
        int decimals = options.fullMarks().compareTo(count) < 0 ? 2 : 0;
        BigDecimal each = options.fullMarks().divide(count, decimals, RoundingMode.DOWN);
        BigDecimal last = options.fullMarks().subtract(each.multiply(count.subtract(BigDecimal.ONE)));
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        for (Map<String, Object> row : indicators) {
            BigDecimal weight = weights.size() == indicators.size() - 1 ? last : each;
            Map<String, Object> cells = new LinkedHashMap<>(row);
            cells.put(WEIGHT, weight);
            workbook.addIndicator(cells);
            weights.put((String) row.get(CODE), weight);
        }
        return weights;
    }

    private List<Object> toCells(TemplateTable table, Map<String, Object> row) {
        List<Object> cells = new ArrayList<>();
        cells.add(row.get(RuleTableReader.RULE_ID));
        for (String column : table.columns()) {
            Object value = row.get(column);
            cells.add(AMOUNTS.contains(column) && value instanceof BigDecimal bound ? scale(bound) : value);
        }
        cells.add(row.get(RuleTableReader.REMARK));
        return cells;
    }

    /** Converts points of the template's 100 into points of this scheme. */
    private BigDecimal scale(BigDecimal points) {
        return options.fullMarks().multiply(points).divide(HUNDRED).stripTrailingZeros();
    }

    /** The rows of the test cases for the whole, an indicator of this scheme or a fact that its tables use. */
    private void addTests(Map<String, BigDecimal> weights) {
        Set<Object> facts = tables.stream()
                .flatMap(table -> table.rows().stream())
                .map(row -> row.get(FACT))
                .collect(Collectors.toSet());
        for (Map<String, Object> row : template.rows(CaseColumns.CASES)) {
            Object code = row.get(CODE);
            if ((code == null || weights.containsKey(code))
                    && (row.get(FACT) == null || facts.contains(row.get(FACT)))) {
                Map<String, Object> cells = new LinkedHashMap<>(row);
                cells.computeIfPresent(
                        POINTS, (label, points) -> code == null ? options.fullMarks() : weights.get(code));
                cells.values().removeIf(Objects::isNull);
                workbook.addTest(cells);
            }
        }
    }
}
