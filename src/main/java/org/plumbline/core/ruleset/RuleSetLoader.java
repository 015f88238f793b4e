package org.plumbline.core.ruleset;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.WorkbookFile;
import org.plumbline.core.spreadsheet.WorkbookLimits;
import org.plumbline.core.verification.FractionalBounds;
import org.plumbline.core.verification.HiddenCheck;
import org.plumbline.core.verification.MethodsCheck;
import org.plumbline.core.verification.UnreadParts;
import org.plumbline.core.verification.WorkbookValidator;
import org.plumbline.core.workbook.BasisColumns;
import org.plumbline.core.workbook.CaseColumns;
import org.plumbline.core.workbook.CaseReader;
import org.plumbline.core.workbook.CatalogueColumns;
import org.plumbline.core.workbook.CatalogueReader;
import org.plumbline.core.workbook.ParsedCatalogue;
import org.plumbline.core.workbook.RuleSetNames;
import org.plumbline.core.workbook.RuleTableReader;
import org.plumbline.core.workbook.TestCase;
import org.plumbline.core.workbook.UnusedSheets;
import org.plumbline.core.workbook.WorkbookContent;
import org.plumbline.core.workbook.WorkbookContentReader;
import org.plumbline.core.workbook.WorkbookLayout;
import org.plumbline.vocabulary.Scheme;

/** Builds an executable rule set from a workbook's bytes and compiled DRL, or reports every problem. */
public final class RuleSetLoader {

    private static final Set<String> LISTS = Set.of(
            CatalogueColumns.SCHEME,
            CatalogueColumns.INDICATORS,
            CatalogueColumns.THRESHOLDS,
            BasisColumns.BASES,
            CaseColumns.CASES);

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
        return load(file, workbook, false);
    }

    /**
     * Builds a rule set accepted before, perhaps by an earlier version of this software: problems of checks added later
     * become a warning of the rule set, so that evaluations stay reproducible.
     *
     * @throws RuleSetRejectedException with every problem, where the workbook cannot be read
     */
    public RuleSet reload(String file, byte[] workbook) {
        return load(file, workbook, true);
    }

    private RuleSet load(String file, byte[] workbook, boolean accepted) {
        ProblemCollector problems = new ProblemCollector(file, accepted);
        Map<String, SheetGrid> sheets = WorkbookFile.read(workbook, limits, problems);
        throwIfBlocking(problems.hasBlocking(), problems);
        Map<String, String> drlFiles = findDrlFiles();
        ReadWorkbook read = read(sheets, drlFiles.keySet(), problems);
        throwIfBlocking(read.isRejected(problems), problems);
        KieBase base = createKieBase(read.tables());
        return new RuleSet(
                read, file, computeSha256(workbook), findDrlRules(base, drlFiles), problems.listInOrder(), base);
    }

    /**
     * Reads and checks every sheet.
     *
     * @param drlRules names of the rules written in DRL
     * @param problems receives what is wrong; nothing may be built where something blocks
     */
    static ReadWorkbook read(Map<String, SheetGrid> sheets, Set<String> drlRules, ProblemCollector problems) {
        problems.setSheetOrder(sheets.keySet());
        sheets.values().stream().filter(RuleSetLoader::isRead).forEach(grid -> new HiddenCheck(grid, problems).run());
        CatalogueReader reader = new CatalogueReader(sheets, problems);
        ParsedCatalogue catalogue = reader.read();
        Map<String, SheetGrid.GridCell> ids = new HashMap<>();
        List<ParsedTable<?>> sources = reader.bases()
                .resolve(readTables(sheets, new RuleSetNames(sheets, problems).of(reader), problems, ids));
        List<String> tables =
                sheets.keySet().stream().filter(WorkbookLayout::isTable).toList();
        boolean understood = sources.size() == tables.size();
        if (!problems.accepted()) {
            FractionalBounds.report(sources, problems);
        }
        if (understood) {
            reader.bases()
                    .checkUse(catalogue.scheme().yearFrom(), catalogue.scheme().yearTo());
        }
        boolean idsRead = understood
                && new MethodsCheck(sheets, sources, problems).run(reader.methodCells())
                && problems.unread().stream().noneMatch(RuleSetLoader::hidesIds);
        boolean whole = understood
                && tables.stream().allMatch(sheet -> problems.unread(sheet).isEmpty());
        WorkbookContent content = WorkbookContentReader.read(sheets, sources);
        List<TestCase> cases = readCases(
                sheets,
                catalogue,
                idsRead ? union(ids.keySet(), drlRules) : null,
                new UnreadParts(content, whole, problems),
                problems);
        boolean unreadable = problems.unreadable();
        WorkbookValidator.listRowsOf(catalogue, keepReadableRows(sources, problems), content, whole, problems)
                .run();
        return new ReadWorkbook(catalogue, sources, content, cases, unreadable);
    }

    /** @param ids of all rules; null where some could not be read */
    private static List<TestCase> readCases(
            Map<String, SheetGrid> sheets,
            ParsedCatalogue catalogue,
            Set<String> ids,
            UnreadParts unread,
            ProblemCollector problems) {
        return new CaseReader(catalogue.scheme(), ids, unread.knowsCodes(), problems)
                .read(sheets.get(CaseColumns.CASES));
    }

    private KieBase createKieBase(List<ParsedTable<?>> sources) {
        List<CompiledTable<?>> tables = new ArrayList<>();
        for (ParsedTable<?> source : sources) {
            tables.add(CompiledTable.compile(source));
        }
        return drl.newKieBase(tables);
    }

    private String computeSha256(byte[] workbook) {
        String name = Sha256.of(workbook) + "\n" + drl.sha256() + "\n";
        return Sha256.of(name.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The scheme and years of a workbook, without reading its tables; empty where it cannot be opened or does not state
     * them.
     *
     * @param file name of the workbook
     */
    public static Optional<Scheme> readScheme(String file, byte[] workbook) {
        ProblemCollector problems = new ProblemCollector(file);
        Map<String, SheetGrid> sheets = WorkbookFile.read(workbook, WorkbookLimits.DEFAULT, problems);
        if (problems.hasBlocking()) {
            return Optional.empty();
        }
        CatalogueReader reader = new CatalogueReader(sheets, problems);
        ParsedCatalogue catalogue = reader.read();
        return reader.isWhole() ? Optional.of(catalogue.scheme()) : Optional.empty();
    }

    /** Whether a problem leaves ids of rules unknown: of a whole table, or of a cell in the column of ids. */
    private static boolean hidesIds(Problem problem) {
        return problem.sheet() != null
                && WorkbookLayout.isTable(problem.sheet())
                && (problem.cell() == null || problem.cell().matches("A\\d.*"));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** The tables without the rows that could not be read. */
    private static List<ParsedTable<?>> keepReadableRows(List<ParsedTable<?>> sources, ProblemCollector problems) {
        List<ParsedTable<?>> readable = new ArrayList<>();
        for (ParsedTable<?> source : sources) {
            Set<Integer> unread = problems.unreadRows(source.sheet());
            readable.add(source.withRows(source.rows().stream()
                    .filter(row -> !unread.contains(row.ref().row()))
                    .toList()));
        }
        return readable;
    }

    private static void throwIfBlocking(boolean blocked, ProblemCollector problems) {
        if (blocked) {
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
        UnusedSheets unused = new UnusedSheets(sheets);
        for (Map.Entry<String, SheetGrid> sheet : sheets.entrySet()) {
            String name = sheet.getKey();
            if (LISTS.contains(name) || name.startsWith(WorkbookLayout.NOTES)) {
                continue;
            }
            if (!WorkbookLayout.isTable(name)) {
                unused.report(name, problems);
            } else {
                new RuleTableReader(sheet.getValue(), ruleSet, problems, ids)
                        .read()
                        .ifPresent(sources::add);
            }
        }
        if (!sheets.containsKey(WorkbookLayout.GRADES)) {
            reportMissingGrades(unused, problems);
        }
        return List.copyOf(sources);
    }

    private static void reportMissingGrades(UnusedSheets unused, ProblemCollector problems) {
        problems.add(
                ProblemCode.SHEET_MISSING,
                WorkbookLayout.GRADES,
                null,
                null,
                new Bilingual("工作表“等级”", "the sheet 等级, a table of grades"),
                unused.describeMissing(WorkbookLayout.GRADES));
    }

    /** Whether rules or tests are read from a sheet. */
    private static boolean isRead(SheetGrid grid) {
        return LISTS.contains(grid.sheetName()) || WorkbookLayout.isTable(grid.sheetName());
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
