package org.plumbline.service.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceBandTest {

    @ParameterizedTest
    @CsvSource({
        "-100, UNDER_10",
        "-10.01, UNDER_10",
        "-10, UNDER_5",
        "-5.01, UNDER_5",
        "-5, UNDER_1",
        "-1.01, UNDER_1",
        "-1, UNDER_0",
        "-0.000001, UNDER_0",
        "0, EQUAL",
        "0.00, EQUAL",
        "0.01, OVER_0",
        "1, OVER_0",
        "1.01, OVER_1",
        "5, OVER_1",
        "5.01, OVER_5",
        "10, OVER_5",
        "10.01, OVER_10",
        "9999, OVER_10"
    })
    void aDifferenceOnABoundBelongsToTheBandNearerToZero(BigDecimal difference, DifferenceBand band) {
        assertThat(DifferenceBand.of(difference)).isEqualTo(band);
    }
}
