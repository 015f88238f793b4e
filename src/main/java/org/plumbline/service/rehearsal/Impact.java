package org.plumbline.service.rehearsal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.explanation.DisplayNames;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.scoring.SubmissionProblem;
import org.plumbline.vocabulary.Severity;

/**
 * The changes that a version would cause. Equal cases and rule sets give an equal impact, also as JSON bytes.
 *
 * @param affected the largest changes of the total; at most {@value ImpactTally#LISTED}
 * @param incomplete those that would lose their total; at most {@value ImpactTally#LISTED}, by id
 * @param causes the rows that cause changes, most cases first
 * @param refusalReasons why the version rejects cases, most cases first
 * @param refusals the first rejected by id; at most {@value ImpactTally#LISTED}
 * @param findings changes of the findings of the compared cases, the most severe first; empty in results that an earlier
 *     build stored
 */
public record Impact(
        CaseCounts counts,
        GradeMigration grades,
        List<TotalBin> points,
        List<AffectedCase> affected,
        List<AffectedCase> incomplete,
        List<ChangeCause> causes,
        List<RefusalReason> refusalReasons,
        List<RefusedCase> refusals,
        List<FindingChange> findings) {

    public Impact {
        findings = findings == null ? List.of() : findings;
    }

    /**
     * Numbers of cases.
     *
     * @param cases all cases
     * @param compared those with an evaluation before and after
     * @param changedTotal those compared whose total differs, or exists on one side only
     * @param changedGrade likewise for the grade
     * @param changedScores those compared with any indicator's score, the total or the grade changed
     * @param newlyIncomplete those that lose their total
     * @param newlyComplete those that gain one
     * @param higher those with a higher total than before
     * @param lower those with a lower one
     * @param onlyAfter those without an evaluation before
     * @param refused those the version rejects
     * @param otherYear those of a fiscal year the version does not cover, scored as of the nearest covered year
     */
    public record CaseCounts(
            long cases,
            long compared,
            long changedTotal,
            long changedGrade,
            long changedScores,
            long newlyIncomplete,
            long newlyComplete,
            long higher,
            long lower,
            long onlyAfter,
            long refused,
            long otherYear) {}

    /**
     * How many cases changed from which grade to which.
     *
     * @param labels grades in the version's order, then other grades, then 无总分 for a missing total
     * @param rows one for each label before, with one number for each label after
     */
    public record GradeMigration(List<String> labels, List<List<Long>> rows) {}

    /**
     * The number of totals in one twentieth of the full marks.
     *
     * @param from included
     * @param to excluded, except in the last
     */
    public record TotalBin(BigDecimal from, BigDecimal to, long before, long after) {}

    /**
     * A case whose result differs.
     *
     * @param id of the stored evaluation, or the line number in an uploaded set
     * @param subject null if none was named; likewise {@code region}
     * @param before null if there was no total; likewise the others
     * @param difference after − before
     */
    public record AffectedCase(
            String id,
            String subject,
            String region,
            int fiscalYear,
            BigDecimal before,
            BigDecimal after,
            BigDecimal difference,
            String gradeBefore,
            String gradeAfter) {}

    /**
     * A row that causes changes: it fires only before or only after, or its points differ.
     *
     * @param rule its place in the version; if the version no longer has it, its former place
     * @param cases number of cases
     * @param points difference of its points over all cases, negative for more deductions; of a shared weight, the whole
     *     change of the group
     */
    public record ChangeCause(RuleSource rule, long cases, BigDecimal points) {}

    /**
     * How many findings of one code and severity the version would raise that were not raised before, and the reverse. A
     * finding is another one if its code, its severity or its indicator differs.
     */
    public record FindingChange(String code, Severity severity, long gained, long lost) {

        /** The label of the code; empty if the code is its own label. */
        public String label(Locale locale) {
            return DisplayNames.nameCheck(code, locale);
        }

        public String severityLabel(Locale locale) {
            return DisplayNames.nameSeverity(severity, locale);
        }
    }

    /** A reason for rejection, with the number of cases that have it first. */
    public record RefusalReason(Bilingual message, long cases) {}

    /** A case the version rejects, with all faults found. */
    @JsonInclude(Include.NON_NULL)
    public record RefusedCase(String id, String subject, List<SubmissionProblem> problems) {}
}
