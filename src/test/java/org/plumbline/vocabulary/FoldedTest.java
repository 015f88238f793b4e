package org.plumbline.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wordings are the same whatever blanks, line breaks, punctuation and width they are written with. */
class FoldedTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            普遍知晓 | 普遍知晓。   | true
            普遍知晓 | 普遍　知晓   | true
            普遍知晓 | 普遍, 知晓   | true
            优       | 优。         | true
            ABC      | ａｂｃ       | true
            健全     | 不健全       | false
            健全     | 基本健全     | false
            2.5      | 25           | false
            -5       | 5            | false
            95%      | 95           | false
            健全     | #REF!        | false
            完成     | 完成？       | false
            完成     | 完成?        | false
            """,
            delimiter = '|')
    void textsThatDifferInSpellingAloneAreTheSame(String one, String other, boolean same) {
        assertThat(FoldedText.same(one, other)).isEqualTo(same);
        assertThat(FoldedText.same(other, one)).isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(strings = {"普遍\n知晓", "普遍\r\n知晓", "普遍\u200b知晓"})
    void lineBreaksAndInvisibleCharactersMakeNoDifference(String written) {
        assertThat(FoldedText.same("普遍知晓", written)).isTrue();
    }
}
