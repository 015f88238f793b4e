package org.plumbline.core.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.scoring.SubmissionProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/** Finds out why a text could not be read as JSON. Used after a failure only, so that it may read the text again. */
public final class UnreadableJson {

    private static final int LONGEST_SHOWN = 40;
    private static final Pattern TWICE = Pattern.compile("^Duplicate [^\"]*\"([^\"]*)\"");

    private UnreadableJson() {}

    /** @return at least one problem */
    public static List<SubmissionProblem> problems(byte[] json, RuntimeException failure) {
        try (JsonParser parser = Json.MAPPER.createParser(json)) {
            try {
                List<SubmissionProblem> numbers = listOutOfRange(parser);
                return numbers.isEmpty() ? List.of(createMalformed(json, failure, findLocation(failure))) : numbers;
            } catch (JacksonException e) {
                Matcher twice = TWICE.matcher(e.getOriginalMessage());
                if (twice.find()) {
                    return List.of(createDuplicate(parser, twice.group(1)));
                }
                TokenStreamLocation location = findLocation(e);
                return List.of(createMalformed(json, e, location == null ? parser.currentLocation() : location));
            }
        }
    }

    /** One of the two values would be lost. */
    private static SubmissionProblem createDuplicate(JsonParser parser, String name) {
        return new SubmissionProblem(
                parser.streamReadContext().pathAsPointer().toString(),
                name,
                new Bilingual("同一个字段写了两次", "the field is there twice"),
                new Bilingual("每个字段只写一次", "each field once"),
                new Bilingual("请删去多余的一个", "Delete one of them"));
    }

    private static TokenStreamLocation findLocation(RuntimeException failure) {
        return failure instanceof JacksonException jackson ? jackson.getLocation() : null;
    }

    /** Numbers whose exponent is beyond the range of an int, each with its place. */
    private static List<SubmissionProblem> listOutOfRange(JsonParser parser) {
        List<SubmissionProblem> problems = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token.isNumeric() && !isReadable(parser)) {
                problems.add(createOutOfRange(parser));
            }
        }
        return problems;
    }

    private static boolean isReadable(JsonParser parser) {
        try {
            return JsonObjectReader.isInRange(parser.getDecimalValue());
        } catch (JacksonException | ArithmeticException | NumberFormatException e) {
            return false;
        }
    }

    private static SubmissionProblem createOutOfRange(JsonParser parser) {
        String found = parser.getString();
        return JsonObjectReader.createTooManyDigits(
                parser.streamReadContext().pathAsPointer().toString(),
                found.length() > LONGEST_SHOWN ? found.substring(0, LONGEST_SHOWN - 1) + "…" : found);
    }

    private static SubmissionProblem createMalformed(
            byte[] json, RuntimeException failure, TokenStreamLocation location) {
        if (!isUtf8(json)) {
            return new SubmissionProblem(
                    "",
                    null,
                    new Bilingual("不是 UTF-8 编码", "is not encoded in UTF-8"),
                    new Bilingual("UTF-8 编码的 JSON 对象", "one JSON object in UTF-8"),
                    new Bilingual("GBK 文件请先转换为 UTF-8", "Convert a GBK file into UTF-8 first"));
        }
        String place = location == null ? null : "line " + location.getLineNr() + ", column " + location.getColumnNr();
        if (failure instanceof StreamConstraintsException) {
            return new SubmissionProblem(
                    "",
                    place,
                    new Bilingual("超出 JSON 的限度", "is beyond the limits of JSON here"),
                    new Bilingual("数字不超过 1000 个字符，嵌套不超过 500 层", "numbers of at most 1,000 characters, 500 levels"),
                    null);
        }
        return new SubmissionProblem(
                "",
                place,
                new Bilingual("不是合法的 JSON", "is not valid JSON"),
                new Bilingual("UTF-8 编码的 JSON 对象，字段名不重复", "one JSON object in UTF-8 without duplicate names"),
                new Bilingual("请检查该位置附近的逗号、引号和括号", "Look at commas, quotes and brackets near that place"));
    }

    /**
     * UTF-16 and UTF-32 are recognised by their null bytes, which JSON in UTF-8 does not have, and are read as well.
     */
    private static boolean isUtf8(byte[] json) {
        for (int i = 0; i < Math.min(4, json.length); i++) {
            if (json[i] == 0) {
                return true;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
