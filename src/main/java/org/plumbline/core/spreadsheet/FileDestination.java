package org.plumbline.core.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.plumbline.core.basics.Bilingual;

/**
 * The page on which a file should be uploaded, guessed from its content for the message about a rejected one. No file is
 * accepted or rejected by it.
 */
public enum FileDestination {
    RULES(new Bilingual("这像是规则工作簿：请在“规则”页面上传。", "This looks like a rule workbook: upload it on the page Rules.")),
    DICTIONARY(new Bilingual(
            "这像是表头与写法对照的工作簿：请在“自评表”下的“表头与写法对照”页面上传。",
            "This looks like a form dictionary: upload it on the page Form dictionary, below Forms.")),
    FORMS(new Bilingual("这像是一份填好的自评表：请在“自评表”页面上传。", "This looks like a filled form: upload it on the page Forms.")),
    /** A document whose tables do not show what it is. */
    DOCUMENT(new Bilingual(
            "填好的自评表请在“自评表”页面上传，整份报告请在“整份报告”页面上传。",
            "Upload a filled form on the page Forms, and a whole report on the page Reports.")),
    REPORT_CHECKS(new Bilingual(
            "这像是报告检查的工作簿：不在页面上传，由管理员放进规则文件夹的 claims 下。",
            "This looks like the workbook of report checks: it is not uploaded; an administrator puts it into claims of the"
                    + " rules folder.")),
    JOBS(new Bilingual(
            "这像是许多份申报数据的表（.csv、.xlsx）或数据行（.ndjson）：请在“批量”页面上传。",
            "This looks like a table or lines of many submissions: upload it on the page Jobs."));

    private static final int HEAD = 4_096;
    /** Of a part of a workbook; headings are in its beginning. */
    private static final int PART = 1 << 18;

    private static final Pattern TABLE_HEADING = Pattern.compile(
            "(?s)(?=.*(?:>|^|[,;\\t\"])(?:方案|scheme)(?:<|[,;\\t\"])).*(?:>|[,;\\t\"])(?:指标编号|code)(?:<|[,;\\t\"]|$).*");
    private static final Pattern FORM_HEADING = Pattern.compile(">\\s*(?:三级指标|实际完成值|全年实际值|完成值)\\s*<");

    private final Bilingual advice;

    FileDestination(Bilingual advice) {
        this.advice = advice;
    }

    public Bilingual advice() {
        return advice;
    }

    /** @return empty if the content says nothing */
    public static Optional<FileDestination> guess(byte[] file) {
        return switch (FileKindDetector.detect(file)) {
            case XLSX -> guessWorkbook(file);
            case DOCX -> Optional.of(guessWord(file));
            case HTML, MHTML -> Optional.of(ofDocument(new String(file, StandardCharsets.UTF_8)));
            case XLS, EXCEL_95, ODS -> Optional.of(FORMS);
            case DOC, WORD_95, PDF -> Optional.of(DOCUMENT);
            case UNKNOWN -> guessText(file);
            default -> Optional.empty();
        };
    }

    private static FileDestination guessWord(byte[] file) {
        try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
            return ofDocument(read(zip, "word/document.xml"));
        } catch (IOException | IllegalArgumentException e) {
            return DOCUMENT; // damaged: the reader of the page reports it
        }
    }

    private static FileDestination ofDocument(String text) {
        return FORM_HEADING.matcher(text).find() ? FORMS : DOCUMENT;
    }

    private static Optional<FileDestination> guessWorkbook(byte[] file) {
        try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
            String sheets = read(zip, "xl/workbook.xml");
            if (hasSheet(sheets, "方案") && hasSheet(sheets, "指标")) {
                return Optional.of(RULES);
            }
            if (hasSheet(sheets, "表头") && hasSheet(sheets, "表头行")) {
                return Optional.of(DICTIONARY);
            }
            if (hasSheet(sheets, "检查") && hasSheet(sheets, "用语") && hasSheet(sheets, "对应")) {
                return Optional.of(REPORT_CHECKS);
            }
            String texts = read(zip, "xl/sharedStrings.xml") + read(zip, "xl/worksheets/sheet1.xml");
            if (FORM_HEADING.matcher(texts).find()) { // first: a blank form names its scheme and codes as well
                return Optional.of(FORMS);
            }
            return TABLE_HEADING.matcher(texts).matches() ? Optional.of(JOBS) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // damaged: the reader of the page reports it
        }
    }

    private static boolean hasSheet(String workbook, String name) {
        return workbook.contains("name=\"" + name + "\"");
    }

    private static String read(ZipFile zip, String name) throws IOException {
        ZipArchiveEntry part = zip.getEntry(name);
        if (part == null) {
            return "";
        }
        try (InputStream in = zip.getInputStream(part)) {
            return new String(in.readNBytes(PART), StandardCharsets.UTF_8);
        }
    }

    private static Optional<FileDestination> guessText(byte[] file) {
        int length = Math.min(file.length, HEAD);
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, Charset.forName("GBK")}) {
            String text = new String(file, 0, length, charset).replace("\uFEFF", "");
            String head = text.lines().findFirst().orElse("").strip();
            if (head.startsWith("{") || TABLE_HEADING.matcher(head).matches()) {
                return Optional.of(JOBS);
            }
        }
        return Optional.empty();
    }
}
