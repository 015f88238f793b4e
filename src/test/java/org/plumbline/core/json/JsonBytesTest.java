package org.plumbline.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;

/** The same bytes as Jackson's generator gives. */
class JsonBytesTest {

    private static final String[] RARE = {
        "",
        "\"",
        "\\",
        "/",
        "\u0000",
        "\b\t\n\f\r",
        "\u001f",
        "\u007f",
        "\u0080",
        "\u07ff\u0800",
        "预算",
        "\uffff",
        "\u2028",
        "𠮷",
        "\ud83d",
        "\ude00",
        "\ude00\ud83d",
        "\ud83d\ud83d\ude00",
        "<&>'"
    };

    @Test
    void everyCharacterIsWrittenAsJacksonWritesIt() {
        for (char character = 0; character < Character.MAX_VALUE; character++) {
            sameString(String.valueOf(character));
        }
        for (int point = Character.MIN_SUPPLEMENTARY_CODE_POINT; point <= Character.MAX_CODE_POINT; point += 257) {
            sameString(Character.toString(point));
        }
    }

    @Test
    void textsOfAnyLengthAreWrittenAsJacksonWritesThem() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int pieces = random.nextInt(60); pieces > 0; pieces--) {
                text.append(RARE[random.nextInt(RARE.length)]).append((char) ('a' + random.nextInt(26)));
            }
            sameString(text.toString());
            JsonByteWriter inTwo = new JsonByteWriter(1);
            inTwo.writeString(new StringBuilder(text).append('。'), JsonByteWriter.encodeText("依据：“" + text + "”"));
            assertThat(inTwo.toBytes()).isEqualTo(jackson(json -> json.writeString(text + "。依据：“" + text + "”")));
        }
    }

    @Test
    void jsonNumbersAreWrittenWithoutExponent() {
        for (int scale = -12; scale <= 24; scale++) {
            for (String digits :
                    new String[] {"0", "1", "-1", "10", "-12300", "999999999999999999", "123456789012345678901"}) {
                BigDecimal number = new BigDecimal(new BigInteger(digits), scale);
                assertThat(written(json -> json.writeNumber(number)))
                        .isEqualTo(jackson(json -> json.writeNumber(number)));
            }
        }
        assertThat(written(json -> json.writeNumber(Integer.MIN_VALUE)))
                .isEqualTo(jackson(json -> json.writeNumber(Integer.MIN_VALUE)));
    }

    @Test
    void commasStandBetweenMembersAndElements() {
        assertThat(written(json -> {
                    json.writeStartObject();
                    json.writeStartArray("none");
                    json.writeEndArray();
                    json.writeRaw(new byte[0]);
                    json.writeStartArray("some");
                    json.writeNumber(1);
                    json.writeString((String) null);
                    json.writeBoolean(true);
                    json.writeStartObject();
                    json.writeEndObject();
                    json.writeRaw("2,3".getBytes(StandardCharsets.US_ASCII));
                    json.writeEndArray();
                    json.writeStartObject("more");
                    json.writeRaw("\"a\":1".getBytes(StandardCharsets.US_ASCII));
                    json.writeName("b");
                    json.writeNumber((BigDecimal) null);
                    json.writeEndObject();
                    json.writeEndObject();
                }))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"none\":[],\"some\":[1,null,true,{},2,3],\"more\":{\"a\":1,\"b\":null}}");
    }

    private static void sameString(String text) {
        byte[] expected = jackson(json -> json.writeString(text));
        assertThat(written(json -> json.writeString(text))).isEqualTo(expected);
        assertThat(written(json -> json.writeString(new StringBuilder(text), new byte[0])))
                .isEqualTo(expected);
    }

    private static byte[] written(Consumer<JsonByteWriter> writing) {
        JsonByteWriter json = new JsonByteWriter(1);
        writing.accept(json);
        return json.toBytes();
    }

    private static byte[] jackson(Consumer<JsonGenerator> writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.MAPPER.createGenerator(out)) {
            writing.accept(json);
        }
        return out.toByteArray();
    }
}
