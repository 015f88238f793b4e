package org.plumbline.core.report;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.explanation.ExplanationTextRenderer;

/** An evaluation as plain text, with its corrections first and its record at the end. */
public final class EvaluationTextWriter {

    private EvaluationTextWriter() {}

    public static String write(EvaluationDocument content) {
        String colon = content.isEnglish() ? ": " : "：";
        List<String> first = new ArrayList<>(content.marks());
        if (content.range() != null) {
            first.add(
                    new Bilingual("总分及更严读法：", "Total and stricter readings: ").in(content.locale()) + content.range());
        }
        List<String> record = content.record().stream()
                .map(line -> line.label() + colon + line.text())
                .toList();
        return ExplanationTextRenderer.render(content.explanation(), first, record, content.locale());
    }
}
