package org.plumbline.core.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of words beside boxes the one that is ticked is read, where exactly one is. */
class TickedWordTest {

    @ParameterizedTest
    @CsvSource({
        "☑完成 □未完成, 完成",
        "□ 完成　√ 未完成, 未完成",
        "☐是☒否, 否",
        "☑完成 ☑未完成,",
        "□完成 □未完成,",
        "完成☑ 未完成□,",
        "☑完成,",
        "完成,",
        "☑□未完成,"
    })
    void theTickedWordIsFound(String text, String word) {
        assertThat(TickedWord.find(text).orElse(null)).isEqualTo(word);
    }
}
