package org.plumbline.core.spreadsheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.plumbline.core.basics.Bilingual;

/** Gathers the problems of one file, so that a clerk sees all of them at once; past a thousand they are only counted. */
public final class ProblemCollector {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private static final int MOST = 1_000;

    private final String file;
    /** A set: a cell read for two purposes has its problem once. */
    private final Set<Problem> found = new LinkedHashSet<>();

    private final List<String> sheets = new ArrayList<>();
    private int unlisted;
    private boolean blocking;

    public ProblemCollector(String file) {
        this.file = file;
    }

    public String file() {
        return file;
    }

    /** In which order they are told: as somebody goes through the file. */
    public void setSheetOrder(Collection<String> names) {
        sheets.addAll(names);
    }

    public void add(
            Problem.ProblemCode code, String sheet, String cell, String found, Bilingual expected, Bilingual hint) {
        blocking |= code.isBlocking();
        if (this.found.size() < MOST) {
            this.found.add(new Problem(code, file, sheet, cell, shorten(found), expected, hint));
        } else {
            unlisted++;
        }
    }

    public void addAt(Problem.ProblemCode code, SheetGrid.GridCell cell, Bilingual expected, Bilingual hint) {
        add(code, cell.sheet(), cell.address(), cell.displayText(), expected, hint);
    }

    /** Whether something on the sheet keeps the file out. */
    public boolean hasBlocking(String sheet) {
        return found.stream().anyMatch(problem -> problem.code().isBlocking() && sheet.equals(problem.sheet()));
    }

    /** Rows of a sheet, as Excel counts, with a cell that keeps the file out. */
    public Set<Integer> findBlockedRows(String sheet) {
        Set<Integer> rows = new HashSet<>();
        for (Problem problem : found) {
            if (problem.code().isBlocking() && sheet.equals(problem.sheet()) && problem.cell() != null) {
                CellRangeAddress place = CellRangeAddress.valueOf(problem.cell());
                for (int row = place.getFirstRow(); row <= place.getLastRow(); row++) {
                    rows.add(row + 1);
                }
            }
        }
        return rows;
    }

    /** Whether the file must be refused. */
    public boolean hasBlocking() {
        return blocking;
    }

    public List<Problem> listInOrder() {
        List<Problem> list = new ArrayList<>(found);
        list.sort(Comparator.comparingInt((Problem problem) -> sheets.indexOf(problem.sheet()))
                .thenComparing(ProblemCollector::rowOf)
                .thenComparing(ProblemCollector::columnOf));
        if (unlisted > 0) {
            list.add(new Problem(
                    Problem.ProblemCode.MORE,
                    file,
                    null,
                    null,
                    "+" + unlisted,
                    null,
                    new Bilingual("请先改正以上问题", "Correct those above first")));
        }
        return List.copyOf(list);
    }

    private static int rowOf(Problem problem) {
        return problem.cell() == null ? -1 : firstCell(problem).getRow();
    }

    private static int columnOf(Problem problem) {
        return problem.cell() == null ? -1 : firstCell(problem).getCol();
    }

    private static CellReference firstCell(Problem problem) {
        return new CellReference(problem.cell().replaceFirst(":.*", ""));
    }

    /** On one line, and no longer than a line. */
    private static String shorten(String text) {
        if (text == null) {
            return null;
        }
        String start = text.length() <= 120 ? text : text.substring(0, 117) + "…";
        return INVISIBLE.matcher(start).replaceAll(match -> "\\\\u%04x"
                .formatted(match.group().codePointAt(0)));
    }
}
