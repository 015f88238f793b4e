package org.plumbline.core.ruleset;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Rule;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.basics.Sha256;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.rule.ScoringMethods;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.WorkbookFile;
import org.plumbline.core.spreadsheet.WorkbookLimits;
import org.plumbline.core.verification.WorkbookValidator;
import org.plumbline.core.workbook.CaseReader;
import org.plumbline.core.workbook.CatalogueReader;
import org.plumbline.core.workbook.ParsedCatalogue;
import org.plumbline.core.workbook.RuleTableReader;
import org.plumbline.core.workbook.TestCase;
import org.plumbline.core.workbook.WorkbookContent;
import org.plumbline.core.workbook.WorkbookContentReader;
import org.plumbline.core.workbook.WorkbookLayout;
import org.plumbline.vocabulary.Scheme;

/** The front door: a workbook's bytes and compiled DRL in, an executable rule set or every problem out. */
public final class RuleSetLoader {

    private static final Pattern RULE_NAME = Pattern.compile("(?m)^\\s*rule\\s+\"([^\"]+)\"");

    private final DrlContainer drl;
    private final WorkbookLimits limits;

    public RuleSetLoader(DrlContainer drl) {
        this(drl, WorkbookLimits.DEFAULT);
    }

    public RuleSetLoader(DrlContainer drl, WorkbookLimits limits) {
        this.drl = drl;
        this.limits = limits;
        ZipSecureFile.setMaxEntrySize(limits.entryBytes());
        ZipSecureFile.setMaxFileCount(limits.entries());
    }

    /**
     * @param file name of the workbook, as traces will quote it
     * @throws RuleSetRejectedException with every problem, where one of them blocks
     */
    public RuleSet load(String file, byte[] workbook) {
        ProblemCollector problems = new ProblemCollector(file);
        Map<String, SheetGrid> sheets = WorkbookFile.read(workbook, limits, problems);
        throwIfBlocking(problems);
        problems.setSheetOrder(sheets.keySet());
        CatalogueReader reader = new CatalogueReader(sheets, problems);
        Optional<ParsedCatalogue> catalogue = reader.read();
        String ruleSet = catalogue
                .map(source -> source.scheme().id())
                .filter(CatalogueReader::isId)
                .map(WorkbookLayout::ruleSetName)
                .orElse(null);
        Map<String, SheetGrid.GridCell> ids = new HashMap<>();
        List<ParsedTable<?>> sources = readTables(sheets, ruleSet, problems, ids);
        if (sources.size()
                == sheets.keySet().stream().filter(WorkbookLayout::isTable).count()) {
            checkMethods(reader.methodCells(), ScoringMethods.of(sources), problems);
        }
        Map<String, String> drlFiles = findDrlFiles();
        List<TestCase> cases = catalogue
                .map(source -> new CaseReader(
                                source.scheme(), id -> ids.containsKey(id) || drlFiles.containsKey(id), problems)
                        .read(sheets.get(CaseReader.CASES)))
                .orElse(List.of());
        WorkbookContent content = WorkbookContentReader.read(sheets, sources);
        if (problems.hasBlocking()) {
            boolean grades =
                    !problems.hasBlocking(WorkbookLayout.GRADES) && !problems.hasBlocking(CatalogueReader.SCHEME);
            List<ParsedTable<?>> readable = keepReadableRows(sources, problems);
            catalogue.ifPresent(source -> WorkbookValidator.listRowsOf(source, readable, content, problems)
                    .runOnReadablePart(grades));
        } else {
            WorkbookValidator.listRowsOf(catalogue.orElseThrow(), sources, content, problems)
                    .run();
        }
        throwIfBlocking(problems);
        List<CompiledTable<?>> tables = new ArrayList<>();
        for (ParsedTable<?> source : sources) {
            tables.add(CompiledTable.compile(source));
        }
        KieBase base = drl.newKieBase(tables);
        String name = Sha256.of(workbook) + "\n" + drl.sha256() + "\n";
        return new RuleSet(
                catalogue.orElseThrow(),
                file,
                Sha256.of(name.getBytes(StandardCharsets.UTF_8)),
                findDrlRules(base, drlFiles),
                sources,
                content,
                cases,
                problems.listInOrder(),
                base);
    }

    /**
     * What a workbook is for, without its tables being looked at; empty where it cannot be opened or does not say it.
     *
     * @param file name of the workbook
     */
    public static Optional<Scheme> readScheme(String file, byte[] workbook) {
        ProblemCollector problems = new ProblemCollector(file);
        Map<String, SheetGrid> sheets = WorkbookFile.read(workbook, WorkbookLimits.DEFAULT, problems);
        return problems.hasBlocking()
                ? Optional.empty()
                : new CatalogueReader(sheets, problems).read().map(ParsedCatalogue::scheme);
    }

    /** The tables without the rows that have a problem of their own. */
    private static List<ParsedTable<?>> keepReadableRows(List<ParsedTable<?>> sources, ProblemCollector problems) {
        List<ParsedTable<?>> readable = new ArrayList<>();
        for (ParsedTable<?> source : sources) {
            Set<Integer> blocked = problems.findBlockedRows(source.sheet());
            readable.add(source.withRows(source.rows().stream()
                    .filter(row -> !blocked.contains(row.ref().row()))
                    .toList()));
        }
        return readable;
    }

    private void throwIfBlocking(ProblemCollector problems) {
        if (problems.hasBlocking()) {
            throw new RuleSetRejectedException(problems.listInOrder());
        }
    }

    /** @param ids to be filled with every rule id */
    private static List<ParsedTable<?>> readTables(
            Map<String, SheetGrid> sheets,
            String ruleSet,
            ProblemCollector problems,
            Map<String, SheetGrid.GridCell> ids) {
        List<ParsedTable<?>> sources = new ArrayList<>();
        for (Map.Entry<String, SheetGrid> sheet : sheets.entrySet()) {
            String name = sheet.getKey();
            if (name.equals(CatalogueReader.SCHEME)
                    || name.equals(CatalogueReader.INDICATORS)
                    || name.equals(CatalogueReader.THRESHOLDS)
                    || name.equals(CaseReader.CASES)
                    || name.startsWith(WorkbookLayout.NOTES)) {
                continue;
            }
            if (!WorkbookLayout.isTable(name)) {
                problems.add(
                        ProblemCode.SHEET_UNUSED,
                        name,
                        null,
                        name,
                        new Bilingual(
                                "方案 / 指标 / 扣分-… / 加分 / 封顶 / 否决 / 等级 / 审核 / 审核-阈值 / 测试 / 说明…",
                                "one of the sheet names listed"),
                        new Bilingual("请改名，或把说明性内容放在名称以“说明”开头的工作表", "Rename it; a sheet of notes starts with 说明"));
            } else {
                new RuleTableReader(sheet.getValue(), ruleSet, problems, ids)
                        .read()
                        .ifPresent(sources::add);
            }
        }
        if (!sheets.containsKey(WorkbookLayout.GRADES)) {
            problems.add(
                    ProblemCode.SHEET_MISSING,
                    WorkbookLayout.GRADES,
                    null,
                    null,
                    new Bilingual("工作表“等级”", "the sheet 等级, a table of grades"),
                    new Bilingual("请从模板复制", "Copy it from a template"));
        }
        return List.copyOf(sources);
    }

    /** A method that no row scores by would leave its indicator unscored without a word. */
    private static void checkMethods(
            List<SheetGrid.GridCell> cells, ScoringMethods methods, ProblemCollector problems) {
        for (SheetGrid.GridCell cell : cells) {
            String method = cell.displayText();
            if (!methods.judgesNumbers(method, method)
                    && !methods.judgesChecklists(method, method)
                    && !methods.judgesWordings(method, method)) {
                problems.addAt(
                        ProblemCode.METHOD_UNKNOWN,
                        cell,
                        new Bilingual("某张扣分表“评分办法”列中的名称", "a name from the method column of a deduction table"),
                        describeMethods(methods));
            }
        }
    }

    private static Bilingual describeMethods(ScoringMethods methods) {
        String known = Stream.of(methods.numeric(), methods.checklists(), methods.wordings())
                .flatMap(Collection::stream)
                .distinct()
                .sorted()
                .limit(20)
                .collect(Collectors.joining("、"));
        return new Bilingual("现有：" + known, "There are: " + known);
    }

    /** The DRL files by the names of their rules. */
    private Map<String, String> findDrlFiles() {
        Map<String, String> files = new TreeMap<>();
        drl.manifest().files().forEach((name, bytes) -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            Matcher rule = RULE_NAME.matcher(text);
            while (rule.find()) {
                files.put(rule.group(1), name);
            }
        });
        return files;
    }

    private Map<String, RuleSource> findDrlRules(KieBase base, Map<String, String> files) {
        Map<String, RuleSource> refs = new HashMap<>();
        for (KiePackage pack : base.getKiePackages()) {
            for (Rule rule : pack.getRules()) {
                String file = files.get(rule.getName());
                if (file != null) {
                    refs.put(rule.getName(), new RuleSource(rule.getName(), file, null, null));
                }
            }
        }
        return Map.copyOf(refs);
    }
}
