package org.plumbline.core.spreadsheet;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;

/** The text of a cell or paragraph of a document, put together from runs of one look each. */
final class RunText {

    private final List<TextRuns.Run> runs = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();
    private boolean struck;
    private Script script = Script.NONE;

    void append(String text, boolean isStruck, Script placed) {
        if (text.isEmpty()) {
            return;
        }
        if (isStruck != struck || placed != script) {
            endRun();
            struck = isStruck;
            script = placed;
        }
        run.append(text);
    }

    private void endRun() {
        if (!run.isEmpty()) {
            runs.add(new TextRuns.Run(run.toString(), struck, script));
            run.setLength(0);
        }
    }

    /** Begins a new line where the one before holds something. */
    void breakLine() {
        if (!isEmpty() && last() != '\n') {
            append("\n", struck, Script.NONE);
        }
    }

    boolean isEmpty() {
        return run.isEmpty() && runs.isEmpty();
    }

    /** The last character; not where it {@link #isEmpty()}. */
    char last() {
        CharSequence end = run.isEmpty() ? runs.get(runs.size() - 1).text() : run;
        return end.charAt(end.length() - 1);
    }

    /**
     * What a cell with this text holds.
     *
     * @param struck whether all that it says is struck out
     */
    record Taken(CellContent content, boolean struck) {

        boolean isBlank() {
            return content instanceof CellContent.BlankContent;
        }

        String text() {
            return content.displayText();
        }

        /** What of the text is not struck out; empty where all of it is. */
        String kept() {
            return struck ? "" : ((CellContent.TextContent) content).kept();
        }
    }

    /** All of the text, which is forgotten; blank where nothing can be seen. */
    Taken take() {
        endRun();
        List<TextRuns.Run> taken = List.copyOf(runs);
        runs.clear();
        boolean all = !taken.isEmpty() && TextRuns.isStruck(taken, false);
        List<TextRuns.Run> shown = all ? TextRuns.unstruck(taken) : taken;
        CellContent.TextContent content =
                shown.isEmpty() ? new CellContent.TextContent("") : TextRuns.content("", shown, false);
        if (SheetGrid.stripBlanks(content.text()).isEmpty()) {
            return new Taken(new CellContent.BlankContent(), false);
        }
        return new Taken(
                new CellContent.TextContent(
                        SheetGrid.stripBlanks(content.text()), SheetGrid.stripBlanks(content.kept())),
                all);
    }
}
