package org.plumbline.core.rule.wording;

import java.math.BigDecimal;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.rule.TableType.RowMatching;
import org.plumbline.core.rule.TableTypeBuilder;
import org.plumbline.vocabulary.TextReading;
import org.plumbline.vocabulary.WordingRule;
import org.plumbline.vocabulary.YesNo;

/** The columns of 定性. */
final class WordingColumns {

    static final String AGREES = "与目标一致";
    static final String SAYS = "实际值为";
    static final String WORTH = "取值%";
    static final String FROM = "下限%";
    static final String TO = "上限%";
    static final String TO_INCLUDED = "含上限";

    static final TableType<TextReading> TABLE = TableTypeBuilder.forReadings(
                    "WORDING", new Bilingual("定性", "wordings"), TextReading.class, RowMatching.EXACTLY_ONE)
            .test(
                    "agrees(\"$param\")",
                    "agrees",
                    TextReading::agrees,
                    AGREES,
                    "agrees with target",
                    "实际值文字是否与目标值相同",
                    "whether the wording is the target's",
                    CellType.choiceOf(YesNo.class))
            .test(
                    "says(\"$param\")",
                    "says",
                    TextReading::says,
                    SAYS,
                    "says",
                    "档次及其别名，多个用分号",
                    "the wording and its aliases, with semicolons",
                    CellType.TEXT)
            .opens(
                    "WordingRule d = WordingRule.worth(new BigDecimal(\"$param\"));",
                    v -> WordingRule.worth((BigDecimal) v),
                    WORTH,
                    "worth %",
                    "得分值的百分之几（无人工评分时）",
                    "percent of the weight where no score was chosen",
                    CellType.PERCENT)
            .sets(
                    "d.from(new BigDecimal(\"$param\"));",
                    (WordingRule d, BigDecimal v) -> d.from(v),
                    FROM,
                    "from %",
                    "人工评分可取的下限（含），占分值的百分比",
                    "lower end of the score a person may choose, percent of the weight",
                    CellType.PERCENT)
            .sets(
                    "d.to(new BigDecimal(\"$param\"));",
                    (WordingRule d, BigDecimal v) -> d.to(v),
                    TO,
                    "to %",
                    "人工评分可取的上限，占分值的百分比",
                    "upper end of the score a person may choose, percent of the weight",
                    CellType.PERCENT)
            .sets(
                    "d.toIncluded(\"$param\");",
                    (WordingRule d, String v) -> d.toIncluded(v),
                    TO_INCLUDED,
                    "upper end included",
                    "上限本身是否可取；空 = " + WordingRule.DEFAULT_TO_INCLUDED.label(),
                    "whether the upper end may be chosen; empty = " + WordingRule.DEFAULT_TO_INCLUDED.label(),
                    CellType.choiceOf(YesNo.class))
            .closes("insert(d.basis(\"$param\").judge($r));", (WordingRule d, String v) -> d.basis(v)::judge);

    private WordingColumns() {}
}
