package org.plumbline.core.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.basics.FiscalYear;
import org.plumbline.core.basics.SubmissionLimits;
import org.plumbline.core.scoring.SubmissionProblem;
import org.plumbline.vocabulary.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/** One JSON object being read: every fault becomes a problem with its pointer, and reading continues. */
public final class JsonObjectReader {

    private static final Bilingual NUMBER = new Bilingual("数字", "a number");
    private static final Bilingual TEXT = new Bilingual("文字", "a string");

    private final JsonNode node;
    private final JsonPath pointer;
    private final List<SubmissionProblem> problems;

    JsonObjectReader(JsonNode node, JsonPath pointer, Set<String> known, List<SubmissionProblem> problems) {
        this.node = node;
        this.pointer = pointer;
        this.problems = problems;
        if (!node.isObject()) {
            reportWrongType(pointer, node, new Bilingual("JSON 对象", "a JSON object"));
            return;
        }
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                String names = String.join(" / ", known.stream().sorted().toList());
                problems.add(new SubmissionProblem(
                        pointer.append(escape(name)).toString(),
                        name,
                        new Bilingual("无法识别的字段", "an unknown field"),
                        new Bilingual(names, names),
                        null));
            }
        }
    }

    private static String escape(String name) {
        String shortened = name.length() > 60 ? name.substring(0, 60) : name;
        return shortened.replace("~", "~0").replace("/", "~1");
    }

    /** The member, or null where absent or JSON null. */
    private JsonNode findMember(String name) {
        JsonNode member = node.isObject() ? node.get(name) : null;
        return member == null || member.isNull() ? null : member;
    }

    /** A blank text counts as absent. */
    boolean contains(String name) {
        JsonNode member = findMember(name);
        return member != null && !(member.isString() && member.stringValue().isBlank());
    }

    void require(String name) {
        if (node.isObject() && !contains(name)) {
            problems.add(new SubmissionProblem(
                    pointer.append(name).toString(),
                    null,
                    new Bilingual("缺少必填字段", "a required field is missing"),
                    null,
                    null));
        }
    }

    String readText(String name) {
        JsonNode member = findMember(name);
        return member == null ? null : readText(member, pointer.append(name));
    }

    private String readText(JsonNode member, JsonPath at) {
        if (!member.isString()) {
            reportWrongType(at, member, TEXT);
            return null;
        }
        String text = member.stringValue().strip();
        if (text.indexOf('\0') >= 0) { // not every database can store it
            problems.add(new SubmissionProblem(
                    at.toString(), "U+0000", new Bilingual("文字中有空字符", "the text has a null character"), TEXT, null));
            return null;
        }
        if (text.length() > SubmissionLimits.TEXT) {
            problems.add(new SubmissionProblem(
                    at.toString(),
                    text.length() + "",
                    new Bilingual("文字过长", "the text is too long"),
                    describeLimit("最多 %d 个字符", "at most %d characters", SubmissionLimits.TEXT),
                    null));
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    private static Bilingual describeLimit(String zh, String en, int limit) {
        return new Bilingual(zh.formatted(limit), en.formatted(limit));
    }

    BigDecimal readNumber(String name) {
        JsonNode member = findMember(name);
        return member == null ? null : readNumber(member, pointer.append(name));
    }

    private BigDecimal readNumber(JsonNode member, JsonPath at) {
        if (!member.isNumber()) {
            reportWrongType(at, member, NUMBER);
            return null;
        }
        BigDecimal number = member.decimalValue();
        if (!isInRange(number)) {
            problems.add(createTooManyDigits(at.toString(), member.asString().length() > 40 ? "…" : member.asString()));
            return null;
        }
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    public static boolean isInRange(BigDecimal number) {
        return number.precision() <= SubmissionLimits.DIGITS
                && number.scale() <= SubmissionLimits.DECIMALS
                && number.scale() >= -SubmissionLimits.DIGITS;
    }

    public static SubmissionProblem createTooManyDigits(String pointer, String found) {
        return new SubmissionProblem(
                pointer,
                found,
                new Bilingual("数字过长", "the number has too many digits"),
                describeLimit("最多 %d 位，小数最多 12 位", "at most %d digits, 12 of them decimals", SubmissionLimits.DIGITS),
                null);
    }

    /** @return 0, with a problem added, where absent or invalid */
    int readYear(String name) {
        BigDecimal number = readNumber(name);
        if (number == null) {
            return 0;
        }
        if (number.stripTrailingZeros().scale() > 0
                || number.compareTo(BigDecimal.valueOf(FiscalYear.FIRST)) < 0
                || number.compareTo(BigDecimal.valueOf(FiscalYear.LAST)) > 0) {
            problems.add(new SubmissionProblem(
                    pointer.append(name).toString(),
                    number.toPlainString(),
                    new Bilingual("不是年度", "is not a year"),
                    new Bilingual(
                            FiscalYear.range() + " 的整数",
                            "a whole number from " + FiscalYear.FIRST + " to " + FiscalYear.LAST),
                    null));
            return 0;
        }
        return number.intValue();
    }

    /** A number or a text. */
    Value readValue(String name) {
        JsonNode member = findMember(name);
        if (member == null) {
            return null;
        }
        JsonPath at = pointer.append(name);
        if (member.isNumber()) {
            BigDecimal number = readNumber(member, at);
            return number == null ? null : Value.of(number);
        }
        if (!member.isString()) {
            reportWrongType(at, member, new Bilingual("数字或文字", "a number or a string"));
            return null;
        }
        String text = readText(member, at);
        return text == null ? null : Value.of(text);
    }

    /** Null where absent; every element that is not a string is a problem. */
    List<String> readTexts(String name, int limit) {
        JsonNode member = findMember(name);
        if (member == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        readEach(name, member, limit, (element, at) -> {
            String text = readText(element, at);
            if (text != null) {
                texts.add(text);
            }
        });
        return texts;
    }

    private interface ElementReader {
        void read(JsonNode element, JsonPath at);
    }

    private void readEach(String name, JsonNode member, int limit, ElementReader element) {
        JsonPath at = pointer.append(name);
        if (!member.isArray()) {
            reportWrongType(at, member, new Bilingual("JSON 数组", "a JSON array"));
        } else if (member.size() > limit) {
            problems.add(new SubmissionProblem(
                    at.toString(),
                    member.size() + "",
                    new Bilingual("元素过多", "too many elements"),
                    describeLimit("最多 %d 个", "at most %d", limit),
                    null));
        } else {
            int i = 0;
            for (JsonNode each : member) {
                element.read(each, at.append(i++));
            }
        }
    }

    /** An object's fields; null where absent or without any. */
    <T> T readObject(String name, Set<String> known, Function<JsonObjectReader, T> read) {
        JsonNode member = findMember(name);
        return member == null || member.isObject() && member.isEmpty()
                ? null
                : read.apply(new JsonObjectReader(member, pointer.append(name), known, problems));
    }

    <T> List<T> readObjects(String name, Set<String> known, int limit, Function<JsonObjectReader, T> read) {
        JsonNode member = findMember(name);
        List<T> objects = new ArrayList<>();
        if (member != null) {
            readEach(
                    name,
                    member,
                    limit,
                    (element, at) -> objects.add(read.apply(new JsonObjectReader(element, at, known, problems))));
        }
        return objects;
    }

    /** Reports a value that this field cannot take. */
    void reject(String name, String found, Bilingual message, Bilingual expected) {
        problems.add(new SubmissionProblem(pointer.append(name).toString(), found, message, expected, null));
    }

    private void reportWrongType(JsonPath at, JsonNode found, Bilingual expected) {
        JsonNodeType type = found.getNodeType();
        boolean plain = type == JsonNodeType.STRING || type == JsonNodeType.NUMBER || type == JsonNodeType.BOOLEAN;
        String shown = plain ? found.asString() : type.name().toLowerCase(java.util.Locale.ROOT);
        problems.add(new SubmissionProblem(
                at.toString(),
                shown.length() > 80 ? shown.substring(0, 79) + "…" : shown,
                new Bilingual("类型不符", "is of the wrong type"),
                expected,
                null));
    }
}
