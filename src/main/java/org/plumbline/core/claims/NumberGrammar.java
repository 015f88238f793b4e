package org.plumbline.core.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.claims.Claim.Bound;

/**
 * Numbers with units in a sentence. A range (3000～5000元), a negative number, a number that is part of another one (3亿2000万元)
 * and a number of a name (第3批) are not read.
 */
final class NumberGrammar {

    /**
     * A number with its unit.
     *
     * @param value in the unit
     * @param unit 元 and 亿元 as written are 元 and 万元; a price has its unit with the divisor, such as 元/吨
     * @param step one of the last digit that is printed, in the unit
     */
    record Found(int from, int to, BigDecimal value, String unit, BigDecimal step, Bound bound) {}

    private static final String NOT_BEHIND =
            "(?<![\\d.〔(号第±−负/#A-Za-z百千万亿-])(?<!\\d[,~—–―\\s\\u00a0\\u2009\\u202f至到])(?<![~—–-]\\s|\\d,\\s)";
    private static final String NUMBER = NOT_BEHIND + "(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)";
    private static final Map<String, Integer> POWERS = Map.of("百", 2, "千", 3, "万", 4, "亿", 8);
    private static final String MORE = "余多";
    /** What a unit must not go on with, because the characters then are another word: 5个月, 表3所示. */
    private static final Map<String, String> NOT_BEFORE = Map.of(
            "个", "月|半|工作日|小时|季度|年|星期|自然日|百分点",
            "人", "民币|\\(次\\)|均|工费",
            "所", "[示列述有在属以谓需得]",
            "批", "[复准示]",
            "份", "额",
            "项", "目标",
            "名", "[单录]",
            "场", "[所地景]",
            "次", "[年月日级]",
            "期", "[间末初限]");

    private static final String DIVISOR = "(/(?:人|生|户|亩|吨|次|年|月|天|日|平方米|公里|台|件|头|只|套|个|份)(?:[·./](?:年|月|天|日|次|学期))?)?";
    private static final Pattern RANGE = Pattern.compile("\\s*(?:[~～—–―-]+|至|到)\\s*");
    private static final Pattern UPPER_BOUND =
            Pattern.compile("(?:不超过|未超过|没有超过|不超|不高于|不大于|不多于|至多|最多|(?<!不)低于|(?<!不)少于|(?<!不)小于|不足|不到|未达到|未达|≤|<|控制在)$");
    private static final Pattern LOWER_BOUND = Pattern.compile("(?:不少于|不低于|不小于|至少|高于|大于|多于|超过|超|逾|突破|≥|>)$");
    /** Of a share the word is before 占. 节约 is a verb. */
    private static final Pattern ABOUT =
            Pattern.compile("(?:(?<!节)约|近|接近)(?:为|达|达到|是)?$|(?:(?<!节)约|近)占[^,;。\\d]{0,20}$");

    private final Pattern pattern;

    NumberGrammar(CheckBook book) {
        String units = Stream.concat(
                        Stream.of("个百分点", "%", "元", "人民币元"), book.listPhrases(PhraseKind.COUNTING_UNIT).stream())
                .sorted((a, b) -> b.length() - a.length())
                .map(NumberGrammar::guardUnit)
                .collect(Collectors.joining("|"));
        this.pattern = Pattern.compile(NUMBER + "\\s*([" + MORE + "]?)([百千万亿]?)([" + MORE + "]?)\\s*(" + units + ")"
                + DIVISOR + "([" + MORE + "]?)((?:及?以上)|左右|上下|(?:及?以下|以内|之内))?");
    }

    private static String guardUnit(String unit) {
        String other = NOT_BEFORE.get(unit);
        return Pattern.quote(unit) + (other == null ? "" : "(?!" + other + ")");
    }

    List<Found> find(String sentence) {
        List<Found> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(sentence);
        while (matcher.find()) {
            boolean money = matcher.group(5).endsWith("元");
            int power = POWERS.getOrDefault(matcher.group(3), 0);
            boolean wan = money && power >= 4;
            BigDecimal printed = new BigDecimal(matcher.group(1).replace(",", ""));
            int shift = wan ? power - 4 : power;
            String unit = (wan ? "万元" : matcher.group(5)) + (matcher.group(6) == null ? "" : matcher.group(6));
            found.add(new Found(
                    matcher.start(),
                    matcher.end(),
                    shift(printed, shift),
                    unit,
                    shift(BigDecimal.ONE.movePointLeft(printed.scale()), shift),
                    findBound(sentence, matcher)));
        }
        return dropRanges(sentence, found);
    }

    /** Multiplied by a power of ten, with no more decimals than are printed. */
    private static BigDecimal shift(BigDecimal number, int power) {
        BigDecimal moved = number.movePointRight(power);
        return moved.scale() < 0 ? moved.setScale(0) : moved;
    }

    private static List<Found> dropRanges(String sentence, List<Found> found) {
        List<Found> kept = new ArrayList<>(found);
        for (int i = 1; i < found.size(); i++) {
            String between =
                    sentence.substring(found.get(i - 1).to(), found.get(i).from());
            if (RANGE.matcher(between).matches()) {
                kept.removeAll(List.of(found.get(i - 1), found.get(i)));
            }
        }
        kept.removeIf(number -> startsRange(sentence.substring(number.to())));
        return kept;
    }

    /** Whether what follows a number is the rest of a range: 100万-200万元 without a unit on its first number. */
    private static boolean startsRange(String behind) {
        Matcher range = RANGE.matcher(behind);
        return range.lookingAt() && range.end() < behind.length() && Character.isDigit(behind.charAt(range.end()));
    }

    private static Bound findBound(String sentence, Matcher matcher) {
        String before = sentence.substring(0, matcher.start());
        String behind = matcher.group(8) == null ? "" : matcher.group(8);
        if (UPPER_BOUND.matcher(before).find() || behind.matches("及?以下|以内|之内")) {
            return Bound.AT_MOST;
        }
        boolean more = !matcher.group(2).isEmpty()
                || !matcher.group(4).isEmpty()
                || !matcher.group(7).isEmpty()
                || behind.endsWith("以上");
        if (more || LOWER_BOUND.matcher(before).find()) {
            return Bound.AT_LEAST;
        }
        return !behind.isEmpty() || ABOUT.matcher(before).find() ? Bound.ABOUT : Bound.EXACT;
    }
}
