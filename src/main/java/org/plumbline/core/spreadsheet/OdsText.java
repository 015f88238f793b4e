package org.plumbline.core.spreadsheet;

import java.util.ArrayDeque;
import java.util.Deque;
import org.xml.sax.Attributes;

/** Gathers the text of one cell: its paragraphs, and within them spans of styles of their own. */
final class OdsText {

    /** Blanks that one element may stand for. */
    private static final int MOST_BLANKS = 1_000;

    private record Span(boolean struck, Script script) {}

    private final OdsStyles styles;
    private final RunText text = new RunText();
    private final Deque<Span> spans = new ArrayDeque<>();
    private boolean cellStruck;
    private boolean inParagraph;

    OdsText(OdsStyles styles) {
        this.styles = styles;
    }

    /** @param struck whether the cell's style strikes out its text */
    void startCell(boolean struck) {
        cellStruck = struck;
        inParagraph = false;
        spans.clear();
    }

    RunText.Taken endCell() {
        return text.take();
    }

    void start(String name, Attributes attributes) {
        switch (name) {
            case "p", "h" -> {
                inParagraph = true;
                text.breakLine();
            }
            case "span" -> spans.push(span(attributes.getValue(OdsStyles.TEXT, "style-name")));
            case "s" -> append(" ".repeat(OdsSheet.count(attributes, OdsStyles.TEXT, "c", MOST_BLANKS)));
            case "tab" -> append("\t");
            case "line-break" -> append("\n");
            default -> {
                // links and fields, whose text counts
            }
        }
    }

    private Span span(String style) {
        Boolean struck = styles.isStruck("text", style);
        return new Span(struck == null ? isStruck() : struck, styles.findScript(style));
    }

    private boolean isStruck() {
        return spans.isEmpty() ? cellStruck : spans.peek().struck();
    }

    private void append(String some) {
        text.append(
                some, isStruck(), spans.isEmpty() ? Script.NONE : spans.peek().script());
    }

    /** Blanks of the file are one blank, and none at a paragraph's start (ODF 1.3, part 3, 6.1.2). */
    void characters(char[] some, int from, int length) {
        if (!inParagraph) {
            return;
        }
        StringBuilder shown = new StringBuilder(length);
        char last = text.isEmpty() ? '\n' : text.last();
        for (int i = from; i < from + length; i++) {
            boolean blank = some[i] == ' ' || some[i] == '\t' || some[i] == '\n' || some[i] == '\r';
            if (!blank || last != ' ' && last != '\n') {
                last = blank ? ' ' : some[i];
                shown.append(last);
            }
        }
        append(shown.toString());
    }

    void end(String name) {
        if (name.equals("p") || name.equals("h")) {
            inParagraph = false;
        } else if (name.equals("span") && !spans.isEmpty()) {
            spans.pop();
        }
    }
}
