package org.plumbline.core.workbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.NearestName;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.core.workbook.ListSheetReader.ListRow;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.Severity;

/** What the rows of the sheet 测试 may name: indicators, groups, rules and checks. */
final class CaseReferences {

    private final boolean openIndicators;
    private final Map<String, Indicator> indicators = new LinkedHashMap<>();
    private final Set<String> groups = new LinkedHashSet<>();
    /** Null where not all of them could be read: the unreadable ones are reported in their place. */
    private final Set<String> rules;
    /** Whether all codes of the catalogue were read. */
    private final boolean codesRead;

    private final ProblemCollector problems;

    CaseReferences(Scheme scheme, Set<String> rules, boolean codesRead, ProblemCollector problems) {
        this.openIndicators = scheme.openIndicators();
        this.rules = rules;
        this.codesRead = codesRead;
        this.problems = problems;
        scheme.indicators().forEach(indicator -> indicators.put(indicator.code(), indicator));
        scheme.groups().forEach(group -> groups.add(group.code()));
    }

    boolean isGroup(String code) {
        return groups.contains(code);
    }

    /** Whether an indicator's code is known; points of a group's members belong on the group's row. */
    void checkIndicator(String code, ListRow row) {
        Indicator known = indicators.get(code);
        if (known != null && known.group() != null && !row.findCell("应得分").isBlank()) {
            problems.addAt(
                    ProblemCode.INCONSISTENT,
                    row.findCell("应得分"),
                    Bilingual.of("空：应得分写在共用组 %s 的行上", "nothing: points belong to the group %s", known.group()),
                    null);
        } else if (known == null && codesRead && !openIndicators) {
            reportUnknownValue(
                    row.findCell(CaseColumns.CODE), code, Stream.concat(indicators.keySet().stream(), groups.stream()));
        } else if (known == null && codesRead && row.findCell("指标名称").isBlank()) {
            problems.addAt(
                    ProblemCode.CELL_MISSING,
                    row.findCell("指标名称"),
                    new Bilingual("自报指标的名称", "the name of an own indicator"),
                    Bilingual.of("“指标”表中没有 %s", "The sheet 指标 has no %s", code));
        }
    }

    /** The ids of a list that are, or may be, ids of rules. */
    List<String> readRules(String text, GridCell cell) {
        List<String> known = new ArrayList<>();
        for (String id : splitList(text)) {
            if (rules == null || rules.contains(id)) {
                known.add(id);
            } else {
                problems.add(
                        ProblemCode.REFERENCE_UNKNOWN,
                        cell.sheet(),
                        cell.address(),
                        id,
                        new Bilingual("某张规则表的规则编号", "the id of a rule"),
                        CellParser.suggestValue(
                                NearestName.of(id, rules).orElse(null), "多个编号用分号隔开", "Separate ids with semicolons"));
            }
        }
        return known;
    }

    /** The findings that a list names by label or code, each perhaps with its severity, as expectations write them. */
    List<String> readFindings(String text, GridCell cell) {
        List<String> known = new ArrayList<>();
        for (String named : splitList(text)) {
            String[] parts = named.split("[=＝]", 2);
            Optional<Check> check = Stream.of(Check.values())
                    .filter(each ->
                            each.name().equals(parts[0].strip()) || each.label().equals(parts[0].strip()))
                    .findFirst();
            Optional<Severity> severity = parts.length == 1
                    ? Optional.empty()
                    : Stream.of(Severity.values())
                            .filter(each -> each.label().equals(parts[1].strip()))
                            .findFirst();
            if (check.isEmpty()) {
                reportUnknownValue(cell, parts[0], Stream.of(Check.values()).map(Check::label));
            } else if (parts.length == 2 && severity.isEmpty()) {
                reportUnknownValue(
                        cell, named, Stream.of(Severity.values()).map(each -> parts[0] + "=" + each.label()));
            } else {
                known.add(check.get().name()
                        + severity.map(each -> Expectation.SEVERITY + each.name())
                                .orElse(""));
            }
        }
        return known;
    }

    private void reportUnknownValue(GridCell cell, String found, Stream<String> known) {
        List<String> names = known.toList();
        String list = names.stream().limit(40).collect(Collectors.joining(" / "));
        Bilingual hint = NearestName.of(found, names)
                .map(near -> CellParser.suggestValue(near, "请核对编号或名称", "Check the code or name"))
                .orElse(null);
        problems.add(
                ProblemCode.REFERENCE_UNKNOWN, cell.sheet(), cell.address(), found, new Bilingual(list, list), hint);
    }

    private static List<String> splitList(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[;；,，、]"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .distinct()
                        .toList();
    }
}
