package org.plumbline.service.rulesets;

import com.fasterxml.jackson.annotation.JsonProperty;
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
 * @param withoutEffect number of {@code ineffective} changes; they are not counted elsewhere
 * @param uncovered the rows that apply in no case, and would in a further one
 * @param undetected the changes that no case notices, and a further one would
 * @param coverage every row of the tables, in the workbook's order
 * @param rejected number of changes that an upload rejects, so that no case needs to notice them
 * @param unreachable the rows that no case was found for
 * @param untestable the changes that make a difference which no case can expect
 * @param ineffective the changes for which no trial has another score, grade or finding
 */
public record MutationReportView(
        long coveredRows,
        long rows,
        long decisiveConditions,
        long conditions,
        long detected,
        long withoutEffect,
        List<UncoveredRow> uncovered,
        List<UndetectedMutation> undetected,
        List<CoveredRow> coverage,
        long rejected,
        List<UncoveredRow> unreachable,
        List<UndetectedMutation> untestable,
        List<UndetectedMutation> ineffective) {

    /** @param row Excel's row number */
    public record UncoveredRow(String rule, String sheet, Integer row) {}

    /** @param column Chinese label of the column */
    public record UndetectedMutation(String rule, String sheet, String cell, String column, String from, String to) {

        /** Of the cell on the version's page. */
        public String anchor() {
            return PageAnchors.cellAnchor(sheet, cell);
        }
    }

    /**
     * @param row Excel's row number
     * @param cases names of the cases in which it applies
     * @param open Chinese labels of conditions that in no case keep the row from applying by themselves
     */
    public record CoveredRow(String rule, String sheet, Integer row, List<String> cases, List<String> open) {

        /** Of the row on the version's page. */
        public String anchor() {
            return PageAnchors.rowAnchor(sheet, row);
        }
    }

    public static MutationReportView of(MutationReport report) {
        return new MutationReportView(
                report.countCoveredRows(),
                report.rows().size(),
                report.countDecisiveConditions(),
                report.countConditions(),
                report.list(Outcome.DETECTED).size(),
                report.list(Outcome.WITHOUT_EFFECT).size(),
                listUncovered(report, false),
                listMutations(report, Outcome.UNDETECTED),
                report.rows().stream().map(MutationReportView::toView).toList(),
                report.list(Outcome.REJECTED).size(),
                listUncovered(report, true),
                listMutations(report, Outcome.UNTESTABLE),
                listMutations(report, Outcome.WITHOUT_EFFECT));
    }

    private static List<UncoveredRow> listUncovered(MutationReport report, boolean unreachable) {
        return report.rows().stream()
                .filter(row -> !row.isCovered())
                .map(RowCoverage::row)
                .filter(row -> report.unreachable().contains(row) == unreachable)
                .map(row -> new UncoveredRow(row.id(), row.sheet(), row.row()))
                .toList();
    }

    private static List<UndetectedMutation> listMutations(MutationReport report, Outcome outcome) {
        return report.list(outcome).stream()
                .map(MutationResult::mutation)
                .map(MutationReportView::toView)
                .toList();
    }

    private static CoveredRow toView(RowCoverage covered) {
        return new CoveredRow(
                covered.row().id(),
                covered.row().sheet(),
                covered.row().row(),
                covered.cases(),
                covered.conditions().stream()
                        .filter(condition -> !condition.decisive())
                        .map(RowCoverage.ConditionCoverage::column)
                        .toList());
    }

    private static UndetectedMutation toView(CellMutation mutation) {
        return new UndetectedMutation(
                mutation.row().id(),
                mutation.cell().sheet(),
                mutation.cell().address(),
                mutation.column(),
                mutation.from(),
                mutation.to());
    }

    /** Whether every row is covered and every change detected for which there is a case. */
    public boolean isComplete() {
        return uncovered.isEmpty() && undetected.isEmpty();
    }

    /** Changes detected, in percent of those that change a score, rounded down; 100 where there are none. */
    @JsonProperty
    public long detectedPercent() {
        long all = detected + undetected.size();
        return all == 0 ? 100 : detected * 100 / all;
    }
}
