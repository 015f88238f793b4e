package org.plumbline.core.verification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.Interval;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.verification.ScopeGroups.ScopeGroup;
import org.plumbline.vocabulary.Indicator;

/**
 * Where one row must judge, two would leave the indicator without a score. Rows are compared with each other within a
 * group, with groups for more indicators, and where two groups cover one indicator of the catalogue.
 */
final class OverlapCheck {

    /** Maximum number of reports in one place; further ones are the same mistake. */
    private static final int ENOUGH = 200;

    private static final String SAYS = "says";

    private final WorkbookValidator validator;
    private final Set<Integer> reportedPairs = new HashSet<>();

    OverlapCheck(WorkbookValidator at) {
        this.validator = at;
    }

    void run() {
        checkWithinGroups(validator.findScoringGroups());
        checkWithinGroups(validator.findAdditionalGroups());
        sweep(RowRegion.of(validator.listRowsOf(RuleFamilies.GRADE)), false);
        sweep(RowRegion.of(validator.listRowsOf(RuleFamilies.CAP)), false);
    }

    private void checkWithinGroups(ScopeGroups claims) {
        Set<List<Integer>> held = new HashSet<>();
        for (ScopeGroup group : claims.listGroups()) {
            if (group.exclusive()) {
                sweep(RowRegion.of(group.claims()), false);
                claims.findWiderGroups(group).forEach(wider -> checkAcrossGroups(group, wider, held));
            }
        }
        for (Indicator indicator : validator.scheme().indicators()) {
            List<ScopeGroup> groups = claims.findGroups(indicator);
            for (int i = 0; i < groups.size(); i++) {
                for (int j = 0; j < i; j++) {
                    checkAcrossGroups(groups.get(i), groups.get(j), held);
                }
            }
        }
    }

    private void checkAcrossGroups(ScopeGroup one, ScopeGroup other, Set<List<Integer>> held) {
        List<Integer> pair = List.of(Math.min(one.id(), other.id()), Math.max(one.id(), other.id()));
        if (one.fact() == other.fact() && one.exclusive() && held.add(pair)) {
            sweep(
                    RowRegion.of(Stream.concat(one.claims().stream(), other.claims().stream())
                            .toList()),
                    true);
        }
    }

    /** @param across whether rows of one key are skipped */
    private void sweep(List<RowRegion> boxes, boolean across) {
        String axis = RowRegion.chooseSweepAxis(boxes);
        if (axis == null) {
            checkByWording(boxes, across);
            return;
        }
        int before = reportedPairs.size();
        List<RowRegion> open = new ArrayList<>();
        List<RowRegion> sorted = new ArrayList<>(boxes);
        sorted.sort(Comparator.comparing((RowRegion box) -> box.intervalOn(axis), Interval::compareLow)
                .thenComparing(box -> box.claim().place()));
        for (RowRegion box : sorted) {
            open.removeIf(earlier -> earlier.intervalOn(axis).isBelow(box.intervalOn(axis)));
            for (RowRegion earlier : open) {
                if (differ(earlier, box, across) && earlier.intersects(box)) {
                    report(earlier, box);
                    break;
                }
            }
            if (reportedPairs.size() - before > ENOUGH) {
                return;
            }
            open.add(box);
        }
    }

    private static boolean differ(RowRegion one, RowRegion other, boolean across) {
        return one.claim().place() != other.claim().place()
                && !(across && one.claim().key().equals(other.claim().key()));
    }

    /** Rows without bounds overlap where they share a word, or where one of them accepts any. */
    private void checkByWording(List<RowRegion> boxes, boolean across) {
        Map<String, List<RowRegion>> byWord = new HashMap<>();
        List<RowRegion> any = new ArrayList<>();
        List<RowRegion> all = new ArrayList<>();
        int before = reportedPairs.size();
        for (RowRegion box : boxes) {
            Set<String> words = box.claim().words().get(SAYS);
            Stream<RowRegion> near = words == null
                    ? all.stream()
                    : Stream.concat(
                            any.stream(),
                            words.stream().flatMap(word -> byWord.getOrDefault(word, List.of()).stream()));
            near.filter(earlier -> differ(earlier, box, across) && earlier.intersects(box))
                    .findFirst()
                    .ifPresent(earlier -> report(earlier, box));
            if (reportedPairs.size() - before > ENOUGH) {
                return;
            }
            if (words == null) {
                any.add(box);
            } else {
                words.forEach(word ->
                        byWord.computeIfAbsent(word, w -> new ArrayList<>()).add(box));
            }
            all.add(box);
        }
    }

    private void report(RowRegion one, RowRegion other) {
        boolean inOrder = one.claim().place() < other.claim().place();
        RowRegion first = inOrder ? one : other;
        RowRegion second = inOrder ? other : one;
        if (second.claim().isWithin(first.claim())) {
            reportSubsumed(second.claim(), first.claim());
        } else if (first.claim().isWithin(second.claim())) {
            reportSubsumed(first.claim(), second.claim());
        } else {
            reportOverlap(first, second);
        }
    }

    private void reportSubsumed(RowScope row, RowScope wider) {
        if (reportedPairs.add(row.place())) {
            Bilingual place = wider.describeFor(row);
            validator.report(
                    ProblemCode.ROW_SUBSUMED,
                    row,
                    row.idCell(),
                    null,
                    new Bilingual(
                            "本行管的值" + place.zh() + "全都管；每个值只能由一行评分，请删去一行或缩小其中一行的范围",
                            "Every value that this row judges, " + place.en()
                                    + " judges too; exactly one row may judge a value, delete or narrow one"));
        }
    }

    private void reportOverlap(RowRegion first, RowRegion row) {
        if (!reportedPairs.add(row.claim().place())) {
            return;
        }
        RowScope claim = row.claim();
        Bilingual place = first.claim().describeFor(claim);
        // the figure on which the row enters the other's range from outside
        String cell = row.sides().keySet().stream()
                .sorted()
                .filter(figure -> !first.intervalOn(figure).contains(row.intervalOn(figure)))
                .findFirst()
                .map(figure ->
                        row.findBoundCell(figure, row.intervalOn(figure).compareLow(first.intervalOn(figure)) >= 0))
                .orElse(claim.idCell());
        Bilingual both = describeCommonValues(first, row);
        validator.report(
                ProblemCode.ROW_OVERLAP,
                claim,
                cell,
                null,
                new Bilingual(
                        both.zh() + "两行都管：本行和" + place.zh() + "；每个值只能由一行评分",
                        both.en() + "is judged by this row and by " + place.en()
                                + "; exactly one row may judge a value"));
    }

    private static Bilingual describeCommonValues(RowRegion one, RowRegion other) {
        List<Bilingual> parts = new ArrayList<>();
        Set<String> axes = new TreeSet<>(one.sides().keySet());
        axes.addAll(other.sides().keySet());
        for (String axis : axes) {
            parts.add(FigureNames.formatInterval(axis, one.intervalOn(axis).intersect(other.intervalOn(axis))));
        }
        Set<String> words = one.claim().words().getOrDefault(SAYS, Set.of());
        Set<String> others = other.claim().words().getOrDefault(SAYS, Set.of());
        words.stream()
                .filter(others::contains)
                .sorted()
                .findFirst()
                .ifPresent(word -> parts.add(new Bilingual("“" + word + "”", "\"" + word + "\"")));
        if (parts.isEmpty()) {
            return new Bilingual("", "Every value ");
        }
        return new Bilingual(
                parts.stream().map(Bilingual::zh).collect(Collectors.joining("，")) + " ",
                parts.stream().map(Bilingual::en).collect(Collectors.joining(", ")) + " ");
    }
}
