package org.plumbline.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatedDateTest {

    @ParameterizedTest
    @ValueSource(strings = {"2023-06-03", "2023-6-3", "2023/6/3", "2023.06.03", "2023年6月3日", " 2023-06-03 "})
    void aDayIsReadInTheUsualSpellings(String text) {
        assertThat(StatedDate.parse(Value.of(text))).isEqualTo(LocalDate.of(2023, 6, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-02-29", "2023-06", "2023年6月", "2023-06/03", "6月3日", "23-06-03", "已完成", "2023-13-01"})
    void aTextThatIsNoDayIsRejected(String text) {
        assertThat(StatedDate.parse(Value.of(text))).isNull();
    }

    @Test
    void aNumberIsNotReadAsADay() {
        assertThat(StatedDate.parse(Value.of(new BigDecimal("45080")))).isNull();
    }
}
