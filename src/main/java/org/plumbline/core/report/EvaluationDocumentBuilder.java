package org.plumbline.core.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.explanation.Explanation;
import org.plumbline.core.explanation.Explanation.FindingLine;
import org.plumbline.core.explanation.WorkbookInterpretation;
import org.plumbline.core.report.EvaluationDocument.FindingGroup;
import org.plumbline.core.report.EvaluationDocument.FindingItem;
import org.plumbline.core.report.EvaluationDocument.LabelledText;
import org.plumbline.core.robustness.Robustness;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.core.workbook.CatalogueColumns;
import org.plumbline.core.workbook.WorkbookContent;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.BudgetLine;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.Subject;
import org.plumbline.vocabulary.Submission;

/** Words what a document shows of one evaluation. */
final class EvaluationDocumentBuilder {

    private final Evaluation evaluation;
    private final Submission submission;
    private final RuleSet ruleSet;
    private final StoredRecord record;
    private final Locale locale;

    EvaluationDocumentBuilder(
            Evaluation evaluation, Submission submission, RuleSet ruleSet, StoredRecord record, Locale locale) {
        this.evaluation = evaluation;
        this.submission = submission;
        this.ruleSet = ruleSet;
        this.record = record;
        this.locale = locale;
    }

    EvaluationDocument build(Robustness robustness) {
        Explanation explanation = Explanation.of(evaluation, locale);
        RecordSentences stored = new RecordSentences(record, evaluation.ruleSet(), locale);
        BasisLines bases = new BasisLines(evaluation, ruleSet, locale);
        Bilingual range = robustness.describeRange();
        return new EvaluationDocument(
                locale,
                evaluation,
                explanation,
                describeHead(),
                stored.describeCorrections(),
                range == null ? null : range.in(locale),
                listMoney(submission.budget()),
                listFacts(),
                describeMeanings(),
                describeRules(),
                groupFindings(explanation.findings()),
                bases.listBases(),
                bases.listChoices(),
                stored.describeRecord(),
                stored.describeFoot(),
                stored.describeVerification(),
                stored.describeCode(),
                record == null ? null : record.savedAt());
    }

    private String localize(String zh, String en) {
        return new Bilingual(zh, en).in(locale);
    }

    private List<LabelledText> describeHead() {
        List<LabelledText> head = new ArrayList<>();
        Subject subject = evaluation.subject();
        if (subject != null) {
            boolean project = "PROJECT".equals(subject.type());
            head.add(
                    new LabelledText(project ? localize("项目名称", "Project") : localize("单位名称", "Body"), subject.name()));
            if (subject.region() != null) {
                head.add(new LabelledText(localize("地区", "Region"), subject.region()));
            }
        }
        Scheme scheme = ruleSet.scheme();
        head.add(new LabelledText(localize("预算年度", "Fiscal year"), Integer.toString(evaluation.fiscalYear())));
        head.add(new LabelledText(
                localize("评价方案", "Scheme"),
                scheme.title() + localize("（编号 ", " (id ") + scheme.id() + localize("）", ")")));
        head.add(new LabelledText(localize("方案依据", "Basis of the scheme"), scheme.basis()));
        head.add(new LabelledText(
                localize("依据状态", "Status of the basis"), BasisLines.describeStatus(scheme.basisStatus(), locale)));
        return List.copyOf(head);
    }

    private List<DocumentTable> listMoney(Budget budget) {
        String unit = localize("（单位：" + budget.unit() + "）", " (unit: " + describeUnit(budget.unit()) + ")");
        DocumentTable execution = new DocumentTable(
                localize("预算执行情况", "Budget execution") + unit,
                List.of(
                        localize("项目", "Item"),
                        localize("年初预算数", "Initial budget"),
                        localize("上年结转", "Carry-in"),
                        localize("全年预算数", "Adjusted budget"),
                        localize("全年执行数", "Executed"),
                        localize("执行率 %", "Execution rate %")),
                List.of(30, 14, 14, 14, 14, 14),
                listExecution(budget));
        DocumentTable tasks = new DocumentTable(
                localize("年度主要任务", "Main tasks of the year") + unit,
                List.of(
                        localize("任务", "Task"),
                        localize("预算数", "Budget"),
                        localize("执行数", "Executed"),
                        localize("执行率 %", "Execution rate %")),
                List.of(52, 16, 16, 16),
                budget.tasks().stream()
                        .map(EvaluationDocumentBuilder::createRow)
                        .toList());
        return Stream.of(execution, tasks).filter(table -> !table.isEmpty()).toList();
    }

    private static String describeUnit(String unit) {
        return switch (unit) {
            case "亿元" -> "100 million yuan, 亿元";
            case "万元" -> "10,000 yuan, 万元";
            default -> "yuan, " + unit;
        };
    }

    private List<List<Object>> listExecution(Budget budget) {
        List<List<Object>> lines = new ArrayList<>();
        boolean stated = Stream.of(budget.initial(), budget.carryIn(), budget.adjusted(), budget.executed())
                .anyMatch(Objects::nonNull);
        if (stated) {
            lines.add(DocumentTable.row(
                    localize("年度资金总额", "Total"),
                    formatMoney(budget.initial()),
                    formatMoney(budget.carryIn()),
                    formatMoney(budget.adjusted()),
                    formatMoney(budget.executed()),
                    roundRate(budget.executionRate())));
        }
        for (BudgetLine line : budget.lines()) {
            List<Object> row = new ArrayList<>(createRow(line));
            row.addAll(1, Arrays.asList(null, null)); // the initial budget and the carry-in are of the whole
            lines.add(row);
        }
        return lines;
    }

    private static List<Object> createRow(BudgetLine line) {
        BigDecimal rate = roundRate(DecimalMath.computePercent(line.executed(), line.budget()));
        return DocumentTable.row(line.item(), formatMoney(line.budget()), formatMoney(line.executed()), rate);
    }

    /** With at least two decimals. */
    private static BigDecimal formatMoney(BigDecimal amount) {
        return amount == null || amount.scale() >= 2 ? amount : amount.setScale(2);
    }

    private static BigDecimal roundRate(BigDecimal rate) {
        return rate == null ? null : rate.setScale(2, RoundingMode.HALF_UP);
    }

    private DocumentTable listFacts() {
        return submission.facts().isEmpty()
                ? null
                : new DocumentTable(
                        localize("材料中的事实及其位置", "Facts stated in the documents, with their places"),
                        List.of(localize("事实", "Fact"), localize("内容", "Value"), localize("位置", "Place")),
                        List.of(30, 30, 40),
                        submission.facts().stream()
                                .map(fact -> DocumentTable.row(
                                        fact.key(),
                                        fact.describeValue(),
                                        fact.source() == null ? localize("未注明位置", "place not stated") : fact.source()))
                                .toList());
    }

    /** The columns 指标解释 and 评价要点 of the sheet 指标. */
    private Map<String, String> describeMeanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        ruleSet.content().findSheet(CatalogueColumns.INDICATORS).ifPresent(sheet -> {
            for (String label : List.of(CatalogueColumns.EXPLANATION, CatalogueColumns.POINT_WORDING)) {
                int column = sheet.findColumn(label);
                for (WorkbookContent.ContentRow row : sheet.entries()) {
                    String text = column < 0 ? null : row.values().get(column);
                    if (text != null) {
                        meanings.merge(row.key(), label + "：" + text, (one, other) -> one + "\n" + other);
                    }
                }
            }
        });
        return meanings;
    }

    private Map<String, String> describeRules() {
        Map<String, Set<RuleSource>> sources = new LinkedHashMap<>();
        for (TraceStep.ScoringStep step : evaluation.listSteps(TraceStep.ScoringStep.class)) {
            if (step.rule() != null && step.rule().sheet() != null) {
                sources.computeIfAbsent(step.indicator(), none -> new LinkedHashSet<>())
                        .add(step.rule());
            }
        }
        Map<String, Map<Integer, String>> sentences = new LinkedHashMap<>();
        WorkbookInterpretation.interpret(ruleSet, locale)
                .sheets()
                .forEach(sheet -> sentences.put(
                        sheet.name(),
                        sheet.rows().stream()
                                .collect(Collectors.toMap(
                                        WorkbookInterpretation.RowInterpretation::row,
                                        WorkbookInterpretation.RowInterpretation::sentence,
                                        (one, other) -> one))));
        Map<String, String> rules = new LinkedHashMap<>();
        sources.forEach((code, rows) -> rules.put(
                code,
                rows.stream()
                        .map(rule ->
                                sentences.getOrDefault(rule.sheet(), Map.of()).get(rule.row()))
                        .filter(sentence -> sentence != null)
                        .collect(Collectors.joining("\n"))));
        return rules;
    }

    private static List<FindingGroup> groupFindings(List<FindingLine> findings) {
        Map<String, List<FindingLine>> byCheck = new LinkedHashMap<>();
        findings.stream().sorted(Comparator.comparing(FindingLine::level)).forEach(finding -> byCheck.computeIfAbsent(
                        finding.level() + " " + finding.code(), none -> new ArrayList<>())
                .add(finding));
        return byCheck.values().stream()
                .map(EvaluationDocumentBuilder::createGroup)
                .toList();
    }

    private static FindingGroup createGroup(List<FindingLine> alike) {
        FindingLine first = alike.get(0);
        return new FindingGroup(
                first.level(),
                first.severity(),
                first.code(),
                first.name(),
                alike.stream()
                        .map(each -> new FindingItem(each.message(), each.basis(), each.source()))
                        .toList());
    }
}
