package org.plumbline.cli;

import java.util.Locale;

/** The content of a file. */
enum InputFormat {
    /** One submission. */
    JSON,
    /** One submission a line. */
    NDJSON,
    /** A filled form. */
    XLSX;

    /** By the extension of its name; standard input is lines. */
    static InputFormat of(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        if (file.equals(InputItems.STDIN) || name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
            return NDJSON;
        }
        if (name.endsWith(".json")) {
            return JSON;
        }
        if (name.endsWith(".xlsx")) {
            return XLSX;
        }
        throw new CommandException(
                "从文件名看不出内容：%s。应为 .json、.ndjson 或 .xlsx，或用 --as 指明",
                "the name does not show the content of %s: use .json, .ndjson or .xlsx, or specify it with --as", file);
    }
}
