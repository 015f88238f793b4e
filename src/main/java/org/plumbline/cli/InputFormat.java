package org.plumbline.cli;

import java.util.List;
import java.util.Locale;

/** The content of a file. */
enum InputFormat {
    /** One submission. */
    JSON,
    /** One submission a line. */
    NDJSON,
    /** A form that somebody filled in: a spreadsheet, Word document or HTML file; its content says which. */
    XLSX;

    private static final List<String> FORMS = List.of(".xlsx", ".xls", ".et", ".docx", ".html", ".htm");

    /** By the end of its name; standard input is lines. */
    static InputFormat of(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        if (file.equals(InputItems.STDIN) || name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
            return NDJSON;
        }
        if (name.endsWith(".json")) {
            return JSON;
        }
        if (FORMS.stream().anyMatch(name::endsWith)) {
            return XLSX;
        }
        throw new CommandException(
                "从文件名看不出内容：%s。应为 .json、.ndjson、.xlsx、.xls、.et、.docx 或 .html，或用 --as 指明",
                "the format of %s cannot be determined from its name; use .json, .ndjson, .xlsx, .xls, .et, .docx or .html, or state the format with --as",
                file);
    }
}
