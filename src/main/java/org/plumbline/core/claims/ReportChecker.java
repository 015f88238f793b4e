package org.plumbline.core.claims;

import java.util.List;

/** Makes every check of a report. Only measures: thresholds, severities and sentences are the workbook's. */
final class ReportChecker {

    private ReportChecker() {}

    static List<ClaimFinding> check(Report report, CheckBook book) {
        FindingList findings = new FindingList(book);
        new PartCheck(report, book, findings).check();
        new ChangeCheck(report, book, findings).check();
        new QuantityCheck(report, book, findings).check();
        new AmountCheck(report, book, findings).check();
        new StatementCheck(report, book, findings).check();
        new TableCheck(report, book, findings).check();
        new NameCheck(report, book, findings).check();
        return findings.listGravestFirst();
    }
}
