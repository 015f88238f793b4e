package org.plumbline.core.report;

import java.time.Instant;
import java.util.Locale;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.explanation.StepSentences;
import org.plumbline.core.report.ReportSheetWriter.ReportColumn;

/**
 * An evaluation as an .xlsx to print and to calculate with: the form 自评表 with declared and rule scores side by side,
 * the findings, and every step. Equal input gives equal bytes. Declared values are texts or numbers, never formulas.
 */
public final class EvaluationWorkbookWriter {

    /** Of a sheet that is one table, in digits. */
    private static final int SHEET_WIDTH = 140;

    private EvaluationWorkbookWriter() {}

    public static byte[] write(EvaluationDocument content) {
        Locale locale = content.locale();
        try (ReportWorkbook book = new ReportWorkbook(locale)) {
            FormSheetWriter.write(book.addSheet(new Bilingual("自评表", "Self-evaluation").in(locale)), content);
            FindingsSheetWriter.write(book.addSheet(new Bilingual("审核问题", "Findings").in(locale)), content);
            if (content.facts() != null) {
                writeTable(book.addSheet(new Bilingual("事实", "Facts").in(locale)), content.facts());
            }
            ReportSheetWriter bases = book.addSheet(new Bilingual("依据", "Bases").in(locale));
            writeTable(bases, content.bases());
            if (content.choices() != null) {
                bases.skipRow();
                bases.writeNote(content.choices().title());
                bases.writeStrongRow(content.choices().head().toArray());
                content.choices().rows().forEach(row -> bases.writeRow(row.toArray()));
            }
            TraceSheetWriter.write(
                    book.addSheet(new Bilingual("计算过程", "Trace").in(locale)),
                    content.evaluation(),
                    StepSentences.of(content.evaluation(), locale));
            Instant created = content.savedAt() == null ? Instant.EPOCH : content.savedAt();
            return book.toBytes(content.explanation().title(), created);
        }
    }

    private static void writeTable(ReportSheetWriter sheet, DocumentTable table) {
        sheet.writeTitle(table.title());
        ReportColumn[] columns = new ReportColumn[table.head().size()];
        for (int i = 0; i < columns.length; i++) {
            String heading = table.head().get(i);
            columns[i] = new ReportColumn(heading, heading, table.shares().get(i) * SHEET_WIDTH / 100);
        }
        sheet.writeHeader(columns);
        table.rows().forEach(row -> sheet.writeRow(row.toArray()));
    }
}
