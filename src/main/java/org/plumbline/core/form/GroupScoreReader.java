package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.math.BigDecimal;
import java.util.Map;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.GroupAggregation;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorGroup;
import org.plumbline.vocabulary.Scheme;

/** The score of a shared-weight group and its member that counts. */
final class GroupScoreReader {

    private final FormTable table;
    private final Scheme scheme;
    private final FormReadingLog log;
    private final RowValueReader values;
    private final IndicatorRows rows;

    GroupScoreReader(FormTable table, Scheme scheme, FormReadingLog log, RowValueReader values, IndicatorRows rows) {
        this.table = table;
        this.scheme = scheme;
        this.log = log;
        this.values = values;
        this.rows = rows;
    }

    /** The code of the group that a row names by code, else by a name that no indicator has; null for none. */
    static String findGroup(Scheme scheme, String code, String name) {
        String plain = IndicatorMatcher.normalize(name);
        boolean taken = scheme.indicators().stream()
                .anyMatch(each -> IndicatorMatcher.normalize(each.name()).equals(plain));
        for (IndicatorGroup group : scheme.groups()) {
            boolean named = code == null
                    && !taken
                    && group.name() != null
                    && IndicatorMatcher.normalize(group.name()).equals(plain);
            if (group.code().equals(code) || named) {
                return group.code();
            }
        }
        return null;
    }

    /** A row about a group itself. */
    void readRow(int row, String group) {
        readScore(row, group);
        readReviewScore(row, group);
        String reason = values.readReviewReason(row, group);
        if (reason != null) {
            rows.groupReviewReasons().put(group, reason);
        }
    }

    /** One score for all members, in a merged cell or in one of their rows. */
    void readScore(int row, String group) {
        readScore(row, group, FormField.SCORE, rows.groupCells(), rows.groupScores());
    }

    /** One score of the review for all members, as {@link #readScore(int, String)}. */
    void readReviewScore(int row, String group) {
        if (values.startsIn(row, FormField.REVIEW_SCORE)) {
            readScore(row, group, FormField.REVIEW_SCORE, rows.groupReviewCells(), rows.groupReviewScores());
        }
    }

    private void readScore(
            int row, String group, FormField field, Map<String, String> places, Map<String, BigDecimal> scores) {
        GridCell cell = table.findCell(row, field);
        if (cell == null || !table.cells().isOwnContent(row, table.findColumn(field))) {
            return;
        }
        BigDecimal score = values.amounts().readPoints(cell, group, field);
        if (score == null) {
            return;
        }
        String before = places.putIfAbsent(group, cell.address());
        if (before != null && !before.equals(cell.address())) {
            log.addProblem(
                    FormProblemCode.GROUP_SCORES,
                    cell,
                    fillIn("%s 中的那一个", "the one in %s", before),
                    fillIn("共用分值的几个指标只填一个得分", "Indicators that share a weight have one score"));
            return;
        }
        scores.put(group, score);
    }

    /** Reads the mark in the row of the member that counts. */
    void readChosenMember(int row, Indicator fixed, String label) {
        boolean chosenByForm = scheme.groups().stream()
                .anyMatch(group -> group.code().equals(fixed.group()) && group.take() == GroupAggregation.CHOSEN);
        GridCell cell = chosenByForm ? values.findSingleCell(row, FormField.CHOSEN) : null;
        if (!table.cells().isFilled(cell) || "否".equals(FormGrid.displayText(cell))) {
            return;
        }
        if (rows.chosen().putIfAbsent(fixed.group(), fixed.code()) != null) {
            log.addProblem(
                    FormProblemCode.CHOSEN_TWICE,
                    cell,
                    fillIn(
                            "只标记 %s 等成员中的一个",
                            "a mark for one of the members, such as %s",
                            rows.chosen().get(fixed.group())),
                    fillIn("请只在考核的那个指标上打√", "Mark only the indicator that counts"));
            return;
        }
        log.addCell(cell, label, FormField.CHOSEN, fixed.code(), null);
    }
}
