package org.plumbline.ruleset;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers every problem of one file, so that a clerk sees all of them at once. */
final class Problems {

    private final String file;
    /** A set: a cell read for two purposes has its problem once. */
    private final Set<Problem> found = new LinkedHashSet<>();

    Problems(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    void add(Problem.Code code, String sheet, String cell, String found, Bilingual expected, Bilingual hint) {
        this.found.add(new Problem(code, file, sheet, cell, shortened(found), expected, hint));
    }

    void at(Problem.Code code, Grid.Cell cell, Bilingual expected, Bilingual hint) {
        add(code, cell.sheet(), cell.address(), cell.shown(), expected, hint);
    }

    /** Whether the file must be refused. */
    boolean blocking() {
        return found.stream().anyMatch(problem -> problem.code().blocking());
    }

    List<Problem> list() {
        return List.copyOf(found);
    }

    private static String shortened(String text) {
        return text == null || text.length() <= 120 ? text : text.substring(0, 117) + "…";
    }
}
