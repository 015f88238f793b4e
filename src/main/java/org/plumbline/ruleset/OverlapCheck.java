package org.plumbline.ruleset;

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
import org.plumbline.ruleset.Claims.Group;
import org.plumbline.ruleset.Problem.Code;
import org.plumbline.vocabulary.Indicator;

/**
 * Where one row must judge, two would leave the indicator without a score. Rows are held against each other within a group,
 * against groups for a wider circle of indicators, and where the catalogue has an indicator that two groups are for.
 */
final class OverlapCheck {

    /** Past so many in one place the rest is the same mistake. */
    private static final int ENOUGH = 200;

    private static final String SAYS = "says";

    private final Verification at;
    private final Set<Integer> told = new HashSet<>();

    OverlapCheck(Verification at) {
        this.at = at;
    }

    void run() {
        among(at.claims());
        among(at.besides());
        sweep(Box.of(at.of(Forms.GRADE)), false);
        sweep(Box.of(at.of(Forms.CAP)), false);
    }

    private void among(Claims claims) {
        Set<List<Integer>> held = new HashSet<>();
        for (Group group : claims.groups()) {
            if (group.exclusive()) {
                sweep(Box.of(group.claims()), false);
                claims.wider(group).forEach(wider -> across(group, wider, held));
            }
        }
        for (Indicator indicator : at.scheme().indicators()) {
            List<Group> groups = claims.of(indicator);
            for (int i = 0; i < groups.size(); i++) {
                for (int j = 0; j < i; j++) {
                    across(groups.get(i), groups.get(j), held);
                }
            }
        }
    }

    private void across(Group one, Group other, Set<List<Integer>> held) {
        List<Integer> pair = List.of(Math.min(one.id(), other.id()), Math.max(one.id(), other.id()));
        if (one.fact() == other.fact() && one.exclusive() && held.add(pair)) {
            sweep(
                    Box.of(Stream.concat(one.claims().stream(), other.claims().stream())
                            .toList()),
                    true);
        }
    }

    /** @param across whether rows of one key are passed over */
    private void sweep(List<Box> boxes, boolean across) {
        String axis = Box.sweepAxis(boxes);
        if (axis == null) {
            byWord(boxes, across);
            return;
        }
        int before = told.size();
        List<Box> open = new ArrayList<>();
        List<Box> sorted = new ArrayList<>(boxes);
        sorted.sort(Comparator.comparing((Box box) -> box.side(axis), Interval::compareLow)
                .thenComparing(box -> box.claim().place()));
        for (Box box : sorted) {
            open.removeIf(earlier -> earlier.side(axis).isBelow(box.side(axis)));
            for (Box earlier : open) {
                if (differ(earlier, box, across) && earlier.meets(box)) {
                    tell(earlier, box);
                    break;
                }
            }
            if (told.size() - before > ENOUGH) {
                return;
            }
            open.add(box);
        }
    }

    private static boolean differ(Box one, Box other, boolean across) {
        return one.claim().place() != other.claim().place()
                && !(across && one.claim().key().equals(other.claim().key()));
    }

    /** Rows that bound no figure meet where they share a word, or where one of them takes any. */
    private void byWord(List<Box> boxes, boolean across) {
        Map<String, List<Box>> byWord = new HashMap<>();
        List<Box> any = new ArrayList<>();
        List<Box> all = new ArrayList<>();
        int before = told.size();
        for (Box box : boxes) {
            Set<String> words = box.claim().words().get(SAYS);
            Stream<Box> near = words == null
                    ? all.stream()
                    : Stream.concat(
                            any.stream(),
                            words.stream().flatMap(word -> byWord.getOrDefault(word, List.of()).stream()));
            near.filter(earlier -> differ(earlier, box, across) && earlier.meets(box))
                    .findFirst()
                    .ifPresent(earlier -> tell(earlier, box));
            if (told.size() - before > ENOUGH) {
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

    private void tell(Box one, Box other) {
        boolean inOrder = one.claim().place() < other.claim().place();
        Box first = inOrder ? one : other;
        Box second = inOrder ? other : one;
        if (second.claim().isWithin(first.claim())) {
            subsumed(second.claim(), first.claim());
        } else if (first.claim().isWithin(second.claim())) {
            subsumed(first.claim(), second.claim());
        } else {
            overlap(first, second);
        }
    }

    private void subsumed(Claim row, Claim wider) {
        if (told.add(row.place())) {
            Bilingual place = wider.seenFrom(row);
            at.tell(
                    Code.ROW_SUBSUMED,
                    row,
                    row.idCell(),
                    null,
                    new Bilingual(
                            "本行管的值" + place.zh() + "全都管；每个值只能由一行评分，请删去一行或缩小其中一行的范围",
                            "All that this row judges, " + place.en()
                                    + " does too; exactly one row may judge a value, delete or narrow one"));
        }
    }

    private void overlap(Box first, Box row) {
        if (!told.add(row.claim().place())) {
            return;
        }
        Claim claim = row.claim();
        Bilingual place = first.claim().seenFrom(claim);
        // the figure on which the row reaches into the other from outside
        String cell = row.sides().keySet().stream()
                .sorted()
                .filter(figure -> !first.side(figure).covers(row.side(figure)))
                .findFirst()
                .map(figure -> row.boundCell(figure, row.side(figure).compareLow(first.side(figure)) >= 0))
                .orElse(claim.idCell());
        Bilingual both = both(first, row);
        at.tell(
                Code.ROW_OVERLAP,
                claim,
                cell,
                null,
                new Bilingual(
                        both.zh() + "两行都管：本行和" + place.zh() + "；每个值只能由一行评分",
                        both.en() + "is judged by this row and by " + place.en()
                                + "; exactly one row may judge a value"));
    }

    private static Bilingual both(Box one, Box other) {
        List<Bilingual> parts = new ArrayList<>();
        Set<String> axes = new TreeSet<>(one.sides().keySet());
        axes.addAll(other.sides().keySet());
        for (String axis : axes) {
            parts.add(Figures.text(axis, one.side(axis).and(other.side(axis))));
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
