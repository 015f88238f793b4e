package org.plumbline.core.spreadsheet;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/** Opens a filled form or a report of any format that is read; which one it is its content says. */
final class DocumentFile {

    private static final Bilingual FORM = new Bilingual(
            "自评表：.xlsx、.xls、.et、.ods、.docx、.doc、.html 或带框线表格的 .pdf",
            "a form as .xlsx, .xls, .et, .ods, .docx, .doc, .html, or .pdf with ruled tables");

    private static final Bilingual REPORT =
            new Bilingual("报告：.docx、.doc、.pdf、.html 或 .txt", "a report as .docx, .doc, .pdf, .html or .txt");

    private final byte[] file;
    private final FileKind kind;
    private final Bilingual expected;
    private final WorkbookLimits limits;
    private final ProblemCollector problems;

    private DocumentFile(byte[] file, Bilingual expected, WorkbookLimits limits, ProblemCollector problems) {
        this.file = file;
        this.expected = expected;
        this.kind = FileKindDetector.detect(file);
        this.limits = limits;
        this.problems = problems;
    }

    /** The sheets by name; none, with a problem, where the file may not be opened or cannot be read. */
    static Map<String, SheetGrid> read(byte[] file, WorkbookLimits limits, ProblemCollector problems) {
        if (file.length > limits.bytes()) {
            UploadInspector.reportTooLarge(file.length + " B", "≤ " + limits.bytes() + " B", problems);
            return Map.of();
        }
        return new DocumentFile(file, FORM, limits, problems).read();
    }

    /** The paragraphs and tables in their order; none, with a problem, where the file may not be opened or cannot be read. */
    static List<TextBlock> readText(byte[] file, WorkbookLimits limits, ProblemCollector problems) {
        if (file.length > limits.bytes()) {
            UploadInspector.reportTooLarge(file.length + " B", "≤ " + limits.bytes() + " B", problems);
            return List.of();
        }
        return new DocumentFile(file, REPORT, limits, problems).readBlocks();
    }

    private List<TextBlock> readBlocks() {
        try {
            if (kind == FileKind.DOCX) {
                UploadInspector.inspect(file, limits, problems);
            }
            return problems.hasBlocking() ? List.of() : parseBlocks();
        } catch (SpreadsheetRejectedException e) {
            reject(e);
        } catch (Exception | StackOverflowError e) { // a malformed file may raise anything
            reportDamaged();
        }
        return List.of();
    }

    private List<TextBlock> parseBlocks() throws IOException {
        if (kind == FileKind.DOCX || kind == FileKind.DOC || kind == FileKind.HTML || kind == FileKind.PDF) {
            return readText().finishBlocks();
        }
        DocumentTables plain = kind == FileKind.UNKNOWN ? PlainText.read(file, limits.ofSheets()) : null;
        if (plain != null) {
            return plain.finishBlocks();
        }
        add(kind.label(), kind.formHint());
        return List.of();
    }

    private DocumentTables readText() throws IOException {
        return switch (kind) {
            case DOCX -> DocxReader.read(file, limits.ofSheets());
            case DOC -> DocReader.read(file, limits.ofSheets());
            case PDF -> PdfReader.read(file, limits.ofSheets());
            default -> HtmlReader.read(file, limits.ofSheets());
        };
    }

    private Map<String, SheetGrid> read() {
        if (kind == FileKind.XLSX) {
            return WorkbookFile.read(file, limits, problems);
        }
        try {
            return parse();
        } catch (SpreadsheetRejectedException e) {
            reject(e);
        } catch (Exception | StackOverflowError e) { // a malformed file may raise anything
            reportDamaged();
        }
        return Map.of();
    }

    private Map<String, SheetGrid> parse() throws IOException {
        switch (kind) {
            case DOCX -> {
                UploadInspector.inspect(file, limits, problems);
                return problems.hasBlocking() ? Map.of() : tables(readText().finish());
            }
            case ODS -> {
                UploadInspector.inspect(file, limits, problems);
                return problems.hasBlocking() ? Map.of() : OdsReader.read(file, limits.ofSheets());
            }
            case DOC, HTML -> {
                return tables(readText().finish());
            }
            case PDF -> {
                DocumentTables read = readText();
                if (!read.hasTables()) {
                    throw SpreadsheetRejectedException.because(SpreadsheetRejectedException.Reason.UNRULED, "PDF");
                }
                return read.finish();
            }
            case XLS -> {
                return XlsReader.read(file, limits.ofSheets());
            }
            default -> {
                Bilingual hint = FileDestination.guess(file)
                        .filter(destination ->
                                destination != FileDestination.FORMS && destination != FileDestination.DOCUMENT)
                        .map(FileDestination::advice)
                        .orElseGet(kind::formHint);
                add(kind.label(), hint);
                return Map.of();
            }
        }
    }

    private Map<String, SheetGrid> tables(Map<String, SheetGrid> sheets) {
        if (sheets.isEmpty()) {
            problems.add(
                    ProblemCode.FORM_FILE,
                    null,
                    null,
                    kind.label(),
                    new Bilingual("含有表格的文件", "a file with a table"),
                    new Bilingual("文件里没有表格；请检查是否选错了文件", "The file has no table; check that it is the right one"));
        }
        return sheets;
    }

    private void reject(SpreadsheetRejectedException why) {
        switch (why.reason()) {
            case ENCRYPTED -> add(FileKind.ENCRYPTED.label(), FileKind.ENCRYPTED.formHint());
            case SCAN -> add("PDF 扫描件 scanned PDF", pdfHint(why.reason()));
            case UNRULED -> add("没有框线表格的 PDF without ruled tables", pdfHint(why.reason()));
            case OPEN_CELLS, TEXT_ON_LINE -> add(why.getMessage(), pdfHint(why.reason()));
            case MACRO -> UploadInspector.reportUnsafe(why.getMessage(), PackagePartInspector.MACRO, problems);
            case LINK -> UploadInspector.reportUnsafe(why.getMessage(), PackagePartInspector.LINK, problems);
            case OBJECT -> UploadInspector.reportUnsafe(why.getMessage(), PackagePartInspector.OBJECT, problems);
            case TOO_MANY_CELLS -> WorkbookFile.reportTooManyCells(why, limits, problems);
            case TOO_LARGE -> UploadInspector.reportTooLarge(why.getMessage(), allowed(), problems);
            default -> reportDamaged();
        }
    }

    private static Bilingual pdfHint(SpreadsheetRejectedException.Reason reason) {
        return switch (reason) {
            case SCAN -> new Bilingual(
                    "PDF 里只有图片，没有文字：请提交生成它的 .docx 或 .xlsx 原件",
                    "It holds pictures and no text: send the .docx or .xlsx it was made of");
            case UNRULED -> new Bilingual(
                    "PDF 里没有四周都有框线的表格：请给表格加上全部框线，或提交 .docx、.xlsx 原件",
                    "No table has lines around its cells: add all borders, or send the .docx or .xlsx original");
            case TEXT_ON_LINE -> new Bilingual(
                    "这段文字超出了单元格，无法确定属于哪一格：请加大行高或列宽后重新导出，或提交 .docx、.xlsx 原件",
                    "This text reaches out of its cell, so that its cell is not known: make the row higher or the column wider and"
                            + " export it again, or send the .docx or .xlsx original");
            default -> new Bilingual(
                    "这一页的表格缺少框线，无法确定单元格：请补全框线，或提交 .docx、.xlsx 原件",
                    "Lines of a table on this page are missing: add all borders, or send the .docx or .xlsx original");
        };
    }

    private void add(String found, Bilingual hint) {
        problems.add(ProblemCode.FORM_FILE, null, null, found, expected, hint);
    }

    private void reportDamaged() {
        add(kind.label(), FileKind.COMPOUND.formHint());
    }

    private String allowed() {
        return switch (kind) {
            case HTML -> "≤ " + limits.entries() + " tables, " + HtmlReader.MOST_TAGS + " tags";
            case PDF -> "≤ " + PdfInspector.MOST_PAGES + " pages, " + limits.entryBytes() + " B per stream";
            case DOCX -> "≤ " + limits.entries() + " tables, " + limits.entryBytes() + " B";
            default -> "≤ " + limits.entryBytes() + " B";
        };
    }
}
