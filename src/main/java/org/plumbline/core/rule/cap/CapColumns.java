package org.plumbline.core.rule.cap;

import java.math.BigDecimal;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.rule.TableType.RowMatching;
import org.plumbline.core.rule.TableType.RulePhase;
import org.plumbline.core.rule.TableTypeBuilder;
import org.plumbline.vocabulary.CapRule;
import org.plumbline.vocabulary.Execution;

/** The columns of 封顶. */
final class CapColumns {

    static final String MOST = "总分上限";

    static final TableType<Execution> TABLE = TableTypeBuilder.of(
                    "CAP",
                    new Bilingual("封顶", "caps"),
                    "$e",
                    Execution.class,
                    RulePhase.ADJUSTING,
                    RowMatching.EXACTLY_ONE)
            .bounds("executionRate", Execution::executionRate, "执行率", "execution rate")
            .opens(
                    "CapRule d = CapRule.at(new BigDecimal(\"$param\"));",
                    v -> CapRule.at((BigDecimal) v),
                    MOST,
                    "total at most",
                    "总分最多几分，单位：分；加分之后、定等级之前适用",
                    "the most the total may be, after bonuses and before grading",
                    CellType.NOT_NEGATIVE)
            .closes("insert(d.basis(\"$param\").of($e));", (CapRule d, String v) -> d.basis(v)::of);

    private CapColumns() {}
}
