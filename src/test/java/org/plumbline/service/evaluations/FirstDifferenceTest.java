package org.plumbline.service.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstDifferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':1,'b':2}         | {'a':1,'b':3}       | /b",
                "{'a':1}               | {'a':1,'b':3}       | /b",
                "{'a':[1,{'c':2}]}     | {'a':[1,{'c':3}]}   | /a/1/c",
                "{'a':[1]}             | {'a':[1,2]}         | /a/1",
                "{'a':1.0}             | {'a':1.00}          | /a",
                "{'a':null}            | {'a':1}             | /a",
                "{'x/y':1}             | {'x/y':2}           | /x~1y",
                "{'a':1,'b':2}         | {'b':2,'a':1}       | ''"
            })
    void theFirstDifferenceIsTheFirstInDocumentOrder(String kept, String replayed, String pointer) {
        assertThat(JsonDifference.findFirst(bytes(kept), bytes(replayed))).isEqualTo(pointer);
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes();
    }
}
