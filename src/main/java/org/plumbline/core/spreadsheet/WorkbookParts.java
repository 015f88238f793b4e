package org.plumbline.core.spreadsheet;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.util.XMLHelper;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The parts of an Open Packaging file (ECMA-376 part 2) by their names, found by relationships. Parts without cells,
 * such as docProps, are never read, so that the content written there by another program cannot prevent reading.
 */
final class WorkbookParts implements Closeable {

    private final ZipFile zip;
    private final long partBytes;
    private final Map<String, ZipArchiveEntry> parts = new HashMap<>();

    private WorkbookParts(ZipFile zip, SheetLimits limits) throws SpreadsheetRejectedException {
        this.zip = zip;
        this.partBytes = limits.entryBytes();
        int entries = 0;
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (++entries > limits.entries() || entry.getSize() > partBytes) {
                throw SpreadsheetRejectedException.because(Reason.TOO_LARGE, entry.getName());
            }
            if (parts.put(normalizeName(entry.getName()), entry) != null) {
                throw SpreadsheetRejectedException.because(
                        Reason.DAMAGED, "two entries have the name " + entry.getName());
            }
        }
    }

    /**
     * @throws SpreadsheetRejectedException where it is not a zip file or has too many or too large entries; closes
     *     {@code zip} then
     */
    static WorkbookParts of(ZipFile zip, SheetLimits limits) throws IOException {
        try {
            return new WorkbookParts(zip, limits);
        } catch (SpreadsheetRejectedException e) {
            zip.close();
            throw e;
        }
    }

    /** Names of parts are case-insensitive, and some programs write backslashes. */
    private static String normalizeName(String name) {
        String slashed = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return slashed.startsWith("/") ? slashed.substring(1) : slashed;
    }

    boolean has(String part) {
        return parts.containsKey(normalizeName(part));
    }

    /** @throws SpreadsheetRejectedException where the part is missing, is not XML or is too large */
    void parse(String part, DefaultHandler handler) throws IOException, SAXException {
        ZipArchiveEntry entry = parts.get(normalizeName(part));
        if (entry == null) {
            throw SpreadsheetRejectedException.because(Reason.DAMAGED, "no part " + part);
        }
        try (InputStream in = new Bounded(zip.getInputStream(entry), part, partBytes)) {
            XMLReader reader = XMLHelper.newXMLReader();
            reader.setContentHandler(handler);
            reader.parse(new InputSource(in));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A relationship of a part.
     *
     * @param target name of the other part
     */
    record Relationship(String id, String type, String target) {

        private static final String STRICT = "http://purl.oclc.org/ooxml/";

        boolean isStrict() {
            return type.startsWith(STRICT);
        }

        /** Whether it is of a type, such as worksheet, in either edition of the standard. */
        boolean is(String kind) {
            return type.endsWith("/" + kind);
        }
    }

    /** @param part the empty name for the package itself */
    List<Relationship> relationships(String part) throws IOException, SAXException {
        int slash = part.lastIndexOf('/') + 1;
        String folder = part.substring(0, slash);
        String rels = folder + "_rels/" + part.substring(slash) + ".rels";
        List<Relationship> relationships = new ArrayList<>();
        if (has(rels)) {
            parse(rels, new DefaultHandler() {
                @Override
                public void startElement(String uri, String name, String qualified, Attributes attributes) {
                    String type = attributes.getValue("Type");
                    String target = attributes.getValue("Target");
                    if (name.equals("Relationship")
                            && type != null
                            && target != null
                            && !"External".equalsIgnoreCase(attributes.getValue("TargetMode"))) {
                        relationships.add(
                                new Relationship(attributes.getValue("Id"), type, resolvePath(folder, target)));
                    }
                }
            });
        }
        return relationships;
    }

    private static String resolvePath(String folder, String target) {
        String whole = target.startsWith("/") ? target.substring(1) : folder + target;
        List<String> steps = new ArrayList<>();
        for (String step : whole.split("/")) {
            if (step.equals("..")) {
                if (!steps.isEmpty()) {
                    steps.remove(steps.size() - 1);
                }
            } else if (!step.equals(".") && !step.isEmpty()) {
                steps.add(step);
            }
        }
        return String.join("/", steps);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** A zip entry may hold more than the directory states. */
    private static final class Bounded extends FilterInputStream {

        private final String part;
        private final long most;
        private long read;

        Bounded(InputStream in, String part, long most) {
            super(in);
            this.part = part;
            this.most = most;
        }

        private int counted(int more) throws IOException {
            read += Math.max(0, more);
            if (read > most) {
                throw SpreadsheetRejectedException.because(Reason.TOO_LARGE, part);
            }
            return more;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            counted(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return counted(super.read(into, from, length));
        }
    }
}
