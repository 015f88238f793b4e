package org.plumbline.core.spreadsheet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Reads a text file: each line is a paragraph. */
final class PlainText {

    private PlainText() {}

    /** Null where the file is no text. A text is UTF-8 or, in Chinese offices, GB 18030. */
    static DocumentTables read(byte[] file, SheetLimits limits) {
        String text = decode(file, StandardCharsets.UTF_8);
        if (text == null) {
            text = decode(file, Charset.forName("GB18030"));
        }
        if (text == null || text.chars().anyMatch(PlainText::isBinary)) {
            return null;
        }
        DocumentTables tables = new DocumentTables(limits);
        RunText line = new RunText();
        text.replace("\ufeff", "").lines().forEach(each -> {
            line.append(each, false, Script.NONE);
            tables.addParagraph(line);
        });
        return tables;
    }

    private static String decode(byte[] file, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            return null; // another encoding, or no text at all
        }
    }

    private static boolean isBinary(int c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f';
    }
}
