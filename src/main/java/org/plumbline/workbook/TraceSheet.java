package org.plumbline.workbook;

import org.plumbline.explanation.Narrator;
import org.plumbline.explanation.Words;
import org.plumbline.ruleset.RuleRef;
import org.plumbline.scoring.Evaluation;
import org.plumbline.trace.TraceStep;
import org.plumbline.workbook.ReportSheet.Column;

/** Every step, in its order: what an auditor sorts and filters by. */
final class TraceSheet {

    private TraceSheet() {}

    static void write(ReportSheet sheet, Evaluation evaluation, Narrator narrator) {
        sheet.title(sheet.say("计算过程", "Trace"));
        sheet.head(
                new Column("步骤", "Step", 6),
                new Column("类型", "Kind", 11),
                new Column("指标编号", "Code", 12),
                new Column("指标", "Indicator", 22),
                new Column("规则编号", "Rule", 16),
                new Column("规则文件", "File", 26),
                new Column("工作表", "Sheet", 16),
                new Column("行", "Row", 6),
                new Column("说明", "Sentence", 70),
                new Column("得失分", "Points", 9),
                new Column("余分", "Running", 9));
        int number = 0;
        for (TraceStep step : evaluation.trace()) {
            RuleRef rule = step.rule();
            sheet.row(
                    ++number,
                    Words.kind(step.kind(), sheet.locale()),
                    step.indicator(),
                    step.indicator() == null ? null : narrator.named(step.indicator()),
                    rule == null ? null : rule.id(),
                    rule == null ? null : rule.file(),
                    rule == null ? null : rule.sheet(),
                    rule == null ? null : rule.row(),
                    narrator.sentence(step),
                    step.points(),
                    step.running());
        }
    }
}
