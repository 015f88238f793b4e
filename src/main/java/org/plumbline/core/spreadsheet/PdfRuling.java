package org.plumbline.core.spreadsheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.core.spreadsheet.PdfPage.Rule;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;

/** Finds the ruled tables of a page: lines that cross or touch each other are one table. */
final class PdfRuling {

    /** Points; lines of one direction nearer than this are one. */
    private static final double SAME = 1.5;
    /** Points; the gap between two strokes of one line. */
    private static final double GAP = 3.5;
    /** Points; how near an end has to be to a line for both to touch. */
    private static final double TOUCH = 3;
    /** Points; a shorter line is none of a table. */
    private static final double SHORTEST = 4;

    /** Lines compared with lines, or with characters, on one page. */
    private static final long MOST_PAIRS = 40_000_000;

    private final PdfPage page;
    private final List<Rule> rules = new ArrayList<>();
    private final List<Rule> loose = new ArrayList<>();
    private final List<PdfFragment> fragments = new ArrayList<>();

    private PdfRuling(PdfPage page) {
        this.page = page;
    }

    /** @throws SpreadsheetRejectedException where a table's lines leave its cells open */
    static PdfRuling of(PdfPage page) throws SpreadsheetRejectedException {
        PdfRuling ruling = new PdfRuling(page);
        ruling.find();
        return ruling;
    }

    /** The tables, from the top and from the left. */
    List<PdfFragment> fragments() {
        return fragments;
    }

    /** Lines across that belong to no table, as those that strike out text do. */
    List<Rule> looseLines() {
        return loose;
    }

    private void find() throws SpreadsheetRejectedException {
        rules.addAll(joinRules(true));
        int across = rules.size();
        rules.addAll(joinRules(false));
        boolean tooMany = (long) across * (rules.size() - across) > MOST_PAIRS
                || (long) rules.size() * page.glyphs().size() > MOST_PAIRS;
        if (tooMany) {
            throw SpreadsheetRejectedException.because(Reason.TOO_LARGE, "lines on page " + page.number());
        }
        List<PdfFragment> found = new ArrayList<>();
        for (List<Rule> group : groups(across)) {
            PdfFragment fragment = PdfCells.find(page.number(), group);
            if (fragment != null) {
                found.add(fragment);
            } else {
                group.stream().filter(Rule::horizontal).forEach(loose::add);
            }
        }
        // a frame around all, and boxes within cells
        found.removeIf(each -> each.cells().size() == 1 && found.stream().anyMatch(each::encloses));
        List<PdfFragment> within = found.stream()
                .filter(each -> found.stream().anyMatch(other -> other.encloses(each)))
                .toList();
        found.removeAll(within);
        fragments.addAll(found);
        fragments.sort(Comparator.comparingDouble(PdfFragment::top).thenComparingDouble(PdfFragment::left));
    }

    /** The lines of one direction, each whole. */
    private List<Rule> joinRules(boolean horizontal) {
        List<Rule> sorted = page.rules().stream()
                .filter(rule -> rule.horizontal() == horizontal)
                .sorted(Comparator.comparingDouble(Rule::at))
                .toList();
        List<Rule> joined = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size() || sorted.get(i).at() - sorted.get(from).at() > SAME) {
                join(sorted.subList(from, i), joined);
                from = i;
            }
        }
        return joined;
    }

    private static void join(List<Rule> strokes, List<Rule> joined) {
        List<Rule> inOrder =
                strokes.stream().sorted(Comparator.comparingDouble(Rule::from)).toList();
        Rule line = null;
        for (Rule each : inOrder) {
            if (line != null && each.from() <= line.to() + GAP) {
                line = new Rule(line.horizontal(), line.at(), line.from(), Math.max(line.to(), each.to()));
            } else {
                addLong(line, joined);
                line = each;
            }
        }
        addLong(line, joined);
    }

    private static void addLong(Rule line, List<Rule> joined) {
        if (line != null && line.to() - line.from() >= SHORTEST) {
            joined.add(line);
        }
    }

    /** @param across how many of the rules, which are the first ones, are horizontal */
    private Iterable<List<Rule>> groups(int across) {
        DisjointSets sets = new DisjointSets(rules.size());
        for (int i = 0; i < across; i++) {
            for (int j = across; j < rules.size(); j++) {
                if (touch(rules.get(i), rules.get(j))) {
                    sets.join(i, j);
                }
            }
        }
        Map<Integer, List<Rule>> groups = new LinkedHashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            groups.computeIfAbsent(sets.find(i), set -> new ArrayList<>()).add(rules.get(i));
        }
        return groups.values();
    }

    private static boolean touch(Rule across, Rule down) {
        return down.at() >= across.from() - TOUCH
                && down.at() <= across.to() + TOUCH
                && across.at() >= down.from() - TOUCH
                && across.at() <= down.to() + TOUCH;
    }
}
