package org.plumbline.core.rule.check;

import java.util.Arrays;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.rule.TableType.RowMatching;
import org.plumbline.core.rule.TableType.RulePhase;
import org.plumbline.core.rule.TableTypeBuilder;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.CheckRule;
import org.plumbline.vocabulary.Observation;
import org.plumbline.vocabulary.Severity;

/** The columns of 审核. */
final class CheckColumns {

    static final String CHECK = "检查项";
    static final String SEVERITY = "级别";
    static final String SENTENCE = "说明";

    static final TableType<Observation> TABLE = TableTypeBuilder.of(
                    "CHECK",
                    new Bilingual("审核", "checks"),
                    "$o",
                    Observation.class,
                    RulePhase.REVIEWING,
                    RowMatching.ANY_NUMBER)
            .equal(
                    "check",
                    Observation::check,
                    CHECK,
                    "check",
                    "检查什么；公式见 docs/findings.md",
                    "what is checked; formulas in docs/findings.md",
                    new CellType.ChoiceCellType(
                            Arrays.stream(Check.values()).map(Check::label).toList()))
            .bounds("value", Observation::value, "量值", "measure")
            .opens(
                    "CheckRule d = CheckRule.severity(\"$param\");",
                    v -> CheckRule.severity((String) v),
                    SEVERITY,
                    "severity",
                    "高、中、低或提示",
                    "high, medium, low or info",
                    CellType.choiceOf(Severity.class))
            .sets(
                    "d.says(\"$param\");",
                    (CheckRule d, String v) -> d.says(v),
                    SENTENCE,
                    "sentence",
                    "审计人员看到的一句话，可用 {自评得分} 等占位",
                    "the sentence an auditor reads, with {places}",
                    CellType.TEXT)
            .closes("insert(d.basis(\"$param\").about($o));", (CheckRule d, String v) -> d.basis(v)::about);

    private CheckColumns() {}
}
