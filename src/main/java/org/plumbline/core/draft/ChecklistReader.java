package org.plumbline.core.draft;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checklists: numbered points with what each is worth, or one rule for all of them. */
final class ChecklistReader {

    private static final String N = NumberWords.NUMBER;
    private static final String NUMERAL = "[一二三四五六七八九]";
    private static final Pattern MARK = Pattern.compile("[①-⑳]|\\((\\d{1,2}|" + NUMERAL
            + ")\\)|(?<![\\d.])(\\d{1,2})[.、)](?!\\d)|要点(\\d{1,2})[:.、]|" + "(?<=^|[。;,:])(" + NUMERAL + ")(?:是|、)");
    private static final Pattern HEAD = Pattern.compile(
            "(?:(?:评价|评分|考核|打分)?(?:要点|标准|内容)(?:包括|如下|为)?[:,]?|(?:符合|满足|具备)(?:以下|下列)(?:各项)?(?:要求|条件|要点)?(?:的)?[:,]|满分("
                    + N + ")分[:,;。]?)*");
    private static final Pattern OWN = Pattern.compile("(.{2,80}?)(?:,|\\()?(?:的,?)?(?:得|计|占|分值|权重)?(?:(" + N + ")分|("
            + N + ")%(?:的?" + PhrasePatterns.WEIGHT + ")?)\\)?");
    /** Words of a rule that a point's own text may not contain. */
    private static final Pattern RULE_WORDS = Pattern.compile(
            "扣|得\\d|得分|满分|\\d分|[一二两三四五]分(?!析|类|配|之)|%|百分|否则|酌情|最多|最高|最低|每[有缺少超低高]|不得分|权重|分值|比例|全部|任[一意何]|其他|除外|上述|以上各|第[一二三四五\\d]项");

    /** Before points these change how many are earned, as in 合格不得4分, 最高4分, 各4分. */
    private static final Pattern CHANGES_AMOUNT =
            Pattern.compile("(?:[不未非否没或且仅只各每另再倍]|(?<!有)无|(?<!节)约|(?<![认许])可|(?<![对相适响])应|(?<![参增])加|(?<!公)共|得.?|最[高低多少]"
                    + "|至[少多]|超过|超出|达到|不足|以[上下内]|左右|平均|累计|合计|原则上|酌情?|视情况?|基本|部分|适当)$");

    private static final String MET = "(?:符合|满足|具备|达到|做到|完成)";
    private static final String UNMET = "(?:不符合|不满足|不具备|未达到|未做到|未完成|没有|缺少|缺|少)";
    private static final String ONE = "(?:一|1)(?:项|个|条|点)";
    /** Names the points before what is said of them: 以上四项. */
    private static final Pattern ALL_POINTS = Pattern.compile(
            "(?:以上|上述|以下|下列)?(?:([二两三四五六七八九]|\\d{1,2})(?:个要点|项|条|点)|各?(?:项|要点|内容|条件|情况|标准|要求)(?:内容|要求|条件)?)?(?:中|,)?");

    private static final String EACH =
            "(?:每" + MET + "?(?:" + ONE + "|项|条|点|个要点)|" + MET + "(?:其中)?" + ONE + "|各(?:项|点)?)(?:要求)?";
    private static final String EACH_UNMET =
            "(?:每)?(?:有|出现|发现|存在)?(?:" + UNMET + ONE + "|" + ONE + UNMET + ")(?:要求|条件|规定)?(?:的)?,?扣(?:除|减)?";
    private static final String PART_OF_WEIGHT = "(?:1/(\\d)|(" + NUMERAL + ")分之一)";
    private static final Pattern EACH_EARNS = Pattern.compile(EACH + "(?:的)?,?(?:各)?(?:得|计|占)?(" + N + ")分(?!之)");
    private static final Pattern EACH_SHARES =
            Pattern.compile(EACH + "(?:的)?,?(?:各)?(?:得|计|占)(" + N + ")%(?:的?" + PhrasePatterns.WEIGHT + ")?");
    private static final Pattern EACH_COSTS = Pattern.compile(EACH_UNMET + "(" + N + ")分(?!之)");
    private static final Pattern EACH_COSTS_SHARE = Pattern.compile(
            EACH_UNMET + "(?:" + PhrasePatterns.WEIGHT + "的?(" + N + ")%|(" + N + ")%的?" + PhrasePatterns.WEIGHT + ")");
    /** Of cases, of which one point may have several. */
    private static final Pattern EACH_CASE_COSTS = Pattern.compile(
            "每(?:有|出现|发现|发生|存在)?(?:一|1)(?:例|处|起|次)" + UNMET + "(?:要求|条件|规定)?(?:的情况)?(?:的)?,?扣(?:除|减)?(" + N + ")分");

    private static final Pattern ALL_MET =
            Pattern.compile("(?:全部|均|同时|完全|都)" + MET + "(?:以上)?(?:要求|要点|条件)?(?:的)?,?(?:得|计)(?:满分|(" + N + ")分)");
    private static final Pattern ANY_MISSING = Pattern.compile("(?:有|其中)?(?:任(?:意|何)?" + ONE + "|" + ONE + ")(?:不|未|没有)"
            + MET + "(?:要求)?(?:的)?,?(?:则|即|均)?(?:不得分|得0分|得零分|得0权重分)|(?:有)?(?:任(?:意|何)?)?" + UNMET + ONE
            + "(?:的)?,?(?:则|即)?(?:不得分|得0分|得零分)");
    private static final Pattern OTHERWISE = Pattern.compile("(?:否则|反之),?(?:均)?(?:不得分|得0分)");
    private static final Pattern NONE_EARNS = Pattern.compile("(?:没有|无|不符合|不具备)(?:的)?,?不得分");
    private static final Pattern EVENLY =
            Pattern.compile("(?:各|每)(?:项|点)?(?:各)?(?:分值)?(?:占|得|平均(?:占|分配))" + PART_OF_WEIGHT
                    + "(?:的?" + PhrasePatterns.WEIGHT + ")?|" + EACH_UNMET + "(?:" + PhrasePatterns.WEIGHT + "的?)?"
                    + PART_OF_WEIGHT + "(?:的?"
                    + PhrasePatterns.WEIGHT + ")?|(?:各项|每项|各要点|分值)?(?:平均分配|平均计分|分值相等)(?:分值|权重)?");
    private static final Pattern FLOOR = Pattern.compile("扣完为止|直至扣完为止|扣至0分为止|直至扣完");

    private static final Pattern TOTAL = Pattern.compile("(?:共计|合计|共|满分)(?:为)?(" + N + ")分");

    private ChecklistReader() {}

    /** What the clauses behind the points say. */
    enum RuleKind {
        EARN,
        SHARE,
        COST,
        COST_SHARE,
        COST_OF_CASE,
        ALL_MET,
        ANY_MISSING,
        OTHERWISE,
        NONE_EARNS,
        EVENLY,
        FLOOR,
        TOTAL
    }

    /**
     * @param amount null where the clause has none
     * @param count how many points the clause is about; null where it does not say
     */
    record TailRule(RuleKind kind, BigDecimal amount, BigDecimal count) {}

    /**
     * One point.
     *
     * @param points that it is worth by itself; null for none
     * @param share percent of the weight that it is worth by itself; null for none
     */
    record Point(String text, BigDecimal points, BigDecimal share) {}

    record Checklist(List<Point> points, List<TailRule> rules, BigDecimal fullMarks) {}

    /** Whether a text numbers at least two points. */
    static boolean isChecklist(String text) {
        return listMarks(text).size() >= 2;
    }

    /** @throws NotDraftedException with the part that is not understood */
    static Checklist read(String text) {
        List<int[]> marks = listMarks(text);
        String before = text.substring(0, marks.get(0)[0]);
        Matcher head = HEAD.matcher(before);
        head.lookingAt();
        BigDecimal fullMarks = head.group(1) == null ? null : NumberWords.parse(head.group(1));
        List<Point> points = new ArrayList<>();
        List<TailRule> rules = new ArrayList<>();
        readTail(before.substring(head.end()).replaceAll("[:,]$", ""), rules);
        for (int i = 0; i < marks.size(); i++) {
            int end = i + 1 < marks.size() ? marks.get(i + 1)[0] : text.length();
            String segment = text.substring(marks.get(i)[1], end);
            points.add(i + 1 < marks.size() ? readPoint(segment) : readLast(segment, rules));
        }
        for (TailRule rule : rules) {
            if (rule.count() != null && rule.count().intValueExact() != points.size()) {
                throw new NotDraftedException(text, "写的项数与要点的个数不同", "The number of points is another than stated");
            }
        }
        for (TailRule rule : rules) {
            if (rule.kind() == RuleKind.TOTAL && fullMarks == null) {
                fullMarks = rule.amount();
            }
        }
        return new Checklist(List.copyOf(points), List.copyOf(rules), fullMarks);
    }

    /** Places of marks that count from 1 without a gap, each with its end. */
    private static List<int[]> listMarks(String text) {
        List<int[]> marks = new ArrayList<>();
        Matcher matcher = MARK.matcher(text);
        while (matcher.find()) {
            if (number(matcher) == marks.size() + 1) {
                marks.add(new int[] {matcher.start(), matcher.end()});
            }
        }
        return marks;
    }

    private static int number(Matcher mark) {
        for (int group = 1; group <= mark.groupCount(); group++) {
            if (mark.group(group) != null) {
                return NumberWords.parse(mark.group(group)).intValueExact();
            }
        }
        return mark.group().charAt(0) - '①' + 1;
    }

    private static Point readPoint(String segment) {
        String text = segment.replaceAll("[,;。、]+$", "");
        Matcher own = OWN.matcher(text);
        boolean worth = own.matches();
        String label = worth ? own.group(1) : text;
        if (label.length() < 2 || !isLabel(label) || worth && changesAmount(label)) {
            throw new NotDraftedException(segment, "要点里还有评分的话", "A point contains a rule of its own");
        }
        return new Point(
                label,
                worth && own.group(2) != null ? NumberWords.parse(own.group(2)) : null,
                worth && own.group(3) != null ? NumberWords.parse(own.group(3)) : null);
    }

    /** The last point, and the clauses behind it. */
    private static Point readLast(String segment, List<TailRule> rules) {
        String[] clauses = segment.split("(?<=[;。])", 2);
        int comma = findTail(clauses[0]);
        String point = comma < 0 ? clauses[0] : clauses[0].substring(0, comma);
        String behind = comma < 0 ? "" : clauses[0].substring(comma);
        readTail(clauses.length < 2 ? behind : behind + clauses[1], rules);
        return readPoint(point);
    }

    /** Where, behind a comma, a clause about all points begins; −1 where there is none. */
    private static int findTail(String text) {
        for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', comma + 1)) {
            if (findRule(text.substring(comma + 1)) != null) {
                return comma;
            }
        }
        return -1;
    }

    private record Found(TailRule rule, int end) {}

    private static void readTail(String text, List<TailRule> rules) {
        String rest = text.replaceAll("^[,;。]+", "");
        while (!rest.isEmpty()) {
            Found found = findRule(rest);
            if (found == null) {
                throw new NotDraftedException(rest, "要点之后的一段读不懂", "The part behind the points is not understood");
            }
            rules.add(found.rule());
            String after = rest.substring(found.end());
            if (!after.isEmpty() && ",;。".indexOf(after.charAt(0)) < 0) {
                throw new NotDraftedException(after, "要点之后的一段读不懂", "The part behind the points is not understood");
            }
            rest = after.replaceAll("^[,;。]+", "");
        }
    }

    private static Found findRule(String text) {
        Matcher all = ALL_POINTS.matcher(text);
        all.lookingAt();
        BigDecimal count = all.group(1) == null ? null : NumberWords.parse(all.group(1));
        for (RuleKind kind : RuleKind.values()) {
            for (int from : new int[] {0, all.end()}) {
                Matcher matcher = pattern(kind).matcher(text).region(from, text.length());
                if (matcher.lookingAt()) {
                    return new Found(new TailRule(kind, amount(matcher), from == 0 ? null : count), matcher.end());
                }
            }
        }
        return null;
    }

    private static BigDecimal amount(Matcher matcher) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return NumberWords.parse(matcher.group(group));
            }
        }
        return null;
    }

    private static Pattern pattern(RuleKind kind) {
        return switch (kind) {
            case EARN -> EACH_EARNS;
            case SHARE -> EACH_SHARES;
            case COST -> EACH_COSTS;
            case COST_SHARE -> EACH_COSTS_SHARE;
            case COST_OF_CASE -> EACH_CASE_COSTS;
            case ALL_MET -> ALL_MET;
            case ANY_MISSING -> ANY_MISSING;
            case OTHERWISE -> OTHERWISE;
            case NONE_EARNS -> NONE_EARNS;
            case EVENLY -> EVENLY;
            case FLOOR -> FLOOR;
            case TOTAL -> TOTAL;
        };
    }

    /** Whether a text ends with words that change the amount behind it. */
    static boolean changesAmount(String label) {
        return CHANGES_AMOUNT.matcher(label).find();
    }

    /** Whether a text says nothing of what it is worth: it may label a point. */
    static boolean isLabel(String text) {
        return !RULE_WORDS.matcher(text).find();
    }
}
