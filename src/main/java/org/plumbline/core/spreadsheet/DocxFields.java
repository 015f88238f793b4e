package org.plumbline.core.spreadsheet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * The fields of a document that are under way (ECMA-376 part 1, 17.16). Each has a code, which is not seen, and a result. A list
 * shows the entry that is chosen; a few fields show something that is only in their code.
 */
final class DocxFields {

    private static final int LONGEST_CODE = 200;
    private static final int MOST_ENTRIES = 100;
    /** In the place of what only a code says. */
    private static final String UNREADABLE = "\ufffd";

    private static final class Field {
        private final StringBuilder code = new StringBuilder();
        private final List<String> entries = new ArrayList<>();
        private int chosen;
        private boolean inCode = true;
        private boolean hasResult;
    }

    private final Deque<Field> fields = new ArrayDeque<>();
    /** The list of the field that begins. */
    private final List<String> entries = new ArrayList<>();

    private int chosen;
    private String type;

    /** @param named begin, separate or end */
    void startMark(String named) {
        type = named;
        entries.clear();
        chosen = 0;
    }

    /**
     * Takes effect behind the mark: what the mark of a beginning field says of it is still read before.
     *
     * @return what the field shows that has ended, besides its result; empty for nothing
     */
    String endMark() {
        String shown = "";
        switch (String.valueOf(type)) {
            case "begin" -> {
                Field field = new Field();
                field.entries.addAll(entries);
                field.chosen = chosen;
                fields.push(field);
            }
            case "separate" -> {
                if (!fields.isEmpty()) {
                    fields.peek().inCode = false;
                }
            }
            case "end" -> shown = fields.isEmpty() ? "" : show(fields.pop());
            default -> {
                // no mark
            }
        }
        type = null;
        return shown;
    }

    private static String show(Field ended) {
        if (ended.hasResult) {
            return "";
        }
        if (ended.chosen < ended.entries.size()) {
            return ended.entries.get(ended.chosen);
        }
        String code = ended.code.toString().strip().toUpperCase(Locale.ROOT);
        return code.startsWith("EQ ") || code.startsWith("SYMBOL ") || code.startsWith("=") ? UNREADABLE : "";
    }

    void addEntry(String entry) {
        if (entries.size() < MOST_ENTRIES && entry != null) {
            entries.add(entry);
        }
    }

    void choose(String index) {
        chosen = index != null && index.matches("\\d{1,3}") ? Integer.parseInt(index) : 0;
    }

    void appendCode(String some) {
        if (!fields.isEmpty() && fields.peek().code.length() < LONGEST_CODE) {
            fields.peek().code.append(some);
        }
    }

    /** Whether what follows is code, also of a field around it. */
    boolean inCode() {
        return fields.stream().anyMatch(field -> field.inCode);
    }

    void setResult() {
        fields.forEach(field -> field.hasResult |= !field.inCode);
    }

    /**
     * Ends the fields whose code goes on at the end of a cell or paragraph, which only a damaged document has.
     *
     * @return whether there was one, so that text may have been taken for code
     */
    boolean endUnfinished() {
        if (!inCode()) {
            return false;
        }
        fields.clear();
        return true;
    }
}
