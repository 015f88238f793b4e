package org.plumbline.core.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.plumbline.EditedWorkbook;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/** A cell that cannot be read hides no mistake elsewhere. */
class IndependentMistakesTest {

    @Test
    void aTypingMistakeAndAHoleBetweenGradesAreReportedTogether() {
        RuleSetRejectedException rejected = catchThrowableOfType(
                RuleSetRejectedException.class,
                () -> EditedWorkbook.load(book -> {
                    EditedWorkbook.cell(book, "扣分-每步扣分", "BK-003", "每步扣").setCellValue("十");
                    EditedWorkbook.cell(book, "等级", "DJ-02", "总分小于").setCellValue(85);
                }));
        assertThat(rejected.problems().stream().map(Problem::code))
                .contains(ProblemCode.NOT_A_NUMBER, ProblemCode.GRADE_GAP);
    }

    @Test
    void anUnreadableRowIsLeftOutOfChecksOfOtherRows() {
        RuleSetRejectedException rejected = catchThrowableOfType(
                RuleSetRejectedException.class,
                () -> EditedWorkbook.load(
                        book -> EditedWorkbook.cell(book, "等级", "DJ-02", "总分小于").setCellValue("九十")));
        assertThat(rejected.problems().stream()
                        .filter(problem -> problem.code().isBlocking())
                        .map(Problem::code))
                .containsExactly(ProblemCode.NOT_A_NUMBER);
    }
}
