package org.plumbline.core.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.explanation.Explanation;
import org.plumbline.core.explanation.Explanation.ExplanationLine;
import org.plumbline.core.explanation.Explanation.ExplanationSection;
import org.plumbline.core.explanation.Explanation.IndicatorExplanation;
import org.plumbline.core.explanation.StepSentences;
import org.plumbline.core.report.EvaluationDocument.FindingGroup;
import org.plumbline.core.report.EvaluationDocument.FindingItem;
import org.plumbline.core.report.EvaluationDocument.LabelledText;
import org.plumbline.core.scoring.Evaluation;

/** An evaluation as a .docx to add to a file and to sign. Equal input gives equal bytes. */
public final class EvaluationDocxWriter {

    private final EvaluationDocument content;
    private final Explanation explanation;
    private final DocxFile file;

    private EvaluationDocxWriter(EvaluationDocument content, DocxFile file) {
        this.content = content;
        this.explanation = content.explanation();
        this.file = file;
    }

    public static byte[] write(EvaluationDocument content) {
        String mark =
                content.isMarked() ? new Bilingual(" · 有更正，见首页", " · correction: see page 1").in(content.locale()) : "";
        List<String> page = content.isEnglish() ? List.of("Page ", " of ", "") : List.of("第 ", " 页 / 共 ", " 页");
        try (DocxFile file = new DocxFile(content.explanation().title() + mark, content.foot(), page)) {
            new EvaluationDocxWriter(content, file).writeAll();
            Instant created = content.savedAt() == null ? Instant.EPOCH : content.savedAt();
            return file.toBytes(content.explanation().title(), created);
        }
    }

    private String localize(String zh, String en) {
        return new Bilingual(zh, en).in(content.locale());
    }

    private void writeAll() {
        file.addTitle(explanation.title());
        content.marks().forEach(file::addMark);
        writeResult();
        writePairs(content.head());
        content.money().forEach(this::writeTable);
        writeIndicators();
        writeFindings();
        writeTable(content.facts());
        writeTable(content.bases());
        writeTable(content.choices());
        writeRecord();
    }

    private void writeResult() {
        Evaluation evaluation = content.evaluation();
        List<String> head = List.of(
                localize("自评总分", "Declared total"),
                localize("自评等级", "Declared grade"),
                localize("规则得分", "Rule score"),
                localize("规则等级", "Rule grade"),
                localize("差额（自评 − 规则）", "Difference (declared − rules)"));
        List<String> values = List.of(
                DocumentTable.format(evaluation.declared().total()),
                Objects.requireNonNullElse(evaluation.declared().grade(), "—"),
                evaluation.complete()
                        ? DocumentTable.format(evaluation.total())
                        : localize("无法复算总分", "cannot be computed"),
                Objects.requireNonNullElse(evaluation.grade(), "—"),
                evaluation.difference() == null ? "—" : StepSentences.formatSigned(evaluation.difference()));
        file.addTable(head, List.of(values), 20, 18, 22, 18, 22);
        if (content.range() != null) {
            file.addText(localize("总分及更严读法：", "Total and stricter readings: ") + content.range());
        }
        explanation.summary().stream().skip(2).forEach(file::addText);
    }

    private void writePairs(List<LabelledText> pairs) {
        file.addTable(
                null,
                pairs.stream().map(pair -> List.of(pair.label(), pair.text())).toList(),
                24,
                76);
    }

    private void writeTable(DocumentTable table) {
        if (table != null && !table.isEmpty()) {
            file.addHeading(table.title());
            file.addTable(
                    table.head(),
                    table.rows().stream()
                            .map(row -> row.stream().map(DocumentTable::format).toList())
                            .toList(),
                    table.shares().stream().mapToInt(Integer::intValue).toArray());
        }
    }

    private void writeIndicators() {
        List<List<Object>> rows = new ArrayList<>();
        for (ExplanationSection section : explanation.sections()) {
            section.items().forEach(item -> rows.add(listIndicator(section.title(), item)));
        }
        writeTable(new DocumentTable(
                localize("指标得分与依据", "Indicators, scores and reasons"),
                List.of(
                        localize("一级 / 二级", "Levels"),
                        localize("指标", "Indicator"),
                        localize("目标值", "Target"),
                        localize("实际值", "Actual"),
                        localize("分值", "Weight"),
                        localize("自评", "Declared"),
                        localize("规则", "Rules"),
                        localize("得分原因与依据", "Reason and basis")),
                List.of(11, 12, 8, 8, 9, 11, 8, 33),
                rows));
        file.addHeading(localize("汇总与等级", "Sums and grade"));
        explanation.totals().forEach(line -> file.addText(line.text()));
    }

    private List<Object> listIndicator(String levels, IndicatorExplanation item) {
        return DocumentTable.row(
                levels,
                describeIndicator(item),
                item.target(),
                item.actual(),
                item.weight(),
                item.declaredScore(),
                item.score() == null ? item.outcome() : item.score(),
                String.join(
                        "\n", item.lines().stream().map(ExplanationLine::text).toList()));
    }

    private String describeIndicator(IndicatorExplanation item) {
        String name = Objects.requireNonNullElse(item.name(), item.code());
        String meaning = content.meanings().get(item.code());
        return meaning == null ? name : name + "\n" + meaning;
    }

    private void writeFindings() {
        file.addHeading(localize("审核问题（先重后轻）", "Findings, gravest first"));
        if (content.findings().isEmpty()) {
            file.addText(localize("没有发现问题。", "Nothing was found."));
        }
        for (FindingGroup group : content.findings()) {
            String count = group.items().size() == 1
                    ? ""
                    : localize("（", " (") + group.items().size() + localize(" 处）", ")");
            file.addText("[" + group.severity() + "] " + group.code() + " " + group.name() + count);
            for (int i = 0; i < group.items().size(); i++) {
                FindingItem item = group.items().get(i);
                file.addText("· " + item.message());
                if (group.showsBasis(i)) {
                    file.addNote(describeBasis(item));
                }
            }
        }
    }

    private String describeBasis(FindingItem item) {
        List<String> parts = new ArrayList<>();
        if (item.basis() != null) {
            parts.add(localize("依据：", "Basis: ") + item.basis());
        }
        if (item.source() != null) {
            parts.add(localize("出处：", "Written at: ") + item.source());
        }
        return String.join(localize("；", "; "), parts);
    }

    private void writeRecord() {
        file.addHeading(localize("来源与核验", "Provenance and verification"));
        writePairs(content.record());
        if (content.code() != null) {
            file.addPicture(QrImage.of(content.code()).toPng(), content.code(), 92);
            for (int i = 0; i < content.verification().size(); i++) {
                file.addText((i + 1) + ". " + content.verification().get(i));
            }
        }
        file.addHeading(localize("签字与盖章", "Signatures and seal"));
        file.addTable(
                null,
                List.of(
                        List.of(localize("复核人（签字）：", "Reviewed by:"), "", localize("日期：", "Date:"), ""),
                        List.of(localize("单位负责人（签字）：", "Head of the body:"), "", localize("日期：", "Date:"), ""),
                        List.of(localize("单位（盖章）：", "Seal of the body:"), "\n\n\n", "", "")),
                26,
                36,
                12,
                26);
    }
}
