package org.plumbline.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.plumbline.Edited;
import org.plumbline.ruleset.Problem.Code;

/** A cell that cannot be read hides no mistake that stands elsewhere. */
class AllAtOnceTest {

    @Test
    void aTypingMistakeAndAHoleBetweenGradesAreToldTogether() {
        RuleSetRejected rejected = catchThrowableOfType(
                RuleSetRejected.class,
                () -> Edited.load(book -> {
                    Edited.cell(book, "扣分-每步扣分", "BK-003", "每步扣").setCellValue("十");
                    Edited.cell(book, "等级", "DJ-02", "总分小于").setCellValue(85);
                }));
        assertThat(rejected.problems().stream().map(Problem::code)).contains(Code.NOT_A_NUMBER, Code.GRADE_GAP);
    }

    @Test
    void theRowThatCannotBeReadIsNotHeldAgainstTheOthers() {
        RuleSetRejected rejected = catchThrowableOfType(
                RuleSetRejected.class,
                () -> Edited.load(
                        book -> Edited.cell(book, "等级", "DJ-02", "总分小于").setCellValue("九十")));
        assertThat(rejected.problems().stream()
                        .filter(problem -> problem.code().blocking())
                        .map(Problem::code))
                .containsExactly(Code.NOT_A_NUMBER);
    }
}
