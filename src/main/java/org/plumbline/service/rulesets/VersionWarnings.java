package org.plumbline.service.rulesets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.Problem;

/** Warnings of a version: those of its workbook, and those from the comparison with the version before it. */
final class VersionWarnings {

    private static final String TESTS = "测试";

    private VersionWarnings() {}

    static List<Problem> of(RuleSetVersion version, RuleSet ruleSet, RuleSetProvider ruleSets) {
        List<Problem> warnings = new ArrayList<>(ruleSet.warnings());
        if (ruleSet.cases().isEmpty()) {
            ruleSets.earlier(version)
                    .flatMap(earlier -> testsGone(earlier, ruleSet, ruleSets))
                    .ifPresent(warnings::add);
        }
        return List.copyOf(warnings);
    }

    private static Optional<Problem> testsGone(RuleSetVersion earlier, RuleSet ruleSet, RuleSetProvider ruleSets) {
        int cases;
        try (BorrowedRuleSet rules = ruleSets.borrow(earlier)) {
            cases = rules.ruleSet().cases().size();
        }
        if (cases == 0) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                Problem.ProblemCode.TESTS_GONE,
                ruleSet.file(),
                TESTS,
                null,
                null,
                new Bilingual("工作表“测试”，至少一个用例", "the sheet 测试 with at least one case"),
                new Bilingual(
                        "第 %d 版有 %d 个用例；请从那一版复制“测试”表".formatted(earlier.version(), cases),
                        "Version %d has %d cases; copy the sheet 测试 from it".formatted(earlier.version(), cases))));
    }
}
