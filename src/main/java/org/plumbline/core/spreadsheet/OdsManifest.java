package org.plumbline.core.spreadsheet;

import java.util.Locale;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the list of a package's files: encrypted ones, macros and embedded objects are rejected. A chart is an object without data. */
final class OdsManifest extends DefaultHandler {

    private static final String CHART = "application/vnd.oasis.opendocument.chart";

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        if (name.equals("encryption-data")) {
            throw new SAXException(SpreadsheetRejectedException.because(Reason.ENCRYPTED, "manifest"));
        }
        if (name.equals("file-entry")) {
            checkEntry(
                    text(attributes.getValue(uri, "full-path")),
                    text(attributes.getValue(uri, "media-type")).toLowerCase(Locale.ROOT));
        }
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static void checkEntry(String path, String type) throws SAXException {
        String lower = path.toLowerCase(Locale.ROOT);
        if (lower.startsWith("basic/") || lower.startsWith("scripts/") || lower.startsWith("dialogs/")) {
            throw new SAXException(SpreadsheetRejectedException.because(Reason.MACRO, path));
        }
        boolean object = type.contains("oleobject")
                || type.contains("openoffice-")
                || !path.equals("/") && type.startsWith("application/vnd.oasis.opendocument.") && !type.equals(CHART);
        if (object) {
            throw new SAXException(SpreadsheetRejectedException.because(Reason.OBJECT, path));
        }
    }
}
