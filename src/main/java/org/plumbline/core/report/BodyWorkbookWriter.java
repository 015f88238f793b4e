package org.plumbline.core.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.explanation.DisplayNames;
import org.plumbline.core.explanation.StepSentences;
import org.plumbline.core.report.ReportSheetWriter.ReportColumn;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.RaisedFinding;

/** Everything of one body as .xlsx: its evaluations, their findings, and each indicator over the years. */
public final class BodyWorkbookWriter {

    private static final ReportColumn[] EVALUATIONS = {
        new ReportColumn("年度", "Year", 7),
        new ReportColumn("方案", "Scheme", 22),
        new ReportColumn("评价对象", "Subject", 40),
        new ReportColumn("地区", "Region", 24),
        new ReportColumn("规则得分", "Rule score", 12),
        new ReportColumn("等级", "Grade", 8),
        new ReportColumn("自评总分", "Declared", 12),
        new ReportColumn("差额", "Difference", 10),
        new ReportColumn("问题数", "Findings", 9),
        new ReportColumn("最新", "Newest", 8),
        new ReportColumn("保存时间（UTC）", "Saved at (UTC)", 22),
        new ReportColumn("规则集 SHA-256", "Rule set SHA-256", 68),
        new ReportColumn("评价编号", "Evaluation", 38)
    };
    private static final ReportColumn[] FINDINGS = {
        new ReportColumn("年度", "Year", 7),
        new ReportColumn("方案", "Scheme", 22),
        new ReportColumn("评价对象", "Subject", 40),
        new ReportColumn("级别", "Severity", 10),
        new ReportColumn("名称", "Name", 18),
        new ReportColumn("指标编号", "Indicator", 12),
        new ReportColumn("问题", "Finding", 80),
        new ReportColumn("评价编号", "Evaluation", 38)
    };

    private BodyWorkbookWriter() {}

    /**
     * A saved evaluation of the body.
     *
     * @param newest whether nothing corrects it and no later one has its subject, scheme and year
     */
    public record BodyEvaluation(String id, Evaluation evaluation, boolean newest, Instant savedAt) {}

    /** @param evaluations in the order of the sheet */
    public static byte[] write(String body, List<BodyEvaluation> evaluations, Locale locale) {
        try (ReportWorkbook book = new ReportWorkbook(locale)) {
            ReportSheetWriter list = book.addSheet(new Bilingual("评价", "Evaluations").in(locale));
            list.writeTitle(body);
            writeEvaluations(list, evaluations);
            ReportSheetWriter findings = book.addSheet(new Bilingual("审核问题", "Findings").in(locale));
            findings.writeTitle(body);
            writeFindings(findings, evaluations);
            ReportSheetWriter years = book.addSheet(new Bilingual("指标逐年", "Indicators by year").in(locale));
            years.writeTitle(body);
            writeYears(years, evaluations);
            return book.toBytes(body, Instant.EPOCH);
        }
    }

    private static void writeEvaluations(ReportSheetWriter sheet, List<BodyEvaluation> evaluations) {
        sheet.writeHeader(EVALUATIONS);
        for (BodyEvaluation each : evaluations) {
            Evaluation evaluation = each.evaluation();
            sheet.writeRow(
                    evaluation.fiscalYear(),
                    evaluation.scheme(),
                    evaluation.subject().name(),
                    evaluation.subject().region(),
                    evaluation.total(),
                    evaluation.grade(),
                    evaluation.declared().total(),
                    evaluation.difference(),
                    evaluation.findings().size(),
                    each.newest() ? "✓" : "",
                    each.savedAt().toString(),
                    evaluation.ruleSet(),
                    each.id());
        }
    }

    private static void writeFindings(ReportSheetWriter sheet, List<BodyEvaluation> evaluations) {
        sheet.writeHeader(FINDINGS);
        for (BodyEvaluation each : evaluations) {
            Evaluation evaluation = each.evaluation();
            StepSentences sentences = StepSentences.of(evaluation, sheet.locale());
            for (RaisedFinding finding : evaluation.findings()) {
                sheet.writeRow(
                        evaluation.fiscalYear(),
                        evaluation.scheme(),
                        evaluation.subject().name(),
                        DisplayNames.nameSeverity(finding.severity(), sheet.locale()),
                        DisplayNames.nameCheck(finding.code(), sheet.locale()),
                        finding.indicator(),
                        sentences.describeFinding(finding),
                        each.id());
            }
        }
    }

    /** An indicator of a subject; own indicators have no code in common, so that the name counts. */
    private record IndicatorKey(String scheme, String subject, String name) {}

    private static void writeYears(ReportSheetWriter sheet, List<BodyEvaluation> evaluations) {
        TreeSet<Integer> years = new TreeSet<>();
        Map<IndicatorKey, Map<Integer, IndicatorScore>> rows = new LinkedHashMap<>();
        evaluations.stream().filter(BodyEvaluation::newest).forEach(each -> {
            Evaluation evaluation = each.evaluation();
            years.add(evaluation.fiscalYear());
            for (IndicatorScore score : evaluation.indicators()) {
                IndicatorKey key = new IndicatorKey(
                        evaluation.scheme(), evaluation.subject().name(), score.name());
                rows.computeIfAbsent(key, none -> new LinkedHashMap<>()).putIfAbsent(evaluation.fiscalYear(), score);
            }
        });
        List<ReportColumn> columns = new ArrayList<>(List.of(
                new ReportColumn("方案", "Scheme", 22),
                new ReportColumn("评价对象", "Subject", 40),
                new ReportColumn("指标", "Indicator", 36)));
        for (int year : years) {
            columns.add(new ReportColumn(year + " 实际", year + " actual", 14));
            columns.add(new ReportColumn(year + " 得分", year + " score", 12));
        }
        sheet.writeHeader(columns.toArray(ReportColumn[]::new));
        rows.forEach((key, scores) -> sheet.writeRow(toCells(key, scores, years)));
    }

    private static Object[] toCells(IndicatorKey key, Map<Integer, IndicatorScore> scores, TreeSet<Integer> years) {
        List<Object> cells = new ArrayList<>(List.of(key.scheme(), key.subject(), key.name()));
        for (int year : years) {
            IndicatorScore score = scores.get(year);
            cells.add(score == null || score.actual() == null ? null : actualOf(score));
            cells.add(score == null ? null : score.score());
        }
        return cells.toArray();
    }

    private static Object actualOf(IndicatorScore score) {
        BigDecimal number = score.actual().numberOrNull();
        return number == null ? score.actual().toString() : number;
    }
}
