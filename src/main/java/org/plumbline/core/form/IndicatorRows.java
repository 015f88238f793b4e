package org.plumbline.core.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorGroupEntry;
import org.plumbline.vocabulary.IndicatorReview;

/** What the indicator tables of one form say together. */
final class IndicatorRows {

    private final List<IndicatorEntry> entries = new ArrayList<>();
    private final Map<String, BigDecimal> groupScores = new LinkedHashMap<>();
    private final Map<String, String> groupCells = new HashMap<>();
    /** The member that is to count, by group. */
    private final Map<String, String> chosen = new HashMap<>();

    private final Set<String> codes = new HashSet<>();
    private final Map<GridCell, BigDecimal> totals = new LinkedHashMap<>();
    private final Map<String, BigDecimal> groupReviewScores = new LinkedHashMap<>();
    private final Map<String, String> groupReviewCells = new HashMap<>();
    private final Map<String, String> groupReviewReasons = new HashMap<>();
    private final Map<GridCell, BigDecimal> reviewTotals = new LinkedHashMap<>();
    private String grade;
    private String reviewGrade;
    private Budget amounts;

    List<IndicatorEntry> entries() {
        return entries;
    }

    Map<String, BigDecimal> groupScores() {
        return groupScores;
    }

    /** The cell of each group's score, by group. */
    Map<String, String> groupCells() {
        return groupCells;
    }

    Map<String, BigDecimal> groupReviewScores() {
        return groupReviewScores;
    }

    /** The cell of each group's review score, by group. */
    Map<String, String> groupReviewCells() {
        return groupReviewCells;
    }

    /** The reasons of reviews in rows about a group itself. */
    Map<String, String> groupReviewReasons() {
        return groupReviewReasons;
    }

    Map<String, String> chosen() {
        return chosen;
    }

    /** The codes of the indicators read. */
    Set<String> codes() {
        return codes;
    }

    /** The declared totals of the total rows, at most one a table. */
    Map<GridCell, BigDecimal> totals() {
        return totals;
    }

    /** The totals of the review in the total rows, at most one a table. */
    Map<GridCell, BigDecimal> reviewTotals() {
        return reviewTotals;
    }

    /** The grade of the review that a total row names; null where none does. */
    String reviewGrade() {
        return reviewGrade;
    }

    void setReviewGrade(String named) {
        reviewGrade = named;
    }

    /** The grade that a total row names; null where none does. */
    String grade() {
        return grade;
    }

    /** The amounts of an indicator row that holds the budget and what was spent of it; null where none does. */
    Budget amounts() {
        return amounts;
    }

    void setAmounts(Budget read) {
        amounts = read;
    }

    void setGrade(String named) {
        grade = named;
    }

    /** Adds what a table of the review states of the same indicators. */
    void addReview(IndicatorRows reviewed) {
        reviewed.entries.forEach(this::addReview);
        reviewed.groupReviewScores.forEach(groupReviewScores::putIfAbsent);
        reviewed.groupReviewReasons.forEach(groupReviewReasons::putIfAbsent);
        reviewTotals.putAll(reviewed.reviewTotals);
        reviewGrade = reviewGrade == null ? reviewed.reviewGrade : reviewGrade;
    }

    /** An indicator that only the review names, or that has two reviews, is an entry of its own, which scoring rejects or judges. */
    private void addReview(IndicatorEntry reviewed) {
        for (int i = 0; i < entries.size(); i++) {
            IndicatorEntry entry = entries.get(i);
            if (entry.review() == null && isSame(entry, reviewed)) {
                entries.set(i, entry.toBuilder().review(reviewed.review()).build());
                return;
            }
        }
        entries.add(reviewed);
    }

    private static boolean isSame(IndicatorEntry entry, IndicatorEntry reviewed) {
        return reviewed.code() != null
                ? reviewed.code().equals(entry.code())
                : IndicatorMatcher.normalize(reviewed.name()).equals(IndicatorMatcher.normalize(entry.name()));
    }

    List<IndicatorGroupEntry> groups() {
        Set<String> said = new LinkedHashSet<>(groupScores.keySet());
        said.addAll(chosen.keySet());
        said.addAll(groupReviewScores.keySet());
        said.addAll(groupReviewReasons.keySet());
        return said.stream()
                .map(group -> new IndicatorGroupEntry(
                        group,
                        groupScores.get(group),
                        chosen.get(group),
                        new IndicatorReview(null, groupReviewScores.get(group), groupReviewReasons.get(group))))
                .toList();
    }
}
