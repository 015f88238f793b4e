package org.plumbline.core.rule.veto;

import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.rule.TableTypeBuilder;
import org.plumbline.vocabulary.Circumstance;
import org.plumbline.vocabulary.VetoAction;
import org.plumbline.vocabulary.VetoRule;

/** The columns of 否决. */
final class VetoColumns {

    static final String ACTION = "动作";
    static final String GRADE = "参数";

    static final TableType<Circumstance> TABLE = TableTypeBuilder.forCircumstances(
                    "VETO", new Bilingual("否决", "vetoes"))
            .opens(
                    "VetoRule d = VetoRule.does(\"$param\");",
                    v -> VetoRule.does((String) v),
                    ACTION,
                    "action",
                    "总分归零 = 总分改为 0；最高等级 = 等级最高只能是“参数”所填的等级",
                    "total 0, or no better grade than the parameter",
                    CellType.choiceOf(VetoAction.class))
            .sets(
                    "d.grade(\"$param\");",
                    (VetoRule d, String v) -> d.grade(v),
                    GRADE,
                    "parameter",
                    "“最高等级”填“等级”表中的等级名称；“总分归零”不填",
                    "label of a grade for 最高等级; nothing for 总分归零",
                    CellType.TEXT)
            .closes("insert(d.basis(\"$param\").of($c));", (VetoRule d, String v) -> d.basis(v)::of);

    private VetoColumns() {}
}
