package org.plumbline.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FigureTest {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final Threshold THRESHOLD = new Threshold("ROUNDING", BigDecimal.ONE, Severity.LOW);

    @Test
    void noTwoFiguresShareANameOrALabel() {
        assertThat(Figure.values()).extracting(Figure::jsonName).doesNotHaveDuplicates();
        assertThat(Figure.values()).extracting(Figure::label).doesNotHaveDuplicates();
    }

    @Test
    void aFigureIsFoundByItsLabelAndByItsName() {
        assertThat(Figure.find("自评得分")).contains(Figure.DECLARED_SCORE);
        assertThat(Figure.find("declaredScore")).contains(Figure.DECLARED_SCORE);
        assertThat(Figure.find("自评")).isEmpty();
    }

    @Test
    void everyPlaceOfEveryEnglishSentenceIsAFigure() {
        for (Check check : Check.values()) {
            assertThat(PLACE.matcher(check.english()).results().map(MatchResult.class::cast))
                    .as(check.name())
                    .allSatisfy(
                            place -> assertThat(Arrays.stream(Figure.values()).map(Figure::jsonName))
                                    .contains(place.group(1)));
        }
    }

    @Test
    void aRuleInDrlThatNamesNoFigureIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Finding.of(THRESHOLD, null, null, "diference", BigDecimal.ONE))
                .withMessageContaining("diference")
                .withMessageContaining("difference");
    }

    @Test
    void aFindingKeepsItsFiguresInTheOrderGivenAndLeavesOutWhatIsUnknown() {
        Finding finding = Finding.of(
                THRESHOLD,
                null,
                null,
                "sum",
                new BigDecimal("1.23456"),
                "declaredTotal",
                null,
                "unit",
                Rounding.DEFAULT);
        assertThat(finding.read())
                .isEqualTo(FigureValues.of(
                        Figure.SUM.of(new BigDecimal("1.2346")), Figure.UNIT.of(Rounding.DEFAULT.toString())));
        assertThat(finding.read().byFigure().keySet()).containsExactly(Figure.SUM, Figure.UNIT);
    }
}
