package org.plumbline.core.rule.band;

import java.math.BigDecimal;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.rule.TableTypeBuilder;
import org.plumbline.vocabulary.BandRule;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.PointsUnit;

/** The columns of 区间. */
final class BandColumns {

    static final String EARNS = "得分";
    static final String UNIT = "得分单位";

    static final TableType<NumberReading> TABLE = TableTypeBuilder.forNumbers("BAND", new Bilingual("区间", "bands"))
            .opens(
                    "BandRule d = BandRule.earns(new BigDecimal(\"$param\"));",
                    v -> BandRule.earns((BigDecimal) v),
                    EARNS,
                    "earns",
                    "落在本区间得多少，单位见“得分单位”",
                    "what the band earns, in the unit beside",
                    CellType.NOT_NEGATIVE)
            .needsNow(
                    "d.in(\"$param\");",
                    (BandRule d, String v) -> d.in(v),
                    UNIT,
                    "unit",
                    "分 = 直接得分；权重% = 占本指标分值的百分比",
                    "points, or percent of the weight",
                    CellType.choiceOf(PointsUnit.class))
            .closes("insert(d.basis(\"$param\").judge($r));", (BandRule d, String v) -> d.basis(v)::judge);

    private BandColumns() {}
}
