package org.plumbline.explanation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.plumbline.explanation.Explanation.FindingLine;
import org.plumbline.explanation.Explanation.Item;
import org.plumbline.explanation.Explanation.Section;

/** An explanation as plain text, as a report quotes it. */
public final class ExplanationText {

    private final boolean english;
    private final StringBuilder text = new StringBuilder();

    private ExplanationText(Locale locale) {
        this.english = "en".equals(locale.getLanguage());
    }

    public static String render(Explanation explanation, Locale locale) {
        return render(explanation, List.of(), locale);
    }

    /** @param provenance what the text comes from, a line each, such as the id of a kept evaluation */
    public static String render(Explanation explanation, List<String> provenance, Locale locale) {
        ExplanationText text = new ExplanationText(locale);
        text.all(explanation);
        if (!provenance.isEmpty()) {
            text.line("");
            text.line(text.english ? "## Where this comes from" : "## 来源");
            provenance.forEach(text::line);
        }
        return text.text.toString();
    }

    private void all(Explanation explanation) {
        line(explanation.title());
        line("");
        explanation.summary().forEach(this::line);
        for (Section section : explanation.sections()) {
            line("");
            line("## " + section.title());
            section.items().forEach(this::item);
        }
        line("");
        line(english ? "## Totals" : "## 汇总与等级");
        explanation.totals().forEach(total -> line("- " + total.text()));
        line("");
        line((english ? "## Findings: " : "## 审核问题：") + explanation.findings().size());
        explanation.findings().forEach(this::finding);
    }

    private void item(Item item) {
        String score = item.score() == null ? item.outcome() : item.score().toPlainString();
        String weight = item.weight() == null ? "—" : item.weight().toPlainString();
        StringBuilder head = new StringBuilder("[" + item.code() + "] " + (item.name() == null ? "" : item.name()));
        head.append(english ? ": score " : "：得分 ").append(score).append('/').append(weight);
        head.append(english ? ", declared " : "，自评 ").append(shown(item.declaredScore()));
        head.append(english ? ", difference " : "，差额 ")
                .append(item.difference() == null ? "—" : Narrator.signed(item.difference()));
        line(head.toString());
        item.lines().forEach(each -> line("  - " + each.text()));
    }

    private void finding(FindingLine finding) {
        String name = finding.name().isEmpty() ? "" : " " + finding.name();
        line("- [" + finding.severity() + "] " + finding.code() + name + (english ? ": " : "：") + finding.message());
        if (finding.basis() != null || finding.source() != null) {
            String basis = finding.basis() == null ? "" : (english ? "basis: " : "依据：") + finding.basis();
            String source = finding.source() == null ? "" : (english ? "; " : "；") + finding.source();
            line("    " + basis + source);
        }
    }

    private static String shown(BigDecimal number) {
        return number == null ? "—" : number.toPlainString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
