package org.plumbline.core.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of a sentence that was not read, because the grammar has no meaning for it.
 *
 * @param text its own characters
 * @param context its sentence
 */
public record UnreadNumber(ClaimPlace place, String text, String context) {

    private static final String NUMERAL = "[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]";
    private static final Pattern NUMBER = Pattern.compile("百分之" + NUMERAL + "+(?:点" + NUMERAL + "+)?"
            + "|" + NUMERAL + "+(?:成|[余多]?万?(?:元|美元))"
            + "|" + NUMERAL + "*[十百千万]" + NUMERAL + "*[余多]?(?:人|户|次|个|件|名|家|项)"
            + "|(?<![\\d〔(第/A-Za-z])[-−负]?\\d[\\d,.]*\\s*[余多几]?[百千万亿]*[余多]?\\s*"
            + "(?:%|‰|元|美元|倍|成|分|人次|人|户|家|名|次|个(?!月)|件|份|项(?!目)|座|处|本|张|条|吨|亩|公里|千米|立方米|平方米|米|台|套|盒|瓶|袋|册|棵|村|社区)");

    static List<UnreadNumber> list(Sentence sentence, List<Claim> claims) {
        List<UnreadNumber> unread = new ArrayList<>();
        Matcher number = NUMBER.matcher(sentence.text());
        while (number.find()) {
            int from = sentence.start() + number.start();
            int to = sentence.start() + number.end();
            boolean read = claims.stream().anyMatch(claim -> claim.from() < to && from < claim.to());
            if (!read) {
                unread.add(new UnreadNumber(
                        sentence.paragraph().place(),
                        sentence.original(number.start(), number.end()),
                        sentence.original(0, sentence.text().length()).strip()));
            }
        }
        return unread;
    }
}
