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

/** Numbers with units in a sentence, and the words that say what they are about. */
final class NumberGrammar {

    /**
     * A number with its unit.
     *
     * @param value in the unit
     * @param unit 元 and 亿元 as written are 元 and 万元
     */
    record Found(int from, int to, BigDecimal value, String unit, Bound bound) {}

    private static final String NUMBER = "(?<![\\d.〔(号-])(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)";
    private static final Map<String, Integer> POWERS = Map.of("百", 2, "千", 3, "万", 4, "亿", 8);
    private static final String MORE = "余多";
    private static final Pattern LOWER_BOUND = Pattern.compile("(?:不少于|不低于|至少|超过|超|逾|≥|>)$");
    private static final Pattern ABOUT = Pattern.compile("(?:约|近|大约|接近)$");

    private static final Pattern SHARE = Pattern.compile("占[^,;。]{0,20}$");
    private static final Pattern GROWTH = Pattern.compile("(?:增长|上升|提高|增加|下降|减少|降低)(?:了)?$");
    private static final Pattern CHANGE = Pattern.compile("(?:增加|减少|增长|下降|增|减)(?:了)?$");
    private static final Pattern LEADING = Pattern.compile(
            "^(?:[、和及与了已在,*=]|\\d{1,2}[.、]|其中:?|累计|共计|全年共|主要包括:?|主要用于以下方面:?|(?:19|20)\\d{2}年(?:度|末|底)?)+");
    private static final Pattern TRAILING =
            Pattern.compile("(?:分别|共计|均|共|达到|(?<!下)达|约|近|超过|超|逾|完成|为|是|至|到|了|各|不少于|不低于|至少|≥|>|=|:|\\*|的)+$");
    private static final Pattern NOUN_BEHIND = Pattern.compile("^[\\u4e00-\\u9fa5]{2,24}");
    private static final Pattern NOT_OBJECT = Pattern.compile("^(?:的|以上|及以上|左右|以内|以下|内|后|前|均|已|各|其中|共|为|是|和|与).*");
    private static final Pattern QUANTITY_WORD = Pattern.compile(".*(?:数|数量|人数|次数|资料|折页|人员|人群|对象|编制)$");

    private final Pattern pattern;

    NumberGrammar(CheckBook book) {
        String units = Stream.concat(
                        Stream.of("个百分点", "%", "元", "人民币元"), book.listPhrases(PhraseKind.COUNTING_UNIT).stream())
                .sorted((a, b) -> b.length() - a.length())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        this.pattern = Pattern.compile(
                NUMBER + "\\s*([" + MORE + "]?)([百千万亿]?)([" + MORE + "]?)\\s*(" + units + ")([" + MORE + "]?)(及?以上)?");
    }

    List<Found> find(String sentence) {
        List<Found> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(sentence);
        while (matcher.find()) {
            boolean money = matcher.group(5).endsWith("元");
            int power = POWERS.getOrDefault(matcher.group(3), 0);
            boolean wan = money && power >= 4;
            BigDecimal value = shift(new BigDecimal(matcher.group(1).replace(",", "")), wan ? power - 4 : power);
            found.add(new Found(
                    matcher.start(),
                    matcher.end(),
                    value,
                    wan ? "万元" : matcher.group(5),
                    findBound(sentence, matcher)));
        }
        return found;
    }

    /** Multiplied by a power of ten, with no more decimals than are printed. */
    private static BigDecimal shift(BigDecimal number, int power) {
        BigDecimal moved = number.movePointRight(power);
        return moved.scale() < 0 ? moved.setScale(0) : moved;
    }

    private static Bound findBound(String sentence, Matcher matcher) {
        String before = sentence.substring(0, matcher.start());
        boolean more = !matcher.group(2).isEmpty()
                || !matcher.group(4).isEmpty()
                || !matcher.group(6).isEmpty()
                || matcher.group(7) != null;
        if (more || LOWER_BOUND.matcher(before).find()) {
            return Bound.AT_LEAST;
        }
        return ABOUT.matcher(before).find() ? Bound.ABOUT : Bound.EXACT;
    }

    /** @param before the claim before it in the sentence; null for none */
    Claim createClaim(Sentence sentence, Found number, Claim before, boolean planned) {
        String text = sentence.text();
        int lowest = before == null ? 0 : before.to() - sentence.start();
        String lead = text.substring(lowest, number.from());
        ClaimKind kind = findKind(number.unit(), lead);
        BigDecimal value = isDecrease(kind, lead) ? number.value().negate() : number.value();
        String subject = findSubject(text, number.from(), lowest);
        if (kind == ClaimKind.COUNT && !QUANTITY_WORD.matcher(subject).matches()) {
            subject = findObject(text.substring(number.to()), subject);
        }
        ClaimDraft draft = ClaimDraft.of(kind, sentence, number.from(), number.to())
                .subject(subject)
                .value(value, number.unit(), number.bound())
                .year(findYear(text.substring(lowest, number.from())))
                .planned(planned);
        boolean named =
                !subject.isEmpty() || kind == ClaimKind.SHARE || kind == ClaimKind.GROWTH || kind == ClaimKind.CHANGE;
        return named ? draft.build() : draft.unsure().build();
    }

    private static ClaimKind findKind(String unit, String lead) {
        if (unit.equals("%")) {
            return SHARE.matcher(lead).find()
                    ? ClaimKind.SHARE
                    : GROWTH.matcher(lead).find() ? ClaimKind.GROWTH : ClaimKind.RATE;
        }
        if (unit.endsWith("元")) {
            return CHANGE.matcher(lead).find() ? ClaimKind.CHANGE : ClaimKind.AMOUNT;
        }
        return ClaimKind.COUNT;
    }

    private static boolean isDecrease(ClaimKind kind, String lead) {
        return (kind == ClaimKind.GROWTH || kind == ClaimKind.CHANGE) && lead.matches("(?s).*(?:下降|减少|降低|减)(?:了)?$");
    }

    /** The last year that the words name; null for none. */
    private static Integer findYear(String words) {
        Matcher year = ReportOutline.YEAR.matcher(words);
        Integer last = null;
        while (year.find()) {
            last = Integer.valueOf(year.group(1));
        }
        return last;
    }

    /** The words of the same clause before a place, without a year, 其中 and verbs; empty for none. */
    String findSubject(String text, int at, int lowest) {
        int from = at;
        int open = 0;
        while (from > lowest) {
            char c = text.charAt(from - 1);
            if (c == ')') {
                open++;
            } else if (c == '(' && --open < 0 || ",;:。“”\"".indexOf(c) >= 0 && open <= 0) {
                break;
            }
            from--;
        }
        String words = text.substring(from, at).replaceAll("\\s+", "");
        return TRAILING.matcher(LEADING.matcher(words).replaceAll("")).replaceAll("");
    }

    /** What is counted, where it follows the number; else the words before it. */
    private static String findObject(String behind, String subject) {
        Matcher noun = NOUN_BEHIND.matcher(behind);
        return noun.find() && !NOT_OBJECT.matcher(noun.group()).matches() ? noun.group() : subject;
    }
}
