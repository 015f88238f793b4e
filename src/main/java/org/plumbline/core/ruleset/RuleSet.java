package org.plumbline.core.ruleset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.KeepReferenceOption;
import org.plumbline.core.rule.FiredRule;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.rule.ScoringMethods;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.workbook.Basis;
import org.plumbline.core.workbook.CatalogueColumns;
import org.plumbline.core.workbook.TestCase;
import org.plumbline.core.workbook.WorkbookContent;
import org.plumbline.vocabulary.CellList;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Circumstance;
import org.plumbline.vocabulary.Execution;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Scheme;

/**
 * An executable rule set: one workbook and the DRL manifest, immutable and shared by threads. Its SHA-256 covers both,
 * so that equal hashes mean equal scores.
 */
public final class RuleSet {

    /** Bytes of a rule base without rows, of a row, of a cell. */
    private static final long BASE_BYTES = 60_000;

    private static final long ROW_BYTES = 500;
    private static final long CELL_BYTES = 50;

    private final Scheme scheme;
    private final String file;
    private final String sha256;
    private final Map<String, RuleSource> catalogueSources;
    private final Map<String, Integer> indicatorIndexes = new HashMap<>();
    private final Map<String, RuleSource> drl;
    private final Map<String, DrlRule> drlRules = new HashMap<>();
    private final List<Basis> bases;
    private final ScoringMethods methods;
    private final List<ParsedTable<?>> sources;
    private final WorkbookContent content;
    private final List<TestCase> cases;
    private final List<Problem> warnings;
    private final List<BigDecimal> gradeBounds;
    private final Set<String> checks;
    private final KieBase kieBase;
    private final KieSessionConfiguration sessionConfiguration;
    /** Tables evaluated instead of those of the rule base; null for none. */
    private final List<CompiledTable<?>> replaced;

    /** @param drl where each DRL rule is written, by its name */
    RuleSet(
            ReadWorkbook read,
            String file,
            String sha256,
            Map<String, RuleSource> drl,
            List<Problem> warnings,
            KieBase base) {
        this(read, file, sha256, drl, warnings, base, createConfiguration(), null);
    }

    private RuleSet(
            ReadWorkbook read,
            String file,
            String sha256,
            Map<String, RuleSource> drl,
            List<Problem> warnings,
            KieBase base,
            KieSessionConfiguration sessionConfiguration,
            List<CompiledTable<?>> replaced) {
        this.scheme = read.catalogue().scheme();
        this.file = file;
        this.sha256 = sha256;
        this.catalogueSources = read.catalogue().refs();
        this.bases = read.catalogue().bases();
        scheme.indicators().forEach(indicator -> indicatorIndexes.put(indicator.code(), indicatorIndexes.size()));
        this.drl = drl;
        drl.forEach((name, written) -> this.drlRules.put(name, createDrlRule(written)));
        this.methods = ScoringMethods.of(read.tables());
        this.sources = read.tables();
        this.content = read.content();
        this.cases = List.copyOf(read.cases());
        this.gradeBounds = listGradeBounds(sources);
        this.checks = listChecks(sources);
        this.warnings = warnings;
        this.kieBase = base;
        this.sessionConfiguration = sessionConfiguration;
        this.replaced = replaced;
    }

    private static KieSessionConfiguration createConfiguration() {
        KieSessionConfiguration configuration = KieServices.get().newKieSessionConfiguration();
        // the base need not track sessions, which are never looked up
        configuration.setOption(KeepReferenceOption.NO);
        return configuration;
    }

    /** The rule set of a changed workbook, for trials: of the rule base only DRL is used. Its SHA-256 is not changed. */
    RuleSet withContent(ReadWorkbook changed) {
        List<CompiledTable<?>> tables = changed.tables().stream()
                .<CompiledTable<?>>map(CompiledTable::compile)
                .toList();
        return new RuleSet(changed, file, sha256, drl, warnings, kieBase, sessionConfiguration, tables);
    }

    Set<String> listDrlRules() {
        return drl.keySet();
    }

    /** The results of a table's rows for these facts. */
    public static List<FiredRule> findMatches(ParsedTable<?> table, List<?> facts) {
        List<FiredRule> matches = CompiledTable.compile(table).findMatches(facts);
        return matches == null ? List.of() : matches;
    }

    private DrlRule createDrlRule(RuleSource written) {
        return DrlRule.of(
                written, catalogueSources.get(written.id()), scheme.thresholds().get(written.id()));
    }

    public Scheme scheme() {
        return scheme;
    }

    /** The rows of the sheet 依据; empty where the workbook has none. */
    public List<Basis> bases() {
        return bases;
    }

    /** Name of the workbook. */
    public String file() {
        return file;
    }

    /** SHA-256 of the workbook's and the DRL manifest's SHA-256. */
    public String sha256() {
        return sha256;
    }

    /** Warnings, such as formulas read as numbers. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** The content of the workbook, row by row. */
    public WorkbookContent content() {
        return content;
    }

    /** The rule tables, in the workbook's order. */
    public List<ParsedTable<?>> tables() {
        return sources;
    }

    /** The test cases of the sheet 测试, in its order; empty where there is none. */
    public List<TestCase> cases() {
        return cases;
    }

    public ScoringMethods methods() {
        return methods;
    }

    /** Place of an indicator in the scheme's catalogue; null where it has no such code. */
    public Integer findIndicatorIndex(String code) {
        return indicatorIndexes.get(code);
    }

    /** The place of a column of an indicator or group in the catalogue; the scheme's own 缺失处理 where it has no row. */
    public RuleSource findCatalogueSource(String code) {
        return catalogueSources.getOrDefault(code, catalogueSources.get(""));
    }

    /** Every rule that can fire: table rows and DRL rules. */
    public List<RuleSource> listRules() {
        List<RuleSource> rows = sources.stream()
                .flatMap(source -> source.rows().stream())
                .map(ParsedTable.ParsedRow::ref)
                .toList();
        return Stream.concat(
                        rows.stream(),
                        drlRules.values().stream().map(DrlRule::cited).sorted(Comparator.comparing(RuleSource::id)))
                .toList();
    }

    /** The points at which one grade ends and the next begins, descending. */
    public List<BigDecimal> listGradeBounds() {
        return gradeBounds;
    }

    private static List<BigDecimal> listGradeBounds(List<ParsedTable<?>> sources) {
        Set<BigDecimal> lower = new HashSet<>();
        Set<BigDecimal> upper = new HashSet<>();
        for (ParsedTable<?> source : sources) {
            for (int i = 0;
                    source.form() == RuleFamilies.GRADE.table()
                            && i < source.columns().size();
                    i++) {
                if (source.columns().get(i).word() instanceof TableType.BoundCondition<?> bound) {
                    int column = i;
                    source.rows().stream()
                            .map(row -> (BigDecimal) row.values().get(column))
                            .filter(Objects::nonNull)
                            .forEach((bound.sign().isLower() ? lower : upper)::add);
                }
            }
        }
        lower.retainAll(upper);
        return lower.stream().sorted(Comparator.reverseOrder()).toList();
    }

    /** Other labels of a grade. */
    public List<String> findGradeAliases(String grade) {
        for (ParsedTable<?> source : sources) {
            for (ParsedTable.ParsedRow row :
                    source.form() == RuleFamilies.GRADE.table() ? source.rows() : List.<ParsedTable.ParsedRow>of()) {
                if (grade.equals(findCell(source, row, "等级"))) {
                    return CellList.split((String) findCell(source, row, "别名"));
                }
            }
        }
        return List.of();
    }

    private static Object findCell(ParsedTable<?> source, ParsedTable.ParsedRow row, String label) {
        for (int i = 0; i < source.columns().size(); i++) {
            if (source.columns().get(i).word().label().zh().equals(label)) {
                return row.values().get(i);
            }
        }
        return null;
    }

    /** The grades' labels, the worst first. */
    public List<String> listGrades() {
        Map<String, BigDecimal> from = new HashMap<>();
        List<String> grades = new ArrayList<>();
        listGradeFloors().forEach(floor -> from.putIfAbsent(floor.grade(), floor.points()));
        for (ParsedTable<?> source : sources) {
            if (source.form() == RuleFamilies.GRADE.table()) {
                source.rows().forEach(row -> grades.add((String) findCell(source, row, "等级")));
            }
        }
        return grades.stream()
                .distinct()
                .sorted(Comparator.comparing(from::get, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    /** Whether it has a table of bonuses, caps or vetoes. */
    public boolean hasAdjustments() {
        return sources.stream().anyMatch(source -> source.form().phase() == TableType.RulePhase.ADJUSTING);
    }

    /** Keys of the stated facts that rows of 加分 and 否决 name, in the workbook's order. */
    public List<String> listFactKeys() {
        return sources.stream()
                .filter(source -> source.form().phase() == TableType.RulePhase.ADJUSTING)
                .flatMap(source -> source.rows().stream().map(row -> UndecidedRow.findFactKey(source, row)))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Keys of the stated facts from which values of indicators follow, in the catalogue's order. */
    public List<String> listSourceFacts() {
        return scheme().indicators().stream()
                .flatMap(indicator ->
                        indicator.recomputation().facts().stream().map(fact -> fact.about(indicator.code())))
                .toList();
    }

    /** Keys of all stated facts that change a score: those of {@link #listSourceFacts}, then those that rows name. */
    public List<String> listScoredFacts() {
        return Stream.concat(listSourceFacts().stream(), listFactKeys().stream())
                .toList();
    }

    /** The rows of 封顶, in the workbook's order. */
    public List<RuleSource> caps() {
        return sources.stream()
                .filter(source -> source.form() == RuleFamilies.CAP.table())
                .flatMap(source -> source.rows().stream().map(ParsedTable.ParsedRow::ref))
                .toList();
    }

    /** Bonuses, caps and vetoes that the known facts cannot decide. */
    public List<UndecidedRow> findUndecidedRows(Execution execution, List<Circumstance> circumstances) {
        return UndecidedRow.of(sources, execution, circumstances);
    }

    /** Where a setting of the sheet 方案 is written; null where it has no such row. */
    public RuleSource findSettingSource(String label) {
        return catalogueSources.get(CatalogueColumns.toSettingKey(label));
    }

    /** Where each grade begins that has a lower bound, ascending. */
    public List<GradeFloor> listGradeFloors() {
        List<GradeFloor> floors = new ArrayList<>();
        for (ParsedTable<?> source : sources) {
            if (source.form() == RuleFamilies.GRADE.table()) {
                source.rows().forEach(row -> findGradeFloor(source, row).ifPresent(floors::add));
            }
        }
        floors.sort(Comparator.comparing(GradeFloor::points));
        return floors;
    }

    private static Optional<GradeFloor> findGradeFloor(ParsedTable<?> source, ParsedTable.ParsedRow row) {
        GradeFloor floor = null;
        String grade = null;
        for (int i = 0; i < source.columns().size(); i++) {
            Object cell = row.values().get(i);
            if (cell != null
                    && source.columns().get(i).word() instanceof TableType.BoundCondition<?> bound
                    && bound.sign().isLower()) {
                floor = new GradeFloor(null, (BigDecimal) cell, bound.sign() == TableType.BoundOperator.AT_LEAST);
            } else if (source.columns().get(i).word() instanceof TableType.OpeningAction<?>) {
                grade = (String) cell;
            }
        }
        return floor == null ? Optional.empty() : Optional.of(new GradeFloor(grade, floor.points(), floor.included()));
    }

    /** The rows for a reading's indicator, whatever its value. */
    public IndicatorRows findRowsFor(Reading reading) {
        return IndicatorRows.of(sources, reading);
    }

    /** Whether any rule raises findings: only then observations are measured. */
    public boolean hasChecks() {
        return !scheme.thresholds().isEmpty()
                || sources.stream().anyMatch(source -> source.form().phase() == TableType.RulePhase.REVIEWING);
    }

    /** Whether rows of 审核 judge a check. */
    public boolean hasRowsOf(Check check) {
        return checks.contains(check.label());
    }

    private static Set<String> listChecks(List<ParsedTable<?>> sources) {
        Set<String> checks = new HashSet<>();
        for (ParsedTable<?> source : sources) {
            if (source.form() == RuleFamilies.CHECK.table()) {
                source.rows().forEach(row -> checks.add((String) findCell(source, row, "检查项")));
            }
        }
        return checks;
    }

    /**
     * Estimated heap size in bytes, computed from its rows and cells, with figures measured by
     * {@code bench/RuleSetSizes} (bench/README.md has them). The container of its DRL, shared with others, is not
     * counted.
     */
    public long estimateBytes() {
        long rows = 0;
        long cells = 0;
        for (WorkbookContent.SheetContent sheet : content.sheets()) {
            rows += sheet.entries().size();
            cells += (long) sheet.entries().size() * sheet.columns().size();
        }
        return BASE_BYTES + rows * ROW_BYTES + cells * CELL_BYTES;
    }

    public RuleSession openSession() {
        RuleSession session = new KieRuleSession(kieBase.newKieSession(sessionConfiguration, null), drlRules);
        return replaced == null ? session : new ReplacedTablesSession(session, replaced);
    }

    KieBase kieBase() {
        return kieBase;
    }
}
