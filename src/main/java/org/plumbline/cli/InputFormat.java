package org.plumbline.cli;

import java.util.Locale;

/** What a file holds. */
enum InputFormat {
    /** One submission. */
    JSON,
    /** A submission a line. */
    NDJSON,
    /** A form that somebody filled in. */
    XLSX;

    /** By the end of its name; standard input is lines. */
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
                "the name does not tell what is in %s: .json, .ndjson or .xlsx are known, or say it with --as", file);
    }
}
