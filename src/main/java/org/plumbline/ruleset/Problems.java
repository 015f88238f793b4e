package org.plumbline.ruleset;

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

/** Gathers the problems of one file, so that a clerk sees all of them at once; past a thousand they are only counted. */
final class Problems {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private static final int MOST = 1_000;

    private final String file;
    /** A set: a cell read for two purposes has its problem once. */
    private final Set<Problem> found = new LinkedHashSet<>();

    private final List<String> sheets = new ArrayList<>();
    private int unlisted;
    private boolean blocking;

    Problems(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    /** In which order they are told: as somebody goes through the file. */
    void sheets(Collection<String> names) {
        sheets.addAll(names);
    }

    void add(Problem.Code code, String sheet, String cell, String found, Bilingual expected, Bilingual hint) {
        blocking |= code.blocking();
        if (this.found.size() < MOST) {
            this.found.add(new Problem(code, file, sheet, cell, shortened(found), expected, hint));
        } else {
            unlisted++;
        }
    }

    void at(Problem.Code code, Grid.Cell cell, Bilingual expected, Bilingual hint) {
        add(code, cell.sheet(), cell.address(), cell.shown(), expected, hint);
    }

    /** Whether something on the sheet keeps the file out. */
    boolean blocking(String sheet) {
        return found.stream().anyMatch(problem -> problem.code().blocking() && sheet.equals(problem.sheet()));
    }

    /** Rows of a sheet, as Excel counts, with a cell that keeps the file out. */
    Set<Integer> blockedRows(String sheet) {
        Set<Integer> rows = new HashSet<>();
        for (Problem problem : found) {
            if (problem.code().blocking() && sheet.equals(problem.sheet()) && problem.cell() != null) {
                CellRangeAddress place = CellRangeAddress.valueOf(problem.cell());
                for (int row = place.getFirstRow(); row <= place.getLastRow(); row++) {
                    rows.add(row + 1);
                }
            }
        }
        return rows;
    }

    /** Whether the file must be refused. */
    boolean blocking() {
        return blocking;
    }

    List<Problem> list() {
        List<Problem> list = new ArrayList<>(found);
        list.sort(Comparator.comparingInt((Problem problem) -> sheets.indexOf(problem.sheet()))
                .thenComparing(Problems::row)
                .thenComparing(Problems::column));
        if (unlisted > 0) {
            list.add(new Problem(
                    Problem.Code.MORE,
                    file,
                    null,
                    null,
                    "+" + unlisted,
                    null,
                    new Bilingual("请先改正以上问题", "Correct those above first")));
        }
        return List.copyOf(list);
    }

    private static int row(Problem problem) {
        return problem.cell() == null ? -1 : first(problem).getRow();
    }

    private static int column(Problem problem) {
        return problem.cell() == null ? -1 : first(problem).getCol();
    }

    private static CellReference first(Problem problem) {
        return new CellReference(problem.cell().replaceFirst(":.*", ""));
    }

    /** On one line, and no longer than a line. */
    private static String shortened(String text) {
        if (text == null) {
            return null;
        }
        String start = text.length() <= 120 ? text : text.substring(0, 117) + "…";
        return INVISIBLE.matcher(start).replaceAll(match -> "\\\\u%04x"
                .formatted(match.group().codePointAt(0)));
    }
}
