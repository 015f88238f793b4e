package org.plumbline.core.spreadsheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/**
 * Gathers the problems of one file, so that a clerk sees all of them at once; past a thousand they are only counted.
 */
public final class ProblemCollector {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private static final int MOST = 1_000;

    private static final int FOLDED = 3;

    /** Problems that leave a cell's value known, so that cells depending on it can still be checked. */
    private static final Set<ProblemCode> KNOWN_VALUE = EnumSet.of(
            ProblemCode.PADDED_TEXT,
            ProblemCode.HIDDEN_ROW,
            ProblemCode.HIDDEN_COLUMN,
            ProblemCode.HIDDEN_SHEET,
            ProblemCode.INVISIBLE,
            ProblemCode.STRAY_CELL,
            ProblemCode.BLANK_ROW,
            ProblemCode.METHOD_UNKNOWN,
            ProblemCode.REFERENCE_UNKNOWN,
            ProblemCode.SHEET_UNUSED,
            ProblemCode.INCONSISTENT);

    /**
     * Problems that earlier versions of this software did not report, and that do not prevent a value from being read.
     */
    private static final Set<ProblemCode> LATER = EnumSet.of(
            ProblemCode.HIDDEN_ROW,
            ProblemCode.HIDDEN_COLUMN,
            ProblemCode.HIDDEN_SHEET,
            ProblemCode.INVISIBLE,
            ProblemCode.POINT_CODE);

    private final String file;
    private final boolean accepted;
    /** A set: a cell read for two purposes has its problem once. */
    private final Set<Problem> found = new LinkedHashSet<>();

    private final List<String> sheets = new ArrayList<>();
    private int unlisted;
    private boolean blocking;

    public ProblemCollector(String file) {
        this(file, false);
    }

    /** @param accepted whether the file was accepted before, so that it only has to be readable */
    public ProblemCollector(String file, boolean accepted) {
        this.file = file;
        this.accepted = accepted;
    }

    public boolean accepted() {
        return accepted;
    }

    public String file() {
        return file;
    }

    /** The order of reports: the order of the file. */
    public void setSheetOrder(Collection<String> names) {
        sheets.addAll(names);
    }

    /** Adds a problem found elsewhere. */
    public void add(Problem problem) {
        add(problem.code(), problem.sheet(), problem.cell(), problem.found(), problem.expected(), problem.hint());
    }

    public void add(
            Problem.ProblemCode code, String sheet, String cell, String found, Bilingual expected, Bilingual hint) {
        blocking |= code.isBlocking();
        if (this.found.size() < MOST || code == ProblemCode.UNCHECKED) {
            this.found.add(new Problem(code, file, sheet, cell, shorten(found), expected, hint));
        } else {
            unlisted++;
        }
    }

    public void addAt(Problem.ProblemCode code, SheetGrid.GridCell cell, Bilingual expected, Bilingual hint) {
        add(code, cell.sheet(), cell.address(), cell.displayText(), expected, hint);
    }

    /** Makes one problem of at least three in a sheet that have one cause: at the first cell, naming the others. */
    public void foldSheets(ProblemCode code) {
        Map<String, List<Problem>> sheets = found.stream()
                .filter(problem -> problem.code() == code && problem.cell() != null)
                .collect(Collectors.groupingBy(Problem::sheet, LinkedHashMap::new, Collectors.toList()));
        sheets.values().stream().filter(each -> each.size() >= FOLDED).forEach(this::fold);
    }

    private void fold(List<Problem> alike) {
        Problem first = alike.get(0);
        String others = alike.stream().skip(1).map(Problem::cell).collect(Collectors.joining("、"));
        found.removeAll(alike);
        Bilingual also =
                Bilingual.of("；本表的 %s 也是这样，共 %d 格", "; so are %s of this sheet, %d cells in all", others, alike.size());
        found.add(new Problem(
                first.code(),
                first.file(),
                first.sheet(),
                first.cell(),
                first.found(),
                first.expected(),
                new Bilingual(first.hint().zh() + also.zh(), first.hint().en() + also.en())));
    }

    /** The parts of the sheets that could not be read or are missing. */
    public List<Problem> unread() {
        return found.stream()
                .filter(problem -> problem.code().isBlocking() && !KNOWN_VALUE.contains(problem.code()))
                .toList();
    }

    /** The same for one sheet. */
    public List<Problem> unread(String sheet) {
        return unread().stream()
                .filter(problem -> sheet.equals(problem.sheet()))
                .toList();
    }

    public boolean has(ProblemCode code) {
        return found.stream().anyMatch(problem -> problem.code() == code);
    }

    /** Whether a cell has a problem already. */
    public boolean hasAt(String sheet, String cell) {
        return found.stream().anyMatch(problem -> sheet.equals(problem.sheet()) && cell.equals(problem.cell()));
    }

    /** Rows of a sheet, as Excel counts, with a cell that could not be read. */
    public Set<Integer> unreadRows(String sheet) {
        Set<Integer> rows = new HashSet<>();
        for (Problem problem : unread(sheet)) {
            if (problem.cell() != null) {
                CellRangeAddress place = CellRangeAddress.valueOf(problem.cell());
                for (int row = place.getFirstRow(); row <= place.getLastRow(); row++) {
                    rows.add(row + 1);
                }
            }
        }
        return rows;
    }

    /** Whether something could not be read that was always required. */
    public boolean unreadable() {
        return found.stream().anyMatch(problem -> problem.code().isBlocking() && !LATER.contains(problem.code()));
    }

    /** Whether the file must be rejected. */
    public boolean hasBlocking() {
        return blocking;
    }

    public List<Problem> listInOrder() {
        List<Problem> list = new ArrayList<>(found);
        list.sort(Comparator.comparing((Problem problem) -> problem.code() == ProblemCode.UNCHECKED)
                .thenComparing(problem -> sheets.indexOf(problem.sheet()))
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

    /** On one line, and no longer than a line; invisible characters are shown as a symbol. */
    private static String shorten(String text) {
        if (text == null) {
            return null;
        }
        String start = text.length() <= 120 ? text : text.substring(0, 117) + "…";
        return INVISIBLE.matcher(start).replaceAll(match -> switch (match.group()) {
            case "\n", "\r" -> "⏎";
            case "\t" -> "⇥";
            default -> "▯";
        });
    }
}
