package org.plumbline.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.core.basics.Bilingual;

/**
 * The filled cells of one row by their column's Chinese label. It records which were consumed, so that the sentence
 * about the row leaves none out.
 */
public final class RowCells {

    /** The role of a cell in the sentence about its row. */
    public enum CellUse {
        /** A key or a remark: not part of the sentence unless requested. */
        NAME,
        CONDITION,
        CONTENT
    }

    /**
     * @param snippet the technical text of a table's column; null elsewhere
     * @param value as written, never null
     */
    public record RowCell(Bilingual label, String snippet, CellUse use, String value) {}

    private final String key;
    private final List<RowCell> cells;
    private final Set<Integer> unconsumed = new TreeSet<>();

    /** @param key key of the row, such as its rule id */
    public RowCells(String key, List<RowCell> cells) {
        this.key = key;
        this.cells = cells;
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).use() != CellUse.NAME) {
                unconsumed.add(i);
            }
        }
    }

    public String key() {
        return key;
    }

    /** Null where blank or where the sheet has no such column. */
    public String consume(String label) {
        int cell = find(label);
        unconsumed.remove(cell);
        return cell < 0 ? null : cells.get(cell).value();
    }

    public String consume(String label, String blank) {
        String value = consume(label);
        return value == null ? blank : value;
    }

    public boolean contains(String label) {
        return find(label) >= 0;
    }

    private int find(String label) {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).label().zh().equals(label)) {
                return i;
            }
        }
        return -1;
    }

    List<RowCell> consumeConditions() {
        return consumeAll(CellUse.CONDITION);
    }

    /** The cells not consumed so far. */
    public List<RowCell> consumeRest() {
        return consumeAll(null);
    }

    private List<RowCell> consumeAll(CellUse use) {
        List<RowCell> filled = new ArrayList<>();
        for (int i : List.copyOf(unconsumed)) {
            if (use == null || cells.get(i).use() == use) {
                filled.add(cells.get(i));
                unconsumed.remove(i);
            }
        }
        return filled;
    }
}
