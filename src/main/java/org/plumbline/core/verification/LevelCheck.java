package org.plumbline.core.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.NearestName;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.workbook.CellParser;

/**
 * Levels that the setting 绩效维度 names and no indicator has: performance and execution would never be compared by them.
 */
final class LevelCheck {

    private static final String SETTING = "绩效维度";
    private static final Pattern OTHER_SEPARATORS = Pattern.compile("[、，,/|\\s]+");

    private final WorkbookValidator at;

    LevelCheck(WorkbookValidator at) {
        this.at = at;
    }

    void run() {
        Set<String> levels = at.scheme().indicators().stream()
                .flatMap(indicator -> Stream.of(indicator.level1(), indicator.level2()))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> unknown = new ArrayList<>();
        List<String> meant = new ArrayList<>();
        for (String named : new TreeSet<>(at.scheme().performanceLevels())) {
            if (levels.contains(named) || named.isEmpty()) {
                continue;
            }
            String[] parts = OTHER_SEPARATORS.split(named);
            String near = parts.length > 1
                    ? String.join(";", parts)
                    : NearestName.of(named, levels)
                            .or(() -> findSimilar(named, levels))
                            .orElse(null);
            // indicators of the submission's own may bring any level
            if (at.isClosed() || near != null) {
                unknown.add(named);
                meant.add(near);
            }
        }
        if (!unknown.isEmpty()) {
            report(unknown, meant, levels);
        }
    }

    /** The one level that is a shorter or longer form of the name, as 产出 is for 产出指标. */
    private static Optional<String> findSimilar(String named, Set<String> levels) {
        List<String> begun = levels.stream()
                .filter(level -> level.startsWith(named) || named.startsWith(level))
                .toList();
        return begun.size() == 1 ? Optional.of(begun.get(0)) : Optional.empty();
    }

    /** One cell, one problem, however many of its levels are unknown. */
    private void report(List<String> unknown, List<String> meant, Set<String> levels) {
        String list = levels.stream().limit(20).collect(Collectors.joining("、"));
        String near = meant.stream().filter(Objects::nonNull).collect(Collectors.joining(";"));
        at.report(
                ProblemCode.LEVEL_UNKNOWN,
                SETTING,
                String.join(";", unknown),
                list.isEmpty()
                        ? null
                        : new Bilingual("“指标”表中的一级或二级指标：" + list, "a level 1 or 2 of the sheet 指标: " + list),
                CellParser.suggestValue(
                        near.isEmpty() ? null : near,
                        "没有指标属于这些维度；多个用分号隔开",
                        "No indicator belongs to these; separate several with semicolons"));
    }
}
