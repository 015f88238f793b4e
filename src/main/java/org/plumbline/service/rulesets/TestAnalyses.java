package org.plumbline.service.rulesets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.plumbline.core.mutation.CaseCompletion;
import org.plumbline.core.mutation.CaseSheetAppender;
import org.plumbline.core.mutation.MutationAnalysis;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.workbook.TestCase;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.springframework.stereotype.Component;

/**
 * What the test cases of rule sets cover and detect, by SHA-256, which determines it; those used last are stored in
 * memory. One at a time: an analysis takes 10 to 30 seconds of a processor for a usual workbook.
 */
@Component
class TestAnalyses {

    private static final int STORED = 50;

    /** Rows that are analysed within a minute; the command line has no limit. */
    static final int MOST_ROWS = 150;

    private final Cache<String, MutationReportView> reports =
            Caffeine.newBuilder().maximumSize(STORED).build();

    /** @throws ProblemException for a rule set of more than {@value #MOST_ROWS} rows that decide scores */
    MutationReportView analyse(RuleSet ruleSet, byte[] workbook) {
        MutationReportView known = reports.getIfPresent(ruleSet.sha256());
        return known == null
                ? analyseOnce(ruleSet, workbook)
                : known; // a stored one does not wait for another analysis
    }

    private synchronized MutationReportView analyseOnce(RuleSet ruleSet, byte[] workbook) {
        requireSize(ruleSet);
        return reports.get(ruleSet.sha256(), none -> MutationReportView.of(MutationAnalysis.run(ruleSet, workbook)));
    }

    /**
     * The workbook with the cases that cover and detect what is open.
     *
     * @throws ProblemException as {@link #analyse}
     */
    synchronized byte[] complete(RuleSet ruleSet, byte[] workbook) {
        requireSize(ruleSet);
        List<TestCase> cases = CaseCompletion.complete(ruleSet, workbook, MutationAnalysis.run(ruleSet, workbook));
        try {
            return CaseSheetAppender.append(workbook, cases);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidParameter(e);
        }
    }

    private static void requireSize(RuleSet ruleSet) {
        long rows = MutationAnalysis.countRows(ruleSet);
        if (rows > MOST_ROWS) {
            throw new ProblemException(ProblemKind.RULES_TOO_MANY, rows, MOST_ROWS);
        }
    }
}
