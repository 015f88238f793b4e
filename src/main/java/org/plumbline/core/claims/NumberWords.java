package org.plumbline.core.claims;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.claims.NumberGrammar.Found;

/** The words around a number: what it is about, whether it is a share or a change, and of which year. */
final class NumberWords {

    private static final String PRIOR_WORDS = "上年同期|去年同期|上年度|上一年度?|上年(?!结转|结余|末)|去年(?!底|末)";
    private static final String RISE = "增长|上升|提高|增加|提升|上涨|净增|增收|增支|(?<![新追])增";
    private static final String FALL = "下降|减少|降低|下滑|回落|压减|压缩|缩减|净减|减支|减收|减";
    private static final String FILLING = "(?:了|约|近|达|达到|为|超过|逾)*$";
    private static final String DATE =
            "(?:(?:19|20)\\d{2}年(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:度|末|底)?|\\d{1,2}月(?:\\d{1,2}日|底|末|份)?)";

    private static final Pattern SHARE = Pattern.compile("占[^,;。]{0,20}$");
    private static final Pattern CHANGE = Pattern.compile("(?:" + RISE + "|" + FALL + ")" + FILLING);
    /** A rate of change by its own name, which the clause says nothing else about: 降幅为20%. */
    private static final Pattern RATE_OF_CHANGE =
            Pattern.compile("^(?:同比|环比|其)?(?:增幅|降幅|减幅|增长率|下降率|减少率|增减率|增长幅度|下降幅度)(?:为|是|约|达|达到)*$");
    /** Against another year or a plan, with what is changed behind the verb: 较上年增加支出. */
    private static final Pattern COMPARED = Pattern.compile("(?:比|较|与|同)[^,;。]{0,10}?(?:" + PRIOR_WORDS
            + "|同期|年初|预算|计划|(?:19|20)\\d{2}年)[^,;。]*?(?:增|减|多|少|降|涨|升)[^,;。至到]*$");

    private static final Pattern FALLEN = Pattern.compile("(?s).*(?:减|少|降|落|滑|压|缩)[^增多涨升]*");
    private static final Pattern LEADING = Pattern.compile(
            "^(?:在(?![校建职编岗册读园院])|[、和及与了已由从,*=]|\\d{1,2}[.、]|其中:?|累计|共计|全年共|按照|按|包括:?|包含|含|主要包括:?|主要用于以下方面:?"
                    + "|截[至止]|第[一二三四1-4]季度|" + PRIOR_WORDS + "|" + DATE + ")+");
    private static final Pattern TRAILING = Pattern.compile(
            "(?:分别|共计|(?<!人)均|共|达到|(?<!下)达|(?<!节)约|近|超过|超|逾|完成|为|是|至|到|了|各|不少于|不低于|至少|不超过|未超过|不高于|控制在|不足|不到|低于|高于|人民币|≥|≤|>|<|=|:|\\*|的)+$");
    /** Words that say how a number relates to one before, and not what it is about: 提高到, 超额. */
    private static final Pattern NO_NAME = Pattern.compile("(?:" + RISE + "|" + FALL + "|扩大|调整|升|降|变)(?:至|到|为)?(?:"
            + DATE + ")?|超额|超出?|超过|尚余|剩余|其余|还有|仍有|尚有|另有|余|增至|减至|升至|降至" + "|.*(?:由|从)(?:每人|每户)?(?:每年|每月|上年|去年|" + DATE
            + ")?|.*要求");
    /** A short quoted word is part of a name: “三公”经费. */
    private static final Pattern QUOTED_END = Pattern.compile("[“\"][^“”\",;:。]{1,4}[”\"]$");

    private static final Pattern NOUN_BEHIND = Pattern.compile("^[\\u4e00-\\u9fa5]{2,24}");
    private static final Pattern NOT_OBJECT =
            Pattern.compile("^(?:的|以上|及以上|左右|以内|以下|内|后|前|均|已|各|其中|共|为|是|和|与|到|至|增加|减少|增长|提高|提升|下降|降低|上升|扩大|未|没有).*");
    private static final Pattern QUANTITY_WORD = Pattern.compile(".*(?:数|数量|人数|次数|资料|折页|人员|人群|对象|编制)$");
    private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d{2})\\s*年|(" + PRIOR_WORDS + ")");

    private final Integer reportYear;

    /** @param reportYear what 上年 is counted from; null where the report names none */
    NumberWords(Integer reportYear) {
        this.reportYear = reportYear;
    }

    /** @param before the claim before it in the sentence; null for none */
    Claim createClaim(Sentence sentence, Found number, Claim before, boolean planned) {
        String text = sentence.text();
        int lowest = before == null ? 0 : before.to() - sentence.start();
        String lead = text.substring(lowest, number.from());
        String clause = lead.replaceAll("(?s).*[,;:。]", "");
        ClaimKind kind = findKind(number.unit(), clause);
        boolean change = kind == ClaimKind.CHANGE || kind == ClaimKind.GROWTH;
        String subject = findSubject(text, number.from(), lowest);
        if (kind == ClaimKind.COUNT && !QUANTITY_WORD.matcher(subject).matches()) {
            subject = findObject(text.substring(number.to()), subject);
        }
        if (kind == ClaimKind.AMOUNT) { // of which something is a share: 占到位资金380万元的93%
            subject = subject.replaceFirst("^占", "");
        }
        boolean nameless = NO_NAME.matcher(subject).matches() || subject.endsWith("、");
        boolean prior = !change && hasPriorWords(lead);
        ClaimDraft draft = ClaimDraft.of(kind, sentence, number.from(), number.to())
                .subject(nameless && !change ? "" : subject)
                .value(
                        change && isFall(clause) ? number.value().negate() : number.value(),
                        number.unit(),
                        number.step(),
                        number.bound())
                .year(findYear(lead, change))
                .planned(planned);
        boolean named = kind == ClaimKind.SHARE || change || !subject.isEmpty() && !nameless;
        return named && !(prior && reportYear == null)
                ? draft.build()
                : draft.unsure().build();
    }

    private static ClaimKind findKind(String unit, String clause) {
        boolean change = CHANGE.matcher(clause).find();
        if (unit.equals("%")) {
            return SHARE.matcher(clause).find()
                    ? ClaimKind.SHARE
                    : change || RATE_OF_CHANGE.matcher(clause.strip()).matches() ? ClaimKind.GROWTH : ClaimKind.RATE;
        }
        if (change || COMPARED.matcher(clause).find()) {
            return ClaimKind.CHANGE;
        }
        return unit.contains("元") ? ClaimKind.AMOUNT : ClaimKind.COUNT;
    }

    private static boolean isFall(String clause) {
        return FALLEN.matcher(clause).matches();
    }

    private static boolean hasPriorWords(String lead) {
        Matcher year = YEAR.matcher(lead);
        boolean prior = false;
        while (year.find()) {
            prior = year.group(2) != null && counts(lead, year, false);
        }
        return prior;
    }

    /** The last year that the words name; null for none. What a value is compared with is the year of a change alone. */
    private Integer findYear(String lead, boolean change) {
        Matcher year = YEAR.matcher(lead);
        Integer last = null;
        while (year.find()) {
            if (counts(lead, year, change)) {
                last = year.group(1) != null
                        ? Integer.valueOf(year.group(1))
                        : reportYear == null ? null : Integer.valueOf(reportYear - 1);
            }
        }
        return last;
    }

    private static boolean counts(String lead, Matcher year, boolean change) {
        boolean compared = lead.substring(0, year.start()).matches("(?s).*(?:比|较|与|同|跟)");
        return change || !compared || year.end() == lead.length();
    }

    /** The words of the same clause before a place, without a year, 其中 and verbs; empty for none. */
    static String findSubject(String text, int at, int lowest) {
        int from = at;
        int open = 0;
        while (from > lowest) {
            Matcher quoted = QUOTED_END.matcher(text.substring(lowest, from));
            if (open == 0 && quoted.find()) {
                from -= quoted.group().length();
                continue;
            }
            char c = text.charAt(from - 1);
            if (c == ')') {
                open++;
            } else if (c == '(' && --open < 0 || ",;:。“”\"".indexOf(c) >= 0 && open <= 0) {
                break;
            }
            from--;
        }
        String words = text.substring(from, at).replaceAll("[\\s“”\"]+", "");
        String subject = TRAILING.matcher(LEADING.matcher(words).replaceAll("")).replaceAll("");
        return subject.isEmpty() && words.matches(".*(?:共计|总计|总共|合计)(?:为|约)?") ? "共计" : subject;
    }

    /** What is counted, where it follows the number; else the words before it. */
    private static String findObject(String behind, String subject) {
        Matcher noun = NOUN_BEHIND.matcher(behind);
        return noun.find() && !NOT_OBJECT.matcher(noun.group()).matches() ? noun.group() : subject;
    }
}
