package org.plumbline.core.spreadsheet;

import java.util.HashMap;
import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** What the styles of a document state of their runs: of characters and of paragraphs, by the styles that they are based on. */
final class DocxStyles extends DefaultHandler {

    /** Styles that a document has at most. */
    private static final int MOST = 20_000;
    /** Styles based on each other. */
    private static final int MOST_PARENTS = 20;

    private final Map<String, DocxRunLook> looks = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private String style;
    private int conditional;
    private boolean inRunProperties;

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        switch (name) {
            case "style" -> startStyle(DocxHandler.attribute(attributes, "styleId"));
            case "basedOn" -> {
                if (style != null) {
                    parents.put(style, DocxHandler.value(attributes));
                }
            }
            case "tblStylePr" -> conditional++;
            case "rPr" -> inRunProperties = conditional == 0;
            default -> {
                if (style != null && inRunProperties) {
                    looks.put(style, looks.get(style).with(name, attributes));
                }
            }
        }
    }

    private void startStyle(String id) throws SAXException {
        style = id;
        if (id != null) {
            looks.put(id, DocxRunLook.NONE);
        }
        if (looks.size() > MOST) {
            throw new SAXException("more than " + MOST + " styles");
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        switch (name) {
            case "style" -> style = null;
            case "tblStylePr" -> conditional--;
            case "rPr" -> inRunProperties = false;
            default -> {
                // see startElement
            }
        }
    }

    /** @param id null for none; one that the document does not define states nothing */
    DocxRunLook find(String id) {
        DocxRunLook found = DocxRunLook.NONE;
        String each = id;
        for (int i = 0; each != null && i < MOST_PARENTS; i++) {
            found = found.orElse(looks.getOrDefault(each, DocxRunLook.NONE));
            each = parents.get(each);
        }
        return found;
    }
}
