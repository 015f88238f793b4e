package org.plumbline.core.spreadsheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;

/**
 * The paragraphs of a document and its tables as sheets. The third table is the sheet 表3; lines of text before a table are the first rows of its
 * sheet, lines after the last table follow that. Tables without text between them look like one table and are one sheet.
 */
final class DocumentTables {

    /** Between labels on one line: 填报单位：…    金额单位：万元. */
    private static final Pattern GAP = Pattern.compile("\\t+|[ \\u00a0\\u3000]{3,}");

    /** 续表, （续）, 续表1, 接上页 */
    private static final Pattern CONTINUED =
            Pattern.compile("[（(【]?\\s*(?:续\\s*表?|接\\s*上\\s*[表页])\\s*[\\d一二三四五六七八九十]{0,3}\\s*[)）】]?");

    private static final Pattern PAGE_NUMBER =
            Pattern.compile("[-—–\\s\\d/第共页]*|(?i)(?:page)?\\s*\\d+\\s*(?:of|/)\\s*\\d+");

    private final SheetLimits limits;
    private final Map<String, GridBuilder> sheets = new LinkedHashMap<>();
    private final List<RunText.Taken> before = new ArrayList<>();
    private final TextBlocks blocks = new TextBlocks();
    /** Lines of a document outside its text, such as the header of its pages; each once. */
    private final Map<String, RunText.Taken> asides = new LinkedHashMap<>();

    private int tables;
    private GridBuilder grid;
    private int row = -1;

    DocumentTables(SheetLimits limits) {
        this.limits = limits;
    }

    /** Takes a line that is in no table. */
    void addParagraph(RunText text) {
        addLine(0, text, false);
    }

    /**
     * Takes a line of a page that is in no table.
     *
     * @param page 0 where the file has no pages
     * @param goesOn whether the paragraph may go on in the next line
     */
    void addLine(int page, RunText text, boolean goesOn) {
        RunText.Taken taken = text.take();
        if (!taken.isBlank()) {
            before.add(taken);
            blocks.addLine(page, taken.kept(), goesOn);
        }
    }

    /** Takes a line outside the text: a page's header or footer, or a note. Numbers of pages count for nothing. */
    void addAside(RunText text) {
        RunText.Taken taken = text.take();
        if (!taken.isBlank() && !PAGE_NUMBER.matcher(taken.text()).matches()) {
            asides.putIfAbsent(taken.text(), taken);
        }
    }

    void startTable(boolean hidden) throws SpreadsheetRejectedException {
        startTable("表" + (tables + 1), hidden);
    }

    /** @param name of its sheet, unless it is part of the sheet of the table before */
    void startTable(String name) throws SpreadsheetRejectedException {
        startTable(name, false);
    }

    private void startTable(String name, boolean hidden) throws SpreadsheetRejectedException {
        if (++tables > limits.entries()) {
            throw SpreadsheetRejectedException.because(Reason.TOO_LARGE, "> " + limits.entries() + " tables");
        }
        if (goesOn() && !hidden) {
            before.clear();
        }
        if (grid == null || hidden || !before.isEmpty()) {
            startSheet(name);
            writeParagraphs();
            blocks.addTable(name, row + 1);
            if (hidden) {
                grid.hideSheet();
            }
        }
    }

    /** Whether all that is between two tables says that the second is the rest of the first. */
    private boolean goesOn() {
        return grid != null
                && before.stream()
                        .allMatch(line -> CONTINUED.matcher(line.text()).matches());
    }

    private void startSheet(String name) {
        grid = new GridBuilder(name, limits);
        sheets.put(name, grid);
        row = -1;
    }

    private void writeParagraphs() throws SpreadsheetRejectedException {
        for (RunText.Taken line : before) {
            if (((CellContent.TextContent) line.content()).isPartlyStruck()) {
                grid.put(++row, 0, line.content(), false);
                continue;
            }
            for (String part : GAP.split(line.text())) {
                if (!part.isBlank()) {
                    grid.put(++row, 0, new CellContent.TextContent(part.strip()), line.struck());
                }
            }
        }
        before.clear();
    }

    /** Begins the table's next row and returns its number in the sheet. */
    int startRow() {
        return ++row;
    }

    /** The sheet of the table under way. */
    GridBuilder grid() {
        return grid;
    }

    /** The next table is a sheet of its own, also without text before it. */
    void endSheet() {
        grid = null;
    }

    /** The sheets by name; none where the document has no table. */
    Map<String, SheetGrid> finish() throws SpreadsheetRejectedException {
        if (!hasTables()) {
            return Map.of();
        }
        before.addAll(asides.values());
        if (grid == null && !before.isEmpty()) {
            startSheet("正文");
        }
        writeParagraphs();
        return build();
    }

    boolean hasTables() {
        return tables > 0;
    }

    /** The paragraphs and tables in their order. */
    List<TextBlock> finishBlocks() {
        return blocks.finish(build());
    }

    private Map<String, SheetGrid> build() {
        Map<String, SheetGrid> built = new LinkedHashMap<>();
        sheets.forEach((name, sheet) -> built.put(name, sheet.build()));
        return built;
    }
}
