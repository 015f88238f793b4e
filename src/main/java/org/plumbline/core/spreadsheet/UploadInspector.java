package org.plumbline.core.spreadsheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.plumbline.core.basics.Bilingual;

/**
 * Inspects an uploaded file's zip entries before anything parses them: macros, external links, embedded objects,
 * entries that different readers would read differently and zip bombs are rejected.
 */
final class UploadInspector {

    private final byte[] file;
    private final WorkbookLimits limits;
    private final ProblemCollector problems;
    /** Names of the entries as written in the file, which POI uses to find them. */
    private final Set<String> names = new HashSet<>();

    /** The types of entries by their content, whatever their names. */
    private final List<PackagePartInspector.UnsafePart> hidden = new ArrayList<>();

    private UploadInspector(byte[] file, WorkbookLimits limits, ProblemCollector problems) {
        this.file = file;
        this.limits = limits;
        this.problems = problems;
    }

    /** Adds a problem for anything that must not be opened. */
    static void inspect(byte[] file, WorkbookLimits limits, ProblemCollector problems) {
        new UploadInspector(file, limits, problems).inspect();
    }

    /** For a file that is something else than the workbook expected. */
    static void reportKind(FileKind kind, ProblemCollector problems) {
        problems.add(
                Problem.ProblemCode.NOT_A_WORKBOOK,
                null,
                null,
                kind.label(),
                new Bilingual("未加密的 .xlsx 工作簿", "an unencrypted .xlsx workbook"),
                kind.workbookHint());
    }

    /** For a file that can't be read to its end. */
    static void reportDamaged(ProblemCollector problems) {
        problems.add(
                Problem.ProblemCode.NOT_A_WORKBOOK,
                null,
                null,
                null,
                new Bilingual("完整的 .xlsx 工作簿", "an intact .xlsx workbook"),
                new Bilingual("文件可能已损坏，请用 Excel 或 WPS 重新保存后再试", "The file may be damaged; open and save it again"));
    }

    /** For a file of the strict edition of the format, which few programs but Excel write or read. */
    public static void strict(ProblemCollector problems) {
        problems.add(
                Problem.ProblemCode.NOT_A_WORKBOOK,
                null,
                null,
                "Strict Open XML",
                new Bilingual("普通的“Excel 工作簿 (.xlsx)”", "an ordinary Excel Workbook (.xlsx)"),
                new Bilingual(
                        "文件存成了“Strict Open XML 电子表格”；请在 Excel 中另存为“Excel 工作簿 (.xlsx)”",
                        "It was saved as a Strict Open XML Spreadsheet; save it as Excel Workbook (.xlsx)"));
    }

    private void inspect() {
        if (file.length > limits.bytes()) {
            reportTooLarge(file.length + " B", "≤ " + limits.bytes() + " B", problems);
            return;
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            if (inspectEntries(zip)) {
                checkDirectory();
                // what was already reported by its name is not reported again
                if (!problems.hasBlocking()) {
                    hidden.forEach(each -> reportUnsafe(each.found(), each.what(), problems));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            reportDamaged(problems);
        }
    }

    /** False where a limit was exceeded. */
    private boolean inspectEntries(ZipInputStream zip) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (names.size() == limits.entries()) {
                reportTooLarge("> " + limits.entries() + " entries", "≤ " + limits.entries(), problems);
                return false;
            }
            checkName(entry.getName());
            ByteArrayOutputStream part = PackagePartInspector.isInspected(normalizeName(entry.getName()))
                    ? new ByteArrayOutputStream()
                    : null;
            long size = 0;
            for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
                size += n;
                total += n;
                if (size > limits.entryBytes() || total > 2 * limits.entryBytes()) {
                    reportTooLarge(entry.getName(), "≤ " + limits.entryBytes() + " B", problems);
                    return false;
                }
                if (part != null) {
                    part.write(buffer, 0, n);
                }
            }
            if (part != null) {
                PackagePartInspector.findUnsafe(part.toByteArray()).ifPresent(hidden::add);
            }
        }
        return true;
    }

    private void checkName(String entry) {
        String name = normalizeName(entry);
        if (!names.add(name)) {
            reportUnsafe(entry, new Bilingual("重复的压缩条目", "a duplicate zip entry"), problems);
        }
        if (name.contains("vbaproject") || name.contains("macrosheets/")) {
            reportUnsafe(entry, PackagePartInspector.MACRO, problems);
        } else if (name.contains("externallinks/") || name.endsWith("/connections.xml")) {
            reportUnsafe(entry, PackagePartInspector.LINK, problems);
        } else if (name.contains("embeddings/") || name.contains("activex/")) {
            reportUnsafe(entry, PackagePartInspector.OBJECT, problems);
        }
    }

    /**
     * Excel finds entries by the directory at the file's end: an entry in only one of the two is seen by only one
     * reader.
     */
    private void checkDirectory() throws IOException {
        try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
            Set<String> listed = Collections.list(zip.getEntries()).stream()
                    .map(ZipArchiveEntry::getName)
                    .map(UploadInspector::normalizeName)
                    .collect(Collectors.toSet());
            listed.forEach(name -> reportUnlisted(name, names));
            names.forEach(name -> reportUnlisted(name, listed));
        }
    }

    private void reportUnlisted(String name, Set<String> others) {
        if (!others.contains(name)) {
            reportUnsafe(name, new Bilingual("目录与内容不符的压缩条目", "a zip entry whose directory disagrees"), problems);
        }
    }

    private static String normalizeName(String entry) {
        return entry.toLowerCase(Locale.ROOT).replace('\\', '/');
    }

    /** @param what of the file's content is not allowed */
    static void reportUnsafe(String found, Bilingual what, ProblemCollector problems) {
        problems.add(
                Problem.ProblemCode.UNSAFE_FILE,
                null,
                null,
                found,
                new Bilingual("不含" + what.zh() + "的文件", "a file without " + what.en()),
                new Bilingual("请删除" + what.zh() + "后重新保存", "Remove it and save the file again"));
    }

    static void reportTooLarge(String found, String limit, ProblemCollector problems) {
        problems.add(
                Problem.ProblemCode.TOO_LARGE,
                null,
                null,
                found,
                new Bilingual(limit, limit),
                new Bilingual("请减少内容，或拆分为多个文件", "Reduce it, or split it into several files"));
    }
}
