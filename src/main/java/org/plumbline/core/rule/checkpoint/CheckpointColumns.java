package org.plumbline.core.rule.checkpoint;

import java.math.BigDecimal;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.rule.TableType.RowMatching;
import org.plumbline.core.rule.TableTypeBuilder;
import org.plumbline.vocabulary.BareWordPolicy;
import org.plumbline.vocabulary.CheckReading;
import org.plumbline.vocabulary.CheckpointRole;
import org.plumbline.vocabulary.CheckpointRule;

/** The columns of 要点. */
final class CheckpointColumns {

    static final String POINT = "要点";
    static final String ROLE = "作用";
    static final String SHARE = "占权重%";
    static final String POINTS = "分值";
    static final String BARE_WORD = "仅填结论";

    static final TableType<CheckReading> TABLE = TableTypeBuilder.forReadings(
                    "CHECKPOINT", new Bilingual("要点", "checkpoints"), CheckReading.class, RowMatching.ANY_NUMBER)
            .opens(
                    "CheckpointRule d = CheckpointRule.point(\"$param\");",
                    v -> CheckpointRule.point((String) v),
                    POINT,
                    "point",
                    "要点编号；多个用分号，连续可写 1-5",
                    "code of the point; several with semicolons, a range as 1-5",
                    CellType.TEXT)
            .sets(
                    "d.role(\"$param\");",
                    (CheckpointRule d, String v) -> d.role(v),
                    ROLE,
                    "role",
                    "门槛 = 缺则零分；计分 = 缺则扣所占比例；全具备 = 缺一不得分",
                    "gate, share, or all-or-nothing",
                    CellType.choiceOf(CheckpointRole.class))
            .sets(
                    "d.share(new BigDecimal(\"$param\"));",
                    (CheckpointRule d, BigDecimal v) -> d.share(v),
                    SHARE,
                    "share %",
                    "“计分”要点占分值的百分比",
                    "percent of the weight, for role 计分",
                    CellType.PERCENT)
            .sets(
                    "d.points(new BigDecimal(\"$param\"));",
                    (CheckpointRule d, BigDecimal v) -> d.points(v),
                    POINTS,
                    "points",
                    "“计分”要点值几分；填了分值就不填占权重%",
                    "points of the point, for role 计分; instead of a share",
                    CellType.POSITIVE)
            .sets(
                    "d.bareWord(\"$param\");",
                    (CheckpointRule d, String v) -> d.bareWord(v),
                    BARE_WORD,
                    "bare word",
                    "只填“健全”等结论、未勾选要点时怎么办；空 = " + CheckpointRule.DEFAULT_BARE_WORD.label(),
                    "what to do with a bare word and no ticks; empty = " + CheckpointRule.DEFAULT_BARE_WORD.label(),
                    CellType.choiceOf(BareWordPolicy.class))
            .closes("insert(d.basis(\"$param\").judge($r));", (CheckpointRule d, String v) -> d.basis(v)::judge);

    private CheckpointColumns() {}
}
