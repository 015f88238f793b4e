package org.plumbline.core.spreadsheet;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;

/** Looks at every object of a PDF file: scripts, programs to start, embedded files and data kept elsewhere are rejected. */
final class PdfInspector {

    private static final int MOST_DEPTH = 100;
    static final int MOST_PAGES = 200;
    /** Nodes of the tree of pages, with its pages; PDFBox walks it by recursion, without looking at its counts. */
    private static final int MOST_NODES = 1_000;

    private static final Set<String> ACTIONS =
            Set.of("JavaScript", "Launch", "ImportData", "Rendition", "RichMediaExecute");
    private static final Set<String> OBJECTS = Set.of("EmbeddedFile", "RichMedia", "Movie", "Sound", "3D", "Screen");

    private final COSDocument document;

    PdfInspector(COSDocument document) {
        this.document = document;
    }

    /** @throws SpreadsheetRejectedException naming the first that is not allowed */
    void inspect() throws IOException {
        List<COSObjectKey> keys = new ArrayList<>(document.getXrefTable().keySet());
        for (COSObjectKey key : keys) {
            inspect(document.getObjectFromPool(key).getObject(), 0);
        }
        COSDictionary catalog = document.getTrailer().getCOSDictionary(COSName.ROOT);
        inspectPages(catalog == null ? null : catalog.getCOSDictionary(COSName.PAGES));
    }

    private static void inspectPages(COSDictionary root) throws SpreadsheetRejectedException {
        Set<COSDictionary> found = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSDictionary> open = new ArrayDeque<>();
        int pages = 0;
        for (COSDictionary node = root; node != null; node = open.poll()) {
            COSArray kids = node.getCOSArray(COSName.KIDS);
            if (!found.add(node)) {
                throw SpreadsheetRejectedException.because(Reason.DAMAGED, "a page within itself");
            }
            checkParents(node);
            pages += kids == null ? 1 : 0;
            for (int i = 0; kids != null && i < kids.size(); i++) {
                if (kids.getObject(i) instanceof COSDictionary kid) {
                    open.add(kid);
                }
            }
            if (pages > MOST_PAGES || found.size() + open.size() > MOST_NODES) {
                throw SpreadsheetRejectedException.because(Reason.TOO_LARGE, "> " + MOST_PAGES + " pages");
            }
        }
    }

    /** PDFBox asks them by recursion for what a page does not state itself. */
    private static void checkParents(COSDictionary page) throws SpreadsheetRejectedException {
        int depth = 0;
        for (COSDictionary parent = page; parent != null; parent = parent.getCOSDictionary(COSName.PARENT, COSName.P)) {
            if (++depth > MOST_DEPTH) {
                throw SpreadsheetRejectedException.because(Reason.DAMAGED, "pages within each other");
            }
        }
    }

    private static void inspect(COSBase object, int depth) throws SpreadsheetRejectedException {
        if (depth > MOST_DEPTH) {
            throw SpreadsheetRejectedException.because(Reason.DAMAGED, "objects within each other");
        }
        if (object instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                inspect(array.get(i), depth + 1);
            }
        } else if (object instanceof COSDictionary dictionary) {
            check(dictionary);
            for (COSBase value : dictionary.getValues()) {
                inspect(value, depth + 1);
            }
        }
    }

    /** References are not followed: what they refer to is inspected for itself. */
    private static void check(COSDictionary dictionary) throws SpreadsheetRejectedException {
        String action = name(dictionary, COSName.S);
        if (ACTIONS.contains(action) || dictionary.containsKey(COSName.JS)) {
            throw SpreadsheetRejectedException.because(Reason.MACRO, action.isEmpty() ? "JavaScript" : action);
        }
        if (OBJECTS.contains(name(dictionary, COSName.TYPE)) || OBJECTS.contains(name(dictionary, COSName.SUBTYPE))) {
            throw SpreadsheetRejectedException.because(
                    Reason.OBJECT, name(dictionary, COSName.TYPE) + " " + name(dictionary, COSName.SUBTYPE));
        }
        if (dictionary instanceof COSStream stream && stream.containsKey(COSName.F)) {
            throw SpreadsheetRejectedException.because(Reason.LINK, "stream in another file");
        }
    }

    private static String name(COSDictionary dictionary, COSName key) {
        return dictionary.getItem(key) instanceof COSName name ? name.getName() : "";
    }
}
