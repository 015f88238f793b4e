package org.plumbline.core.spreadsheet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.apache.poi.hwpf.model.Ffn;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.TableCell;

/** Text of a Word 97 to 2003 document. Control characters mark its structure ([MS-DOC] 2.4.1). */
final class DocText {

    private static final int SUPERSCRIPT = 1;
    private static final int SUBSCRIPT = 2;
    private static final int LONGEST_CODE = 200;
    private static final Pattern ONLY_IN_CODE = Pattern.compile("\\s*(?:EQ|SYMBOL)\\s.*", Pattern.DOTALL);

    private static final char PICTURE_SIGN = '\u0001';

    private final RunText text = new RunText();
    /** The fields under way, the innermost first: whether its code is being read, and not its result. */
    private final Deque<Boolean> inCode = new ArrayDeque<>();

    private final StringBuilder code = new StringBuilder();
    private int codes;
    private boolean picture;

    /** The text of a cell, also of a table within it. */
    RunText.Taken of(TableCell cell) {
        for (int i = 0; i < cell.numParagraphs(); i++) {
            append(cell.getParagraph(i));
            text.breakLine();
        }
        if (picture && text.isEmpty()) {
            text.append(HtmlVisitor.PICTURE, false, Script.NONE);
        }
        picture = false;
        return text.take();
    }

    /** Passes on what was appended as a line that is in no table. */
    void addLines(DocumentTables tables) {
        tables.addParagraph(text);
    }

    /** Passes on what was appended as a line outside the text. */
    void addAsides(DocumentTables tables) {
        tables.addAside(text);
    }

    void append(Paragraph paragraph) {
        for (int i = 0; i < paragraph.numCharacterRuns(); i++) {
            CharacterRun run = paragraph.getCharacterRun(i);
            boolean struck = run.isStrikeThrough() || run.isDoubleStrikeThrough() || run.isMarkedDeleted();
            Script script = scriptOf(run);
            if (run.isSymbol()) {
                if (!run.isVanished()) {
                    text.append(sign(run), struck, script);
                }
            } else {
                append(DocxSymbols.decode(run.getFontName(), run.text()), run.isVanished(), struck, script);
            }
        }
    }

    private static Script scriptOf(CharacterRun run) {
        return switch (run.getSubSuperScriptIndex()) {
            case SUPERSCRIPT -> Script.RAISED;
            case SUBSCRIPT -> Script.LOWERED;
            default -> Script.ofOffset(run.getVerticalOffset());
        };
    }

    private static String sign(CharacterRun run) {
        Ffn font = run.getSymbolFont();
        return DocxSymbols.find(
                font == null ? null : font.getMainFontName(), String.format("%04x", (int) run.getSymbolCharacter()));
    }

    private void append(String whole, boolean hidden, boolean struck, Script script) {
        StringBuilder shown = new StringBuilder(whole.length());
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            switch (c) {
                case '\u0013' -> startField();
                case '\u0014' -> endCode(shown);
                case '\u0015' -> endField(shown);
                case '\t', '\u000b', '\u000c', '\u0007' -> append(shown, c == '\t' ? '\t' : '\n');
                case '\u001e' -> append(shown, '-');
                default -> {
                    picture |= c == PICTURE_SIGN && codes == 0;
                    // below the blank: pictures, notes, optional hyphens and paragraph marks
                    if (c >= ' ') {
                        append(shown, c);
                    }
                }
            }
        }
        if (!hidden) {
            text.append(shown.toString(), struck, script);
        }
    }

    private void append(StringBuilder shown, char c) {
        if (codes == 0) {
            shown.append(c);
        } else if (code.length() < LONGEST_CODE) {
            code.append(c);
        }
    }

    private void startField() {
        inCode.push(true);
        codes++;
        code.setLength(0);
    }

    /** The state of a check box and the choice of a list are not in the text: U+FFFD, which no reading accepts, is in its place. */
    private void endCode(StringBuilder shown) {
        if (!inCode.isEmpty() && inCode.peek()) {
            inCode.pop();
            inCode.push(false);
            codes--;
            boolean unseen = code.indexOf("FORMCHECKBOX") >= 0 || code.indexOf("FORMDROPDOWN") >= 0;
            if (codes == 0 && unseen) {
                shown.append('\ufffd');
            }
        }
    }

    private void endField(StringBuilder shown) {
        boolean whole = !inCode.isEmpty() && inCode.peek() && codes == 1;
        endCode(shown);
        if (whole && ONLY_IN_CODE.matcher(code).matches()) {
            shown.append('\ufffd');
        }
        inCode.poll();
    }
}
