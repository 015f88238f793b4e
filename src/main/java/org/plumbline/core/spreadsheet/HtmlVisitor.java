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
            "textarea",
            "object",
            "iframe",
            "svg",
            "head");
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
            "caption",
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

    private final DocumentTables tables;
    private final HtmlStyles styles;
    private final RunText line = new RunText();
    private final RunText cell = new RunText();
    private HtmlTable table;
    /** Elements that are not read, the outermost first; what is within them is not read either. */
    private final Deque<Element> unread = new ArrayDeque<>();

    private int struck;
    private int raised;

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
        raised += name.equals("sup") ? 1 : 0;
        if (table != null) {
            table.start(element, styles.isHidden(element));
        } else if (isDataTable(element)) {
            tables.addParagraph(line);
            tables.startTable(styles.isHidden(element));
            table = new HtmlTable(element, tables);
        }
        if (BLOCKS.contains(name)) {
            breakLine();
        }
        startSign(element, name);
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
            text().append("\n", struck > 0, false);
        } else if (name.equals("input")) {
            switch (element.attr("type").toLowerCase(java.util.Locale.ROOT)) {
                case "", "text", "number" -> append(element.attr("value"));
                case "checkbox", "radio" -> append(element.hasAttr("checked") ? "☑" : "□");
                default -> {
                    // buttons
                }
            }
        } else if (name.equals("option") && !element.hasAttr("selected")) {
            unread.push(element);
        }
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
        text().append(shown.toString(), struck > 0, raised > 0);
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
        raised -= name.equals("sup") ? 1 : 0;
    }
}
