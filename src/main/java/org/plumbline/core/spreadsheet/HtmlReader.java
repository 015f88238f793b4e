package org.plumbline.core.spreadsheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.NodeTraversor;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;

/**
 * Reads the text and tables of an HTML file, among them those that Excel, WPS and government portals save as .xls. Scripts are text that is
 * not read, and nothing that the page refers to is fetched.
 */
final class HtmlReader {

    private static final int HEAD = 4_096;
    /** What a page with the largest sheet may have; past it parsing takes seconds. */
    static final int MOST_TAGS = 200_000;

    private HtmlReader() {}

    /** @throws SpreadsheetRejectedException where it exceeds a limit */
    static DocumentTables read(byte[] file, SheetLimits limits) throws IOException {
        int tags = 0;
        for (byte each : file) {
            tags += each == '<' ? 1 : 0;
        }
        if (tags > MOST_TAGS) {
            throw SpreadsheetRejectedException.because(Reason.TOO_LARGE, tags + " tags");
        }
        Document page = Jsoup.parse(new ByteArrayInputStream(file), findCharset(file), "");
        // shown at the table's end, wherever it is written
        page.select("table > tfoot").forEach(foot -> foot.parent().appendChild(foot));
        HtmlVisitor visitor = new HtmlVisitor(limits, HtmlStyles.of(page));
        try {
            NodeTraversor.traverse(visitor, page.body());
        } catch (HtmlVisitor.Rejected e) {
            throw e.why();
        }
        return visitor.finish();
    }

    /** Null where the file says it itself. Pages without any are UTF-8 or, in Chinese offices, GB 18030. */
    private static String findCharset(byte[] file) throws SpreadsheetRejectedException {
        if (file.length > 1 && ((file[0] & 0xff) >= 0xfe || file[0] == (byte) 0xef)) {
            return null;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file));
            return StandardCharsets.UTF_8.name();
        } catch (CharacterCodingException e) {
            String head = new String(file, 0, Math.min(HEAD, file.length), StandardCharsets.ISO_8859_1)
                    .toLowerCase(Locale.ROOT);
            int declared = head.indexOf("charset=");
            boolean other = declared >= 0
                    && !head.startsWith("gb", head.charAt(declared + 8) == '"' ? declared + 9 : declared + 8);
            if (other && head.startsWith("utf-8", declared + 8)) {
                throw SpreadsheetRejectedException.because(Reason.DAMAGED, "not UTF-8 as it says");
            }
            return other ? null : "GB18030";
        }
    }
}
