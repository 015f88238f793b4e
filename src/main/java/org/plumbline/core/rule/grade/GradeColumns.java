package org.plumbline.core.rule.grade;

import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.rule.TableType.RowMatching;
import org.plumbline.core.rule.TableType.RulePhase;
import org.plumbline.core.rule.TableTypeBuilder;
import org.plumbline.vocabulary.GradeBand;
import org.plumbline.vocabulary.Total;

/** The columns of 等级. */
final class GradeColumns {

    static final String GRADE = "等级";
    static final String ALIASES = "别名";

    static final TableType<Total> TABLE = TableTypeBuilder.of(
                    "GRADE",
                    new Bilingual("等级", "grades"),
                    "$t",
                    Total.class,
                    RulePhase.GRADING,
                    RowMatching.EXACTLY_ONE)
            .bounds("points", Total::points, "总分", "total")
            .opens(
                    "GradeBand d = GradeBand.named(\"$param\");",
                    v -> GradeBand.named((String) v),
                    GRADE,
                    "grade",
                    "等级名称",
                    "label of the grade",
                    CellType.TEXT)
            .sets(
                    "d.alias(\"$param\");",
                    (GradeBand d, String v) -> d.alias(v),
                    ALIASES,
                    "aliases",
                    "同一等级的其他叫法，多个用分号",
                    "other labels of the same grade, with semicolons",
                    CellType.TEXT)
            .closes("insert(d.basis(\"$param\").of($t));", (GradeBand d, String v) -> d.basis(v)::of);

    private GradeColumns() {}
}
