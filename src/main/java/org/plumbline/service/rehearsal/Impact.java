package org.plumbline.service.rehearsal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.scoring.SubmissionProblem;

/**
 * What a version would change. Equal cases and rule sets give an equal impact, to the byte as JSON.
 *
 * @param affected those whose total changes most, most first; at most {@value ImpactTally#LISTED}
 * @param incomplete those that would lose their total; at most {@value ImpactTally#LISTED}, by id
 * @param causes the rows behind it, most cases first
 * @param refusalReasons why the version refuses cases, most cases first
 * @param refusals the first refused by id; at most {@value ImpactTally#LISTED}
 */
public record Impact(
        CaseCounts counts,
        GradeMigration grades,
        List<TotalBin> points,
        List<AffectedCase> affected,
        List<AffectedCase> incomplete,
        List<ChangeCause> causes,
        List<RefusalReason> refusalReasons,
        List<RefusedCase> refusals) {

    /**
     * How many cases.
     *
     * @param cases all that were looked at
     * @param compared those with an evaluation before and after
     * @param changedTotal those compared whose total differs, or is there on one side only
     * @param changedGrade likewise for the grade
     * @param changedScores those compared with any indicator's score, the total or the grade changed
     * @param newlyIncomplete those that lose their total
     * @param newlyComplete those that gain one
     * @param higher those with a higher total than before
     * @param lower those with a lower one
     * @param onlyAfter those that no rules scored before
     * @param refused those the version refuses to score
     * @param otherYear those of a fiscal year the version does not cover, scored as of the nearest it does
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
     * How many went from which grade to which.
     *
     * @param labels grades as the version orders them, then others met, then 无总分 where a total is missing
     * @param rows one for each label before, with one number for each label after
     */
    public record GradeMigration(List<String> labels, List<List<Long>> rows) {}

    /**
     * How many totals lie in one twentieth of the full marks.
     *
     * @param from included
     * @param to excluded, but in the last
     */
    public record TotalBin(BigDecimal from, BigDecimal to, long before, long after) {}

    /**
     * A case that comes out differently.
     *
     * @param id of the kept evaluation, or the line number in an uploaded set
     * @param subject null where none was named; likewise {@code region}
     * @param before null where there was no total; likewise the others
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
     * A row behind changes: it fires now or no longer, or takes other points than before.
     *
     * @param rule where the version has it; where it no longer does, where it stood
     * @param cases in which it did
     * @param points it gives more than before over all cases, negative where it takes more; of a shared weight, the whole
     *     change of the group
     */
    public record ChangeCause(RuleSource rule, long cases, BigDecimal points) {}

    /** One reason to refuse, with how many cases have it first. */
    public record RefusalReason(Bilingual message, long cases) {}

    /** A case the version refuses, with everything it finds wrong. */
    @JsonInclude(Include.NON_NULL)
    public record RefusedCase(String id, String subject, List<SubmissionProblem> problems) {}
}
