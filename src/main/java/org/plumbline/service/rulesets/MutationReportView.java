package org.plumbline.service.rulesets;

import java.util.List;
import org.plumbline.core.mutation.CellMutation;
import org.plumbline.core.mutation.MutationReport;
import org.plumbline.core.mutation.MutationResult;
import org.plumbline.core.mutation.MutationResult.Outcome;
import org.plumbline.core.mutation.RowCoverage;

/**
 * What the test cases of a version cover and detect.
 *
 * @param coveredRows number of rows that apply in some case, of {@code rows}
 * @param decisiveConditions number of conditions for which alone a row does not apply in some case, of {@code conditions}
 * @param detected number of changes of one cell for which some case fails
 * @param withoutEffect number of changes that no trial is scored differently for; they are not counted elsewhere
 * @param uncovered the rows that apply in no case
 * @param undetected the changes that no case notices, although some submission is scored differently
 */
public record MutationReportView(
        long coveredRows,
        long rows,
        long decisiveConditions,
        long conditions,
        long detected,
        long withoutEffect,
        List<UncoveredRow> uncovered,
        List<UndetectedMutation> undetected) {

    /** @param row Excel's row number */
    public record UncoveredRow(String rule, String sheet, Integer row) {}

    /** @param column Chinese label of the column */
    public record UndetectedMutation(String rule, String sheet, String cell, String column, String from, String to) {}

    public static MutationReportView of(MutationReport report) {
        return new MutationReportView(
                report.countCoveredRows(),
                report.rows().size(),
                report.countDecisiveConditions(),
                report.countConditions(),
                report.list(Outcome.DETECTED).size(),
                report.list(Outcome.WITHOUT_EFFECT).size(),
                report.rows().stream()
                        .filter(row -> !row.isCovered())
                        .map(RowCoverage::row)
                        .map(row -> new UncoveredRow(row.id(), row.sheet(), row.row()))
                        .toList(),
                report.list(Outcome.UNDETECTED).stream()
                        .map(MutationResult::mutation)
                        .map(MutationReportView::toView)
                        .toList());
    }

    private static UndetectedMutation toView(CellMutation mutation) {
        return new UndetectedMutation(
                mutation.row().id(),
                mutation.row().sheet(),
                mutation.cell(),
                mutation.column(),
                mutation.from(),
                mutation.to());
    }

    /** Whether every row is covered and every change detected. */
    public boolean isComplete() {
        return uncovered.isEmpty() && undetected.isEmpty();
    }

    /** Changes detected, in percent of those that change a score, rounded down; 100 where there are none. */
    public long detectedPercent() {
        long all = detected + undetected.size();
        return all == 0 ? 100 : detected * 100 / all;
    }
}
