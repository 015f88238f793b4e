package org.plumbline.core.spreadsheet;

import java.util.Set;
import org.xml.sax.Attributes;

/**
 * How a run of a document is shown. Each property is null where the run or style does not state it.
 *
 * @param font of characters that are no Chinese ones
 */
record DocxRunLook(Boolean struck, Boolean hidden, Script script, String font) {

    static final DocxRunLook NONE = new DocxRunLook(null, null, null, null);

    /** With what an element of the run's properties states. */
    DocxRunLook with(String property, Attributes attributes) {
        String value = DocxHandler.value(attributes);
        return switch (property) {
            case "strike", "dstrike" -> new DocxRunLook(
                    isOn(value) || Boolean.TRUE.equals(struck), hidden, script, font);
            case "vanish" -> new DocxRunLook(struck, isOn(value), script, font);
            case "vertAlign" -> new DocxRunLook(struck, hidden, TextRuns.scriptOf(value), font);
            case "position" -> new DocxRunLook(struck, hidden, script == null ? parsePosition(value) : script, font);
            case "rFonts" -> {
                String named = DocxHandler.attribute(attributes, "ascii");
                yield new DocxRunLook(struck, hidden, script, named == null ? font : named);
            }
            default -> this;
        };
    }

    /** With what the other states where this one states nothing. */
    DocxRunLook orElse(DocxRunLook other) {
        return new DocxRunLook(
                struck == null ? other.struck : struck,
                hidden == null ? other.hidden : hidden,
                script == null ? other.script : script,
                font == null ? other.font : font);
    }

    boolean isStruck() {
        return Boolean.TRUE.equals(struck);
    }

    boolean isHidden() {
        return Boolean.TRUE.equals(hidden);
    }

    Script scriptOrNone() {
        return script == null ? Script.NONE : script;
    }

    private static Script parsePosition(String value) {
        int halfPoints = value == null || !value.matches("-?\\d{1,6}") ? 0 : Integer.parseInt(value);
        Script found = Script.ofOffset(halfPoints);
        return found == Script.NONE ? null : found;
    }

    static boolean isOn(String value) {
        return value == null || !Set.of("0", "false", "off", "none").contains(value);
    }
}
