package org.plumbline.core.spreadsheet;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.plumbline.core.basics.Bilingual;

/**
 * Determines the types of a package's parts (ECMA-376, part 2): Excel uses content types and relationships and not
 * names, so that a macro or a link to elsewhere may have any name.
 */
final class PackagePartInspector {

    /** @param found as written in the file */
    record UnsafePart(String found, Bilingual what) {}

    static final Bilingual MACRO = new Bilingual("宏", "a macro");
    static final Bilingual LINK = new Bilingual("外部链接", "a link to other data");
    static final Bilingual OBJECT = new Bilingual("嵌入对象", "an embedded object");

    private PackagePartInspector() {}

    /** @param name in lower case */
    static boolean isInspected(String name) {
        return name.endsWith(".rels") || name.equals("[content_types].xml");
    }

    /** The first forbidden part; empty where the part cannot be read, which is reported elsewhere. */
    static Optional<UnsafePart> findUnsafe(byte[] part) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(part));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    Optional<UnsafePart> unsafe = reader.getLocalName().equals("Relationship")
                            ? findUnsafeRelationship(reader)
                            : findUnsafeType(reader.getAttributeValue(null, "ContentType"));
                    if (unsafe.isPresent()) {
                        return unsafe;
                    }
                }
            }
        } catch (XMLStreamException unreadable) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** A hyperlink is only followed on a click; any other external target is fetched as soon as the file is opened. */
    private static Optional<UnsafePart> findUnsafeRelationship(XMLStreamReader reader) {
        String type = toLowerCase(reader.getAttributeValue(null, "Type"));
        String target = reader.getAttributeValue(null, "Target");
        if (toLowerCase(reader.getAttributeValue(null, "TargetMode")).equals("external")
                && !type.endsWith("/hyperlink")) {
            return Optional.of(new UnsafePart(target, LINK));
        }
        String last = type.substring(type.lastIndexOf('/') + 1);
        return switch (last) {
            case "vbaproject", "xlmacrosheet", "xlintlmacrosheet" -> Optional.of(new UnsafePart(target, MACRO));
            case "externallink", "connections", "querytable" -> Optional.of(new UnsafePart(target, LINK));
            case "oleobject", "package", "control", "activexcontrolbinary" -> Optional.of(
                    new UnsafePart(target, OBJECT));
            default -> Optional.empty();
        };
    }

    private static Optional<UnsafePart> findUnsafeType(String written) {
        String type = toLowerCase(written);
        if (type.contains("macroenabled") || type.contains("vbaproject") || type.contains("macrosheet")) {
            return Optional.of(new UnsafePart(written, MACRO));
        }
        if (type.contains("externallink") || type.contains("connections+xml")) {
            return Optional.of(new UnsafePart(written, LINK));
        }
        return type.contains("oleobject") || type.contains("activex")
                ? Optional.of(new UnsafePart(written, OBJECT))
                : Optional.empty();
    }

    private static String toLowerCase(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
