package org.plumbline.core.spreadsheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Detects what a file is by its first bytes and, of containers, by what is in them. */
final class FileKindDetector {

    private static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument";
    private static final int HEAD = 4_096;
    /** Content types of a package that are looked at. */
    private static final int TYPES = 1 << 18;

    private final byte[] file;

    private FileKindDetector(byte[] file) {
        this.file = file;
    }

    static FileKind detect(byte[] file) {
        return file.length == 0 ? FileKind.EMPTY : new FileKindDetector(file).detect();
    }

    private FileKind detect() {
        if (startsWith('P', 'K')) {
            return detectPackage();
        }
        if (startsWith(0xd0, 0xcf, 0x11, 0xe0)) {
            return detectCompound();
        }
        if (startsWith(0xff, 0xd8, 0xff)
                || startsWith(0x89, 'P', 'N', 'G')
                || startsWith('G', 'I', 'F', '8')
                || startsWith('I', 'I', '*', 0)
                || startsWith('M', 'M', 0, '*')) {
            return FileKind.IMAGE;
        }
        if (startsWith('{', '\\', 'r', 't', 'f')) {
            return FileKind.RTF;
        }
        // before BIFF8 sheets stood in a file of their own: BOF of versions 2 to 4
        if (startsWith(0x09, 0x00) || startsWith(0x09, 0x02) || startsWith(0x09, 0x04)) {
            return FileKind.EXCEL_95;
        }
        return detectText();
    }

    private boolean startsWith(int... bytes) {
        if (file.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((file[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** A package that cannot be read counts as a workbook, whose reader reports what is wrong. */
    private FileKind detectPackage() {
        try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
            ZipArchiveEntry declared = zip.getEntry("mimetype");
            String type = declared == null ? "" : read(zip, declared);
            if (type.startsWith(OPEN_DOCUMENT)) {
                return type.startsWith(OPEN_DOCUMENT + ".spreadsheet") ? FileKind.ODS : FileKind.OPEN_DOCUMENT;
            }
            ZipArchiveEntry types = zip.getEntry("[Content_Types].xml");
            String text = types == null ? "" : read(zip, types).toLowerCase(Locale.ROOT);
            if (text.contains("ms-excel.") || text.contains("spreadsheetml.sheet.main")) {
                return FileKind.XLSX;
            }
            if (text.contains("wordprocessingml.document.main") || text.contains("ms-word.document")) {
                return FileKind.DOCX;
            }
            return text.contains("presentationml.") ? FileKind.PPTX : FileKind.XLSX;
        } catch (IOException | IllegalArgumentException e) {
            return FileKind.XLSX;
        }
    }

    private static String read(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(TYPES), StandardCharsets.UTF_8);
        }
    }

    private FileKind detectCompound() {
        try (POIFSFileSystem compound = new POIFSFileSystem(new ByteArrayInputStream(file))) {
            Set<String> names = compound.getRoot().getEntryNames();
            if (names.contains("EncryptedPackage")) {
                return FileKind.ENCRYPTED;
            }
            if (names.contains("Workbook") || names.contains("WORKBOOK")) {
                return FileKind.XLS;
            }
            if (names.contains("Book") || names.contains("BOOK")) {
                return FileKind.EXCEL_95;
            }
            return names.contains("WordDocument") ? detectWord(compound.getRoot()) : FileKind.COMPOUND;
        } catch (IOException | RuntimeException e) { // a malformed file may raise anything
            return FileKind.COMPOUND;
        }
    }

    /** By the head of its main stream ([MS-DOC] 2.5.2). */
    private static FileKind detectWord(DirectoryNode root) throws IOException {
        try (InputStream in = root.createDocumentInputStream("WordDocument")) {
            byte[] head = in.readNBytes(12);
            if (head.length == 12 && (head[0] & 0xff) == 0xdc && (head[1] & 0xff) == 0xa5) {
                return FileKind.WORD_95;
            }
            return head.length == 12 && (head[11] & 1) != 0 ? FileKind.ENCRYPTED : FileKind.DOC;
        }
    }

    private FileKind detectText() {
        String head = head();
        if (head.indexOf("%pdf-") >= 0 && head.indexOf("%pdf-") < 1_024) {
            return FileKind.PDF;
        }
        if (head.startsWith("mime-version:") || head.contains("content-type: multipart/related")) {
            return FileKind.MHTML;
        }
        if (!head.startsWith("<")) {
            return FileKind.UNKNOWN;
        }
        boolean xml = head.startsWith("<?xml") && !head.contains("<html") && !head.contains("<!doctype html");
        return xml ? FileKind.XML : FileKind.HTML;
    }

    /** In lower case, without what a text may have before its first character. */
    private String head() {
        Charset charset = startsWith(0xff, 0xfe)
                ? StandardCharsets.UTF_16LE
                : startsWith(0xfe, 0xff) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
        String head = new String(file, 0, Math.min(HEAD, file.length), charset);
        return SheetGrid.stripBlanks(head.replace("\ufeff", "")).toLowerCase(Locale.ROOT);
    }
}
