package org.plumbline.core.explanation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.plumbline.core.explanation.Explanation.ExplanationSection;
import org.plumbline.core.explanation.Explanation.FindingLine;
import org.plumbline.core.explanation.Explanation.IndicatorExplanation;

/** An explanation as plain text, as a report quotes it. */
public final class ExplanationTextRenderer {

    private final boolean english;
    private final StringBuilder text = new StringBuilder();

    private ExplanationTextRenderer(Locale locale) {
        this.english = "en".equals(locale.getLanguage());
    }

    /**
     * @param first lines below the title, such as what corrects the evaluation
     * @param last lines after the findings
     * @param provenance sources of the text, one line each, such as the id of a stored evaluation
     */
    public static String render(
            Explanation explanation, List<String> first, List<String> last, List<String> provenance, Locale locale) {
        ExplanationTextRenderer text = new ExplanationTextRenderer(locale);
        text.renderAll(explanation, first);
        last.forEach(text::appendLine);
        if (!provenance.isEmpty()) {
            text.appendLine("");
            text.appendLine(text.english ? "## Where this comes from" : "## 来源");
            provenance.forEach(text::appendLine);
        }
        return text.text.toString();
    }

    private void renderAll(Explanation explanation, List<String> first) {
        appendLine(explanation.title());
        appendLine("");
        first.forEach(this::appendLine);
        explanation.summary().forEach(this::appendLine);
        for (ExplanationSection section : explanation.sections()) {
            appendLine("");
            appendLine("## " + section.title());
            section.items().forEach(this::renderItem);
        }
        appendLine("");
        appendLine(english ? "## Totals" : "## 汇总与等级");
        explanation.totals().forEach(total -> appendLine("- " + total.text()));
        appendLine("");
        appendLine((english ? "## Findings: " : "## 审核问题：")
                + explanation.findings().size());
        explanation.findings().forEach(this::renderFinding);
    }

    private void renderItem(IndicatorExplanation item) {
        String score = item.score() == null ? item.outcome() : item.score().toPlainString();
        String weight = item.weight() == null
                ? (english ? "unknown" : "未知")
                : item.weight().toPlainString();
        StringBuilder head = new StringBuilder("[" + item.code() + "] " + (item.name() == null ? "" : item.name()));
        head.append(english ? ": score " : "：得分 ").append(score).append('/').append(weight);
        head.append(english ? ", declared " : "，自评 ").append(formatNumber(item.declaredScore()));
        head.append(english ? ", difference " : "，差额 ")
                .append(item.difference() == null ? "—" : StepSentences.formatSigned(item.difference()));
        if (item.review() != null) {
            head.append(english ? ", review " : "，复核 ")
                    .append(formatNumber(item.review().score()));
        }
        appendLine(head.toString());
        item.lines().forEach(each -> appendLine("  - " + each.text()));
    }

    private void renderFinding(FindingLine finding) {
        String name = finding.name().isEmpty() ? "" : " " + finding.name();
        appendLine(
                "- [" + finding.severity() + "] " + finding.code() + name + (english ? ": " : "：") + finding.message());
        if (finding.basis() != null || finding.source() != null) {
            String basis = finding.basis() == null ? "" : (english ? "basis: " : "依据：") + finding.basis();
            String source = finding.source() == null ? "" : (english ? "; " : "；") + finding.source();
            appendLine("    " + basis + source);
        }
    }

    private static String formatNumber(BigDecimal number) {
        return number == null ? "—" : number.toPlainString();
    }

    private void appendLine(String line) {
        text.append(line).append('\n');
    }
}
