package org.plumbline.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.core.scoring.SubmissionProblem;
import org.plumbline.core.scoring.SubmissionRejectedException;

class NumbersOutOfRangeTest {

    private static final String CASE =
            "{\"scheme\":\"s\",\"fiscalYear\":%s,\"indicators\":[{\"code\":\"a\"},{\"code\":\"b\",\"actual\":%s}]}";

    private static List<SubmissionProblem> problems(byte[] json) {
        return catchThrowableOfType(SubmissionRejectedException.class, () -> SubmissionJson.read(json))
                .problems();
    }

    private static List<SubmissionProblem> problems(String json) {
        return problems(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e2147483647",
                "1e2147483648",
                "1e2147483649",
                "-1e2147483648",
                "1e-2147483648",
                "0e2147483648",
                "0e-2147483649",
                "1.5e2147483648",
                "1E+2147483648",
                "1e99999999999999999999",
                "1e-99999999999999999999",
                "10e2147483647",
                "0.00001e-2147483647",
                "1e31",
                "1e-13"
            })
    void aNumberWithAnExponentOutOfRangeIsAProblemAtItsPlace(String number) {
        assertThat(problems(CASE.formatted("2020", number)))
                .extracting(SubmissionProblem::pointer)
                .containsExactly("/indicators/1/actual");
    }

    @Test
    void everyNumberOutOfRangeIsListed() {
        assertThat(problems(CASE.formatted("1e2147483648", "1e-2147483649")))
                .extracting(SubmissionProblem::pointer)
                .containsExactly("/fiscalYear", "/indicators/1/actual");
    }

    @Test
    void aNumberOutOfRangeOutsideOfAnyFieldIsAProblemToo() {
        assertThat(problems("1e2147483648")).hasSize(1);
        assertThat(problems("[1e2147483648]")).hasSize(1);
        assertThat(problems("{\"unknown\":{\"deep\":[1e2147483648]}}")).hasSize(1);
    }

    @Test
    void aTextInGbkIsRefusedForItsEncoding() {
        byte[] gbk = "{\"scheme\":\"方案\"}".getBytes(Charset.forName("GBK"));
        assertThat(problems(gbk).get(0).message().en()).contains("UTF-8");
    }

    @Test
    void aNumberOfAHundredThousandDigitsIsRefusedWithItsLine() {
        SubmissionProblem problem =
                problems("{\"fiscalYear\":\n" + "9".repeat(100_000) + "}").get(0);
        assertThat(problem.found()).startsWith("line 2");
        assertThat(problem.expected().en()).contains("1,000");
    }
}
