package org.plumbline.service.evaluations;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The font that PDFs embed, read at first use. */
final class ReportFont {

    static final String FAMILY = "Noto Sans SC";
    /** Replaces characters without a glyph. */
    static final String BOX = "□";

    private static final String FILE = "/fonts/NotoSansSC-Regular.ttf";
    /** Radicals and angle brackets whose normal form is the character they look like. */
    private static final Pattern RADICALS = Pattern.compile("[\\u2E80-\\u2FDF\\u2329\\u232A]");

    private static final byte[] BYTES = readBytes();
    private static final CmapLookup GLYPHS = readGlyphs();

    private ReportFont() {}

    /** The text with one code point for each glyph: those in the font's map, see fonts/README.md. */
    static String toGlyphText(String text) {
        String one = text.replace('\u2012', '\u2013')
                .replace('\u2215', '\uFF0F')
                .replace('\u301C', '\uFF5E')
                .replace('\u2003', '\u3000');
        return RADICALS.matcher(one).replaceAll(alike -> Normalizer.normalize(alike.group(), Normalizer.Form.NFKC));
    }

    static InputStream open() {
        return new ByteArrayInputStream(BYTES);
    }

    /** The characters of a text that the font cannot show, as U+20BB7 and so on; empty if it can show them all. */
    static String findMissingCharacters(String text) {
        return text.codePoints()
                .filter(c -> c > ' ' && GLYPHS.getGlyphId(c) == 0)
                .distinct()
                .sorted()
                .limit(50)
                .mapToObj(c -> "U+%04X".formatted(c))
                .collect(Collectors.joining(" "));
    }

    private static byte[] readBytes() {
        try (InputStream in = ReportFont.class.getResourceAsStream(FILE)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " is part of this program", e);
        }
    }

    private static CmapLookup readGlyphs() {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(BYTES))) {
            return font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " is part of this program", e);
        }
    }
}
