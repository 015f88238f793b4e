package org.plumbline.core.spreadsheet;

import org.plumbline.core.basics.Bilingual;

/** What a file is by its content; its name says nothing. */
public enum FileKind {
    XLSX("Excel (.xlsx)"),
    DOCX("Word (.docx)"),
    PPTX("PowerPoint (.pptx)"),
    ODS("OpenDocument (.ods)"),
    /** Another OpenDocument file than a spreadsheet. */
    OPEN_DOCUMENT("OpenDocument (.odt/.odp)"),
    /** Excel 97 to 2003, and what WPS writes as .et. */
    XLS("Excel 97-2003 (.xls/.et)"),
    EXCEL_95("Excel 95 (.xls)"),
    DOC("Word 97-2003 (.doc/.wps)"),
    WORD_95("Word 95 (.doc)"),
    ENCRYPTED("加密文件 encrypted file"),
    /** Another compound file, or a damaged one. */
    COMPOUND("OLE"),
    HTML("HTML"),
    PDF("PDF"),
    RTF("RTF"),
    XML("XML"),
    MHTML("MHTML"),
    IMAGE("图片 image"),
    EMPTY(null),
    UNKNOWN(null);

    private final String label;

    FileKind(String label) {
        this.label = label;
    }

    /** Its name for a problem; null where there is nothing to name. */
    public String label() {
        return label;
    }

    /** What its sender can do to have it read as a form. */
    Bilingual formHint() {
        return switch (this) {
            case IMAGE -> new Bilingual(
                    "不读取图片或扫描件：请提交 .xlsx 或 .docx 原件",
                    "Pictures and scans are not read: send the .xlsx or .docx original");
            case WORD_95, OPEN_DOCUMENT, RTF -> new Bilingual(
                    "请用 Word 或 WPS 另存为 .docx", "Save it as .docx in Word or WPS");
            case XML, MHTML, EXCEL_95 -> new Bilingual("请用 Excel 或 WPS 另存为 .xlsx", "Save it as .xlsx in Excel or WPS");
            case ENCRYPTED -> new Bilingual("文件已加密：请去掉密码后重新保存", "It is encrypted: save it without a password");
            case EMPTY -> new Bilingual("文件是空的（0 字节）：请重新保存后上传", "The file is empty (0 bytes): save it again");
            case COMPOUND -> new Bilingual(
                    "文件可能已损坏，请用 Excel 或 WPS 重新保存后再试", "Maybe the file is damaged; open and save it again");
            default -> new Bilingual("请另存为 .xlsx 或 .docx", "Save it as .xlsx or .docx");
        };
    }

    /** What its sender can do where a rule workbook is expected. */
    Bilingual workbookHint() {
        return switch (this) {
            case DOCX, DOC, WORD_95, RTF -> new Bilingual(
                    "这是 Word 文件；规则须写在 .xlsx 工作簿中", "This is a Word file; rules are written in an .xlsx workbook");
            case PDF -> new Bilingual(
                    "这是 PDF 文件；规则须写在 .xlsx 工作簿中", "This is a PDF file; rules are written in an .xlsx workbook");
            case ENCRYPTED -> new Bilingual(
                    "文件已加密：请去掉密码，另存为“Excel 工作簿 (.xlsx)”", "It is encrypted: save it as .xlsx, without a password");
            case EMPTY -> new Bilingual("文件是空的（0 字节）：请重新保存后上传", "The file is empty (0 bytes): save it again");
            default -> new Bilingual(
                    "请在 Excel 或 WPS 中另存为“Excel 工作簿 (.xlsx)”，并去掉密码", "Save it as .xlsx, without a password");
        };
    }
}
