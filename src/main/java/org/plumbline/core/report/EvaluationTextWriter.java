package org.plumbline.core.report;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.explanation.ExplanationTextRenderer;

/** An evaluation as plain text: its corrections first, its tables and its record at the end. */
public final class EvaluationTextWriter {

    private EvaluationTextWriter() {}

    public static String write(EvaluationDocument content) {
        String colon = content.isEnglish() ? ": " : "：";
        List<String> first = new ArrayList<>(content.marks());
        if (content.range() != null) {
            first.add(
                    new Bilingual("总分及更严读法：", "Total and stricter readings: ").in(content.locale()) + content.range());
        }
        List<String> tables = new ArrayList<>();
        for (DocumentTable table : content.listTables()) {
            tables.add("");
            tables.add("## " + table.title());
            table.rows().forEach(row -> tables.add("- " + joinCells(table.head(), row, content.isEnglish())));
        }
        List<String> record = content.record().stream()
                .map(line -> line.label() + colon + line.text())
                .toList();
        return ExplanationTextRenderer.render(content.explanation(), first, tables, record, content.locale());
    }

    /** The first cell, and the others under their headings. */
    private static String joinCells(List<String> head, List<Object> row, boolean english) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i < row.size(); i++) {
            cells.add(head.get(i) + " " + format(row.get(i)));
        }
        return format(row.get(0)) + (english ? ": " : "：") + String.join(english ? "; " : "；", cells);
    }

    private static String format(Object cell) {
        return DocumentTable.format(cell).replace('\n', ' ');
    }
}
