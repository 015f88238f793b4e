package org.plumbline.core.spreadsheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Collects the paragraphs and tables of a document. Lines of a page are joined while a sentence goes on. */
final class TextBlocks {

    private static final Pattern ENDS = Pattern.compile(".*[。！？；：.!?;:]\\s*", Pattern.DOTALL);
    private static final Pattern BEGINS =
            Pattern.compile("(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\\d]+[)）]|\\d+[.、．]|第.{1,3}部分|附件).*", Pattern.DOTALL);

    private record TablePlace(String sheet, int firstRow) {}

    /** {@link TextBlock.Paragraph} and {@link TablePlace}. */
    private final List<Object> parts = new ArrayList<>();

    private int paragraphs;
    private boolean open;

    void addLine(int page, String text, boolean goesOn) {
        if (text.isBlank()) {
            return;
        }
        if (open && !BEGINS.matcher(text).matches()) {
            TextBlock.Paragraph last = (TextBlock.Paragraph) parts.remove(parts.size() - 1);
            parts.add(new TextBlock.Paragraph(last.number(), last.page(), last.text() + text));
        } else {
            parts.add(new TextBlock.Paragraph(++paragraphs, page, text));
        }
        open = goesOn && !ENDS.matcher(text).matches();
    }

    void addTable(String sheet, int firstRow) {
        parts.add(new TablePlace(sheet, firstRow));
        open = false;
    }

    List<TextBlock> finish(Map<String, SheetGrid> sheets) {
        return parts.stream()
                .map(part -> part instanceof TablePlace table
                        ? new TextBlock.Table(sheets.get(table.sheet()), table.firstRow())
                        : (TextBlock) part)
                .toList();
    }
}
