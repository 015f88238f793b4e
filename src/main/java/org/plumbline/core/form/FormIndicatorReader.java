package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.form.IndicatorMatcher.IndicatorMatch;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.Indicator;

/** Reads the rows of one indicator table, each as an indicator of the catalogue, an own indicator, a group or a total. */
final class FormIndicatorReader {

    /** Maximum number of indicators of a submission. */
    private static final int MOST = 2_000;

    private final FormTable table;
    private final FormGrid cells;
    private final RuleSet ruleSet;
    private final FormReadingLog log;
    private final IndicatorRowReader rowReader;
    private final UnreadRows unread;
    private final int end;
    private final int total;
    private final IndicatorMatcher match;
    private final TotalRowReader totals;
    private final GroupScoreReader groups;
    private final CatalogueRowReader catalogueRows;
    private final OwnRowReader ownRows;
    private final IndicatorRows rows;

    /**
     * @param ours whether the form was written here
     * @param rows to which what is read is added
     */
    FormIndicatorReader(
            FormTable table,
            RuleSet ruleSet,
            FormReadingLog log,
            FormCellReader cellReader,
            boolean ours,
            IndicatorRows rows) {
        this.table = table;
        this.cells = table.cells();
        this.ruleSet = ruleSet;
        this.log = log;
        this.rows = rows;
        RowValueReader values = new RowValueReader(table, log, cellReader);
        FormTargetReader targets = new FormTargetReader(table, log, cellReader);
        this.totals = new TotalRowReader(table, log, values.amounts());
        this.end = FormRows.end(table);
        this.total = totals.findRow(end);
        this.unread = new UnreadRows(table, log, total >= 0);
        this.rowReader = new IndicatorRowReader(table, ruleSet, unread, cellReader, ours);
        this.match = new IndicatorMatcher(ruleSet, log);
        this.groups = new GroupScoreReader(table, ruleSet.scheme(), log, values, rows);
        this.catalogueRows = new CatalogueRowReader(table, ruleSet, log, values, targets, rows);
        this.ownRows = new OwnRowReader(ruleSet, log, values, targets, new DirectionReader(table, log));
    }

    void read() {
        for (int row = table.header() + 1; row < end; row++) {
            if (unread.isHeadLine(row) || cells.isBlankRow(row)) {
                continue;
            }
            if (row == total) {
                totals.read(row, rows);
            } else if (FormRows.isTotal(cells, row)) {
                unread.isMeantAsIndicator(row, null); // a subtotal between indicators
            } else {
                readIndicator(row);
            }
            if (unread.isTotal(row)) {
                totals.read(row, rows);
            }
        }
    }

    private void readIndicator(int row) {
        IndicatorRow named = rowReader.read(row);
        if (named == null) {
            return;
        }
        String group = GroupScoreReader.findGroup(ruleSet.scheme(), named.code(), named.name());
        if (group != null) {
            groups.readRow(row, group);
            return;
        }
        IndicatorMatch matched = match.match(named.place(), named.code(), named.name(), named.level1(), named.level2());
        if (matched == null || !isAccepted(named, matched)) {
            return;
        }
        reportHidden(row, named.place());
        if (matched.indicator() == null) {
            rows.entries().add(ownRows.read(named, matched.code()));
        } else {
            catalogueRows.read(named, matched.indicator());
        }
    }

    private boolean isAccepted(IndicatorRow named, IndicatorMatch matched) {
        if (rows.entries().size() == MOST) {
            log.addProblem(
                    FormProblemCode.TOO_LONG, named.place(), fillIn("最多 %d 个指标", "at most %d indicators", MOST), null);
            return false;
        }
        Indicator fixed = matched.indicator();
        String code = fixed != null ? fixed.code() : matched.code();
        if (code != null && !rows.codes().add(code)) {
            log.addProblem(
                    FormProblemCode.INDICATOR_TWICE, named.place(), null, fillIn("请删除其中一行", "Delete one of the rows"));
            return false;
        }
        return true;
    }

    private void reportHidden(int row, GridCell place) {
        if (cells.isHidden(row)) {
            log.addProblem(FormProblemCode.HIDDEN_ROW, place, null, null);
        }
        if (cells.isStruck(row)) {
            log.addProblem(
                    FormProblemCode.STRUCK_ROW, place, null, fillIn("作废的请删除整行", "Delete the row where it is void"));
        }
    }
}
