package org.plumbline.core.draft;

import static org.plumbline.core.draft.Decisions.choice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.draft.Phrase.AmountUnit;
import org.plumbline.core.draft.Phrase.Earning;
import org.plumbline.core.draft.RulePlanner.Plan;
import org.plumbline.vocabulary.CheckpointRole;
import org.plumbline.vocabulary.DecimalMath;

/** Standards about words: wordings with what each earns, and one statement that is met or not. */
final class WordingReader {

    /** Of weights below 1,000, points that follow from a percentage differ by less than 0.00001. */
    private static final int PERCENT_SCALE = 6;

    private static final String WORD = "[\\u4e00-\\u9fa5]{1,8}?";
    private static final String AMOUNT = "(?:得|计)?(?:满分|\\d+(?:\\.\\d+)?分|(?:" + PhrasePatterns.WEIGHT
            + "的?)?\\d+(?:\\.\\d+)?%(?:的?(?:" + PhrasePatterns.WEIGHT + "|分数|分))?)|不(?:得|计)分|得?零分";
    private static final Pattern PAIR = Pattern.compile("(?:(?:评价|评定|考核|评审|检查|验收)?结果为|(?:被)?评(?:价|定)?为)?(" + WORD
            + ")(?:的)?(?:[,:]?(" + AMOUNT + ")|\\((" + AMOUNT + ")\\))(?:[,;、。]|$)");
    private static final Pattern SEPARATE = Pattern.compile("(?:分为)?(" + WORD + "(?:[、,/]" + WORD
            + ")+)(?:[二三四五]?(?:个)?(?:档|级|等级|等次))?,?分别(?:得|计)((?:" + AMOUNT + ")(?:[、,/](?:" + AMOUNT + "))+)[。;]?");
    private static final Pattern STATEMENT = Pattern.compile("(.{2,60}?)(?:的)?,?(?:得|计)?(?:满分|(" + NumberWords.NUMBER
            + ")分)[,;。](?:(否则)|(反之)|(.{1,30}?))(?:的)?,?(?:不得分|不计分|得0分|计0分|得零分|0分|不给分)[。;]?");
    private static final Pattern NEGATION = Pattern.compile("^(?:没有|未能|未|不|无|缺少|缺)");
    private static final Pattern WHETHER = Pattern.compile("是否(.{2,60}?)[,:;]是(?:的)?,?(?:得|计)?(?:满分|("
            + NumberWords.NUMBER + ")分)[,;。]否(?:的|则)?,?(?:不得分|得?0分|得?零分)[。;]?");

    /** A statement that compares numbers, or holds in general alone, is not one that is ticked. */
    private static final Pattern COMPARES = Pattern.compile(
            "[<>≥≤=%\\d]|^[各另约仅每]|若|(?<![取获所])得(?![到当])|计(?![划算量])(?<!(?:[统审设预估]|会)计)|[超低高多少大小][于过]|不足|不满|以[上下内]|至[少多]|最[高低多少]|左右|原则上|一般|平均|[酌视]情|除外");
    /** Words of a rule about a number or the target, which name no wording. */
    private static final Pattern RULE_WORDS = Pattern.compile(
            "目标|扣|得|分$|达到|以上|以下|低于|高于|超过|每|否则|反之|其他|其余|的$|一项|均|各|全部|部分得|基本得|酌情|完成率|比例|满$|[与和及或]$|^[约仅]|最[高低多少]|至[少多]|左右|原则上|平均|累计|除外|[酌视]情|另|若");

    private final RuleSentence sentence;
    private final String text;
    private final Decisions decisions;
    private final BigDecimal weight;

    private WordingReader(RuleSentence sentence, String text, Decisions decisions) {
        this.sentence = sentence;
        this.text = text;
        this.decisions = decisions;
        this.weight = sentence.weight();
    }

    /** Empty where the sentence has another form. */
    static Optional<Plan> plan(RuleSentence sentence, String text, Decisions decisions) {
        if (sentence.targetNumber() != null
                || sentence.weight() == null
                || sentence.weight().signum() <= 0) {
            return Optional.empty();
        }
        WordingReader reader = new WordingReader(sentence, text, decisions);
        Map<String, String> pairs = reader.readPairs();
        if (pairs == null) {
            pairs = reader.readSeparate();
        }
        return pairs == null ? reader.planStatement() : Optional.of(reader.planWordings(pairs));
    }

    /** Wordings with their amounts; null where the sentence is none of pairs. */
    private Map<String, String> readPairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        Matcher matcher = PAIR.matcher(text);
        int at = 0;
        while (at < text.length() && matcher.find(at) && matcher.start() == at) {
            String amount = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            if (!isWording(matcher.group(1)) || pairs.put(matcher.group(1), amount) != null) {
                return null;
            }
            at = matcher.end();
        }
        return at == text.length() && pairs.size() >= 2 ? pairs : null;
    }

    private Map<String, String> readSeparate() {
        Matcher matcher = SEPARATE.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        String[] words = matcher.group(1).split("[、,/]");
        String[] amounts = matcher.group(2).split("[、,/]");
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < words.length && words.length == amounts.length; i++) {
            if (!isWording(words[i]) || pairs.put(words[i], amounts[i]) != null) {
                return null;
            }
        }
        return pairs.isEmpty() ? null : pairs;
    }

    private static boolean isWording(String word) {
        return !RULE_WORDS.matcher(word).find() && (word.length() == 1 || !ChecklistReader.changesAmount(word));
    }

    private Plan planWordings(Map<String, String> pairs) {
        List<DraftRow> rows = new ArrayList<>();
        BigDecimal highest = BigDecimal.ZERO;
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            BigDecimal percent = toPercent(readAmount(pair.getValue()));
            highest = highest.max(percent);
            Map<String, Object> cells = new LinkedHashMap<>();
            cells.put("实际值为", pair.getKey());
            cells.put("取值%", percent);
            rows.add(new DraftRow("WORDING", cells));
        }
        if (highest.compareTo(DecimalMath.HUNDRED) < 0) {
            // wordings of which each earns a part may be added up
            throw reject("没有一档得满分，可能是各得各的分", "No wording earns full marks; the amounts may be added");
        }
        return new Plan(rows, null, null);
    }

    private Earning readAmount(String amount) {
        if (amount.contains("满分") && !amount.contains("%")) {
            return Earning.FULL;
        }
        if (amount.startsWith("不") || amount.contains("零")) {
            return Earning.NOTHING;
        }
        BigDecimal number = new BigDecimal(amount.replaceAll("[^\\d.]", ""));
        if (!amount.contains("%")) {
            return new Earning(number, AmountUnit.POINTS);
        }
        boolean ofWeight = amount.matches(".*" + PhrasePatterns.WEIGHT + ".*") || number.signum() == 0;
        if (!ofWeight) {
            decisions.ask(
                    QuestionTopic.PERCENT_OF,
                    null,
                    new Bilingual("百分数没有写明是什么的百分比", "The percentage does not say of what"),
                    choice("weight", "本指标分值（权重）的百分比", "of the indicator's weight"));
        }
        return new Earning(number, AmountUnit.WEIGHT_PERCENT);
    }

    /** The percent of the weight, so close that it gives the printed points wherever points are rounded. */
    private BigDecimal toPercent(Earning earning) {
        BigDecimal percent = earning.number();
        if (earning.unit() == AmountUnit.POINTS) {
            BigDecimal close = percent.movePointRight(2).divide(weight, PERCENT_SCALE, RoundingMode.HALF_UP);
            percent = new BigDecimal(close.stripTrailingZeros().toPlainString());
        }
        if (percent.compareTo(DecimalMath.HUNDRED) > 0) {
            throw reject("得分超过权重", "The score exceeds the weight");
        }
        return percent;
    }

    /** One statement, all or nothing: it becomes a point that is ticked where it holds. */
    private Optional<Plan> planStatement() {
        Matcher whether = WHETHER.matcher(text);
        if (whether.matches()
                && ChecklistReader.isLabel(whether.group(1))
                && !COMPARES.matcher(whether.group(1)).find()) {
            return Optional.of(planStatement(whether.group(2)));
        }
        Matcher matcher = STATEMENT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String statement = matcher.group(1);
        String other = matcher.group(5);
        boolean negated = other == null || isNegation(statement, other);
        if (!negated
                || ChecklistReader.changesAmount(statement)
                || COMPARES.matcher(statement).find()
                || !ChecklistReader.isLabel(statement)
                || statement.contains("目标")
                || statement.contains(";")) {
            return Optional.empty();
        }
        return Optional.of(planStatement(matcher.group(2)));
    }

    /** @param points as printed; null for full marks without a number */
    private Plan planStatement(String points) {
        List<BigDecimal> stated = points == null ? List.of() : List.of(NumberWords.parse(points));
        BigDecimal full = WeightDecision.settle(sentence, stated, decisions);
        return new Plan(
                List.of(ChecklistPlanner.row("1", CheckpointRole.ALL, null, null)),
                null,
                full.compareTo(weight) == 0 ? null : full);
    }

    /** 未制定 of 制定了办法, or 发生 of 未发生事故. */
    private static boolean isNegation(String statement, String other) {
        Matcher negation = NEGATION.matcher(other);
        if (negation.find()) {
            String rest = other.substring(negation.end());
            return !NEGATION.matcher(statement).find() && (rest.isEmpty() || statement.contains(rest));
        }
        Matcher first = NEGATION.matcher(statement);
        return first.find() && statement.substring(first.end()).contains(other);
    }

    private NotDraftedException reject(String zh, String en) {
        return new NotDraftedException(sentence.text(), zh, en);
    }
}
