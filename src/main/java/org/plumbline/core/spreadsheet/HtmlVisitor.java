package org.plumbline.core.spreadsheet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Walks through a page. A table that contains tables lays out the page, and only those within it are read as tables. */
final class HtmlVisitor implements NodeVisitor {

    private static final Set<String> SKIPPED = Set.of(
            "script",
            "style",
            "template",
            "noscript",
            "title",
            "rt",
            "rp",
            "object",
            "iframe",
            "defs",
            "desc",
            "metadata",
            "caption",
            "head");
    /** Formulas in which numbers are not written one after the other; U+FFFD, which no reading accepts, is in their place. */
    private static final Set<String> FORMULAS = Set.of(
            "mfrac",
            "msup",
            "msub",
            "msubsup",
            "msqrt",
            "mroot",
            "mover",
            "munder",
            "munderover",
            "mmultiscripts",
            "mtable",
            "menclose");
    /** Pixels; smaller pictures only keep a distance. */
    private static final int SMALLEST_PICTURE = 5;

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "li",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "section",
            "article",
            "header",
            "footer",
            "center",
            "td",
            "th",
            "tr",
            "table",
            "dt",
            "dd",
            "pre",
            "blockquote",
            "body");

    /** Carries a limit that is exceeded out of the walk. */
    static final class Rejected extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient SpreadsheetRejectedException why;

        Rejected(SpreadsheetRejectedException why) {
            super(why);
            this.why = why;
        }

        SpreadsheetRejectedException why() {
            return why;
        }
    }

    /** In the place of a picture in a cell that holds nothing else. */
    static final String PICTURE = "（图片）";

    private final DocumentTables tables;
    private final HtmlStyles styles;
    private final RunText line = new RunText();
    private final RunText cell = new RunText();
    private HtmlTable table;
    /** Elements that are not read, the outermost first; what is within them is not read either. */
    private final Deque<Element> unread = new ArrayDeque<>();

    /** Of the elements under way that raise or lower their text, the innermost first. */
    private final Deque<Script> scripts = new ArrayDeque<>();

    private int struck;
    private boolean picture;

    HtmlVisitor(SheetLimits limits, HtmlStyles styles) {
        tables = new DocumentTables(limits);
        this.styles = styles;
    }

    DocumentTables finish() {
        tables.addParagraph(line);
        return tables;
    }

    @Override
    public void head(Node node, int depth) {
        if (!unread.isEmpty()) {
            return;
        }
        if (node instanceof TextNode text) {
            append(text.getWholeText());
        } else if (node instanceof Element element) {
            try {
                start(element);
            } catch (SpreadsheetRejectedException e) {
                throw new Rejected(e);
            }
        }
    }

    private RunText text() {
        return table == null ? line : cell;
    }

    private void start(Element element) throws SpreadsheetRejectedException {
        String name = element.normalName();
        if (SKIPPED.contains(name) || isUnseen(element, name)) {
            unread.push(element);
            return;
        }
        struck += styles.isStruck(element) ? 1 : 0;
        if (styles.findScript(element) != Script.NONE) {
            scripts.push(styles.findScript(element));
        }
        if (table != null) {
            table.start(element, styles.isHidden(element));
        } else if (isDataTable(element)) {
            tables.addParagraph(line);
            addCaption(element);
            tables.startTable(styles.isHidden(element));
            table = new HtmlTable(element, tables);
        }
        if (BLOCKS.contains(name)) {
            breakLine();
        }
        startSign(element, name);
    }

    /** The caption is above the table, wherever it is written. */
    private void addCaption(Element element) {
        Element caption = element.selectFirst("> caption");
        if (caption != null && !styles.isHidden(caption)) {
            line.append(caption.text(), false, Script.NONE);
            tables.addParagraph(line);
        }
    }

    /** Rows, columns and tables that are not seen are read all the same and reported. */
    private boolean isUnseen(Element element, String name) {
        return switch (name) {
            case "table", "tr", "col", "tbody", "colgroup" -> false;
            default -> styles.isHidden(element);
        };
    }

    private static boolean isDataTable(Element element) {
        return element.normalName().equals("table") && element.selectFirst("td table, th table") == null;
    }

    private void startSign(Element element, String name) {
        if (name.equals("br")) {
            text().append("\n", struck > 0, Script.NONE);
        } else if (name.equals("input")) {
            switch (element.attr("type").toLowerCase(java.util.Locale.ROOT)) {
                case "", "text", "number" -> append(element.attr("value"));
                case "checkbox", "radio" -> append(element.hasAttr("checked") ? "☑" : "□");
                default -> {
                    // buttons
                }
            }
        } else if (name.equals("option")) {
            startOption(element);
        } else if (name.equals("img")) {
            picture |= !isSmall(element.attr("width")) && !isSmall(element.attr("height"));
        } else if (FORMULAS.contains(name)) {
            append("\ufffd");
        }
    }

    /** A list without a choice says all that can be chosen, which no reading takes for one of them. */
    private void startOption(Element element) {
        Element list = element.closest("select");
        boolean chosen = list != null && list.selectFirst("option[selected]") != null;
        if (chosen && !element.hasAttr("selected")) {
            unread.push(element);
        } else if (!chosen && element.previousElementSibling() != null) {
            append("/");
        }
    }

    private static boolean isSmall(String pixels) {
        return pixels.matches("\\d{1,9}(?:px)?") && Integer.parseInt(pixels.replace("px", "")) < SMALLEST_PICTURE;
    }

    private void breakLine() {
        if (table != null) {
            cell.breakLine();
        } else {
            tables.addParagraph(line);
        }
    }

    /** Blanks and line ends of the file are one blank, and none at a line's start. */
    private void append(String whole) {
        StringBuilder shown = new StringBuilder(whole.length());
        char last = text().isEmpty() ? '\n' : text().last();
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            boolean blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
            if (!blank || last != ' ' && last != '\n') {
                last = blank ? ' ' : c;
                shown.append(last);
            }
        }
        text().append(shown.toString(), struck > 0, scripts.isEmpty() ? Script.NONE : scripts.peek());
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        if (!unread.isEmpty()) {
            if (unread.peek() == element) {
                unread.pop();
            }
            return;
        }
        try {
            end(element);
        } catch (SpreadsheetRejectedException e) {
            throw new Rejected(e);
        }
    }

    private void end(Element element) throws SpreadsheetRejectedException {
        String name = element.normalName();
        if (table != null && table.isCell(element)) {
            if (picture && cell.isEmpty()) {
                append(PICTURE);
            }
            picture = false;
            table.endCell(element, cell.take());
        } else if (table != null && table.is(element)) {
            table.end();
            table = null;
            if (styles.isHidden(element)) {
                tables.endSheet();
            }
        } else if (BLOCKS.contains(name)) {
            breakLine();
        }
        struck -= styles.isStruck(element) ? 1 : 0;
        if (styles.findScript(element) != Script.NONE) {
            scripts.poll();
        }
    }
}
