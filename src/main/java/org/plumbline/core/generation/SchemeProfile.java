package org.plumbline.core.generation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.workbook.WorkbookContent;
import org.plumbline.vocabulary.CheckpointRule;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorGroup;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Scheme;

/** The parts of a rule set that matter for filling in a form, looked up once. */
final class SchemeProfile {

    private static final Map<Operator, String> USUAL =
            Map.of(Operator.AT_LEAST, "正向比例", Operator.AT_MOST, "反向比例", Operator.EQUAL, "等于型");

    private final RuleSet ruleSet;
    private final Map<Operator, String> methods = new HashMap<>();
    private final Map<String, List<String>> points = new HashMap<>();
    private final BigDecimal open;

    SchemeProfile(RuleSet ruleSet) {
        this.ruleSet = ruleSet;
        USUAL.forEach((operator, method) -> {
            if (ruleSet.methods().numeric().contains(method)) {
                methods.put(operator, method);
            }
        });
        ruleSet.content().sheets().stream()
                .filter(sheet -> "CHECKPOINT".equals(sheet.form()))
                .forEach(this::points);
        this.open = open(ruleSet.scheme());
    }

    private void points(WorkbookContent.SheetContent sheet) {
        int method = sheet.findColumn("评分办法");
        int point = sheet.findColumn("要点");
        Map<String, Set<String>> found = new HashMap<>();
        for (WorkbookContent.ContentRow row : sheet.entries()) {
            String name = method < 0 ? null : row.values().get(method);
            if (name != null && point >= 0 && row.values().get(point) != null) {
                found.computeIfAbsent(name, key -> new LinkedHashSet<>())
                        .addAll(CheckpointRule.expandCodes(row.values().get(point)));
            }
        }
        found.forEach((name, codes) -> points.put(name, List.copyOf(codes)));
    }

    private static BigDecimal open(Scheme scheme) {
        BigDecimal left = scheme.fullMarks();
        for (Indicator indicator : scheme.indicators()) {
            left = indicator.weight() == null || indicator.group() != null ? left : left.subtract(indicator.weight());
        }
        for (IndicatorGroup group : scheme.groups()) {
            left = group.weight() == null ? left : left.subtract(group.weight());
        }
        return left;
    }

    Scheme scheme() {
        return ruleSet.scheme();
    }

    RuleSet ruleSet() {
        return ruleSet;
    }

    /** Points that the catalogue leaves to a submission's own indicators. */
    BigDecimal open() {
        return open;
    }

    /** The usual scoring method of an own indicator; null where the workbook has no such method. */
    String findMethod(Operator operator) {
        return methods.get(operator);
    }

    /** Whether own indicators can be scored at all: otherwise bodies print neither weights nor scores. */
    boolean canScoreOwnIndicators() {
        return methods.size() == USUAL.size() && open.signum() > 0;
    }

    boolean isChecklist(Indicator indicator) {
        return ruleSet.methods().judgesChecklists(indicator.code(), indicator.method());
    }

    /** Codes of a checklist's points; empty where the workbook names them by indicator. */
    List<String> points(Indicator indicator) {
        return points.getOrDefault(indicator.method(), List.of());
    }

    List<String> findMembers(IndicatorGroup group) {
        List<String> members = new ArrayList<>();
        for (Indicator indicator : scheme().indicators()) {
            if (group.code().equals(indicator.group())) {
                members.add(indicator.code());
            }
        }
        return members;
    }

    /** The label that a total earns; null where no band of the workbook has a lower bound. */
    String findGrade(BigDecimal total) {
        String grade =
                ruleSet.listGrades().isEmpty() ? null : ruleSet.listGrades().get(0);
        for (var floor : ruleSet.listGradeFloors()) {
            grade = floor.isReachedBy(total) ? floor.grade() : grade;
        }
        return grade;
    }
}
