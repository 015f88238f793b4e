package org.plumbline.core.report;

import org.plumbline.core.explanation.DisplayNames;
import org.plumbline.core.explanation.StepSentences;
import org.plumbline.core.report.ReportSheetWriter.ReportColumn;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.trace.TraceStep;

/** Every step in order, for sorting and filtering. */
final class TraceSheetWriter {

    private TraceSheetWriter() {}

    static void write(ReportSheetWriter sheet, Evaluation evaluation, StepSentences narrator) {
        sheet.writeTitle(sheet.localize("计算过程", "Trace"));
        sheet.writeHeader(
                new ReportColumn("步骤", "Step", 6),
                new ReportColumn("类型", "Kind", 11),
                new ReportColumn("指标编号", "Code", 12),
                new ReportColumn("指标", "Indicator", 22),
                new ReportColumn("规则编号", "Rule", 16),
                new ReportColumn("规则文件", "File", 26),
                new ReportColumn("工作表", "Sheet", 16),
                new ReportColumn("行", "Row", 6),
                new ReportColumn("说明", "Sentence", 70),
                new ReportColumn("得失分", "Points", 9),
                new ReportColumn("余分", "Running", 9));
        int number = 0;
        for (TraceStep step : evaluation.trace()) {
            writeStep(sheet, ++number, step, narrator);
        }
    }

    private static void writeStep(ReportSheetWriter sheet, int number, TraceStep step, StepSentences narrator) {
        RuleSource rule = step.rule();
        sheet.writeRow(
                number,
                DisplayNames.nameStepKind(step.kind(), sheet.locale()),
                step.indicator(),
                step.indicator() == null ? null : narrator.findName(step.indicator()),
                rule == null ? null : rule.id(),
                rule == null ? null : rule.file(),
                rule == null ? null : rule.sheet(),
                rule == null ? null : rule.row(),
                narrator.describe(step),
                step.points(),
                step.running());
    }
}
