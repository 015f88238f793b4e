package org.plumbline.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.core.rule.Condition;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableType.BoundOperator;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.vocabulary.Figure;

class ConditionTextTest {

    @Test
    void aBoundIsReadAsFigureOperatorAndNumber() {
        assertThat(ConditionText.parse("completion >= 90.50"))
                .isEqualTo(new Condition.Bound(Figure.COMPLETION, BoundOperator.AT_LEAST, new BigDecimal("90.50")));
    }

    @Test
    void anEqualityKeepsEverythingAfterItsSign() {
        assertThat(ConditionText.parse("method == 甲 == 乙")).isEqualTo(new Condition.Equality(Figure.METHOD, "甲 == 乙"));
    }

    @Test
    void theCellOfAQuestionMayBeginLikeABound() {
        assertThat(ConditionText.parse("says > 良")).isEqualTo(new Condition.Test(Figure.SAYS, "> 良"));
    }

    @Test
    void aNumberIsWrittenWithoutExponent() {
        assertThat(ConditionText.format(new Condition.Bound(Figure.POINTS, BoundOperator.LESS, new BigDecimal("1E+2"))))
                .isEqualTo("points < 100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "completion >= 90",
                "deviation <= 0",
                "actual > -1.5",
                "points < 60",
                "operator == =",
                "check == 结余偏大",
                "says 良;中",
                "hasMethod 否"
            })
    void whatIsReadIsWrittenAsItWas(String text) {
        assertThat(ConditionText.format(ConditionText.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"completion", "unheard >= 1", "points >= many"})
    void aTextThatIsNoConditionIsRejected(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ConditionText.parse(text));
    }

    @Test
    void everyConditionColumnLooksAtAFigure() {
        for (TableType<?> table : RuleFamilies.listTables()) {
            assertThat(table.conditions().values())
                    .isNotEmpty()
                    .allSatisfy(column -> assertThat(column.figure().jsonName()).isEqualTo(column.property()));
        }
    }
}
