package org.plumbline.ruleset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Looks at an uploaded file's zip entries before anything parses them: macros, external links, embedded objects, duplicate
 * entries (different readers would see different data) and zip bombs are refused.
 */
final class WorkbookGuard {

    private WorkbookGuard() {}

    /** Adds a problem for whatever may not be opened. */
    static void inspect(byte[] file, WorkbookLimits limits, Problems problems) {
        if (file.length > limits.bytes()) {
            tooLarge(problems, file.length + " B", "≤ " + limits.bytes() + " B");
            return;
        }
        if (file.length < 4 || file[0] != 'P' || file[1] != 'K') {
            boolean ole = file.length > 4 && (file[0] & 0xff) == 0xd0 && (file[1] & 0xff) == 0xcf;
            problems.add(
                    Problem.Code.NOT_A_WORKBOOK,
                    null,
                    null,
                    ole ? ".xls / encrypted" : null,
                    new Bilingual("未加密的 .xlsx 工作簿", "an unencrypted .xlsx workbook"),
                    new Bilingual("请在 Excel 或 WPS 中另存为“Excel 工作簿 (.xlsx)”，并去掉密码", "Save it as .xlsx, without a password"));
            return;
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            walk(zip, limits, problems);
        } catch (IOException | IllegalArgumentException e) {
            problems.add(
                    Problem.Code.NOT_A_WORKBOOK,
                    null,
                    null,
                    e.getMessage(),
                    new Bilingual("完整的 .xlsx 文件", "an intact .xlsx file"),
                    new Bilingual("文件可能已损坏，请重新保存后再试", "Maybe the file is damaged; save it again"));
        }
    }

    private static void walk(ZipInputStream zip, WorkbookLimits limits, Problems problems) throws IOException {
        Set<String> names = new HashSet<>();
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName().toLowerCase(Locale.ROOT);
            if (!names.add(name)) {
                unsafe(problems, entry.getName(), "重复的压缩条目", "a duplicate zip entry");
            }
            if (names.size() > limits.entries()) {
                tooLarge(problems, "> " + limits.entries() + " entries", "≤ " + limits.entries());
                return;
            }
            if (name.contains("vbaproject") || name.contains("/macrosheets/")) {
                unsafe(problems, entry.getName(), "宏", "a macro");
            } else if (name.contains("externallinks/")) {
                unsafe(problems, entry.getName(), "外部链接", "a link to another file");
            } else if (name.contains("/embeddings/") || name.contains("/activex/")) {
                unsafe(problems, entry.getName(), "嵌入对象", "an embedded object");
            }
            long size = 0;
            for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
                size += n;
                total += n;
                if (size > limits.entryBytes() || total > 2 * limits.entryBytes()) {
                    tooLarge(problems, entry.getName(), "≤ " + limits.entryBytes() + " B");
                    return;
                }
            }
        }
    }

    private static void unsafe(Problems problems, String found, String zh, String en) {
        problems.add(
                Problem.Code.UNSAFE_FILE,
                null,
                null,
                found,
                new Bilingual("不含" + zh + "的工作簿", "a workbook without " + en),
                new Bilingual("请删除" + zh + "后另存为 .xlsx", "Remove it and save as .xlsx"));
    }

    private static void tooLarge(Problems problems, String found, String limit) {
        problems.add(
                Problem.Code.TOO_LARGE,
                null,
                null,
                found,
                new Bilingual(limit, limit),
                new Bilingual("请减少内容，或拆分为多个评价方案", "Reduce it, or split it into several schemes"));
    }
}
