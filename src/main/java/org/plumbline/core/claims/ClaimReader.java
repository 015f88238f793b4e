package org.plumbline.core.claims;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.claims.Claim.Bound;
import org.plumbline.vocabulary.DecimalMath;

/** Reads the claims of paragraphs, sentence by sentence, by a closed grammar: numbers with units, and phrases. */
final class ClaimReader {

    /** Numbers that follow belong to words before it one by one: 甲、乙分别为100人、120人. */
    private static final String DISTRIBUTED = "分别";

    private static final Pattern BETWEEN_DISTRIBUTED = Pattern.compile("[、,和及与]*");
    private static final Pattern SENTENCE = Pattern.compile("[^。!?！？\\n]+[。!?！？\\n]?");
    private static final Pattern DATE = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})年(\\d{1,2})月(?:(\\d{1,2})日|(底|末))");
    private static final Pattern OPENING_PARTS = Pattern.compile("\\s*其中");
    private static final Pattern EXCEPT = Pattern.compile("(?s).*除[^。]*外[^。]*");
    private static final Pattern GRADE = Pattern.compile("(?:等级|结果|档次)(?:为|是)?\\s*[“\"]?(优秀|良好|合格|不合格|优|良|中|差)[”\"]?");
    private static final Pattern DOCUMENT = Pattern.compile("《[^》]{4,80}》");
    private static final Pattern BLOCK =
            Pattern.compile("[“\"]?([^“”\",、。:(（)）]{2,20}?)[”\"]?满分(?:为)?(\\d+(?:\\.\\d+)?)分,?"
                    + "[^。]{0,12}?(?:得|评)分(?:为)?(\\d+(?:\\.\\d+)?)分");
    /** 项目实施(20分),得分20分. */
    private static final Pattern BLOCK_IN_BRACKETS = Pattern.compile(
            "([^“”\",、。;:()]{2,20})\\((?:满分|分值)?(?:为)?(\\d+(?:\\.\\d+)?)分\\)[,:]?[^。;]{0,6}?(?:得|评)分(?:为)?(\\d+(?:\\.\\d+)?)分");

    private static final Pattern BLOCK_PREFIX = Pattern.compile(".*[级]指标[“\"]?");
    private static final Pattern SCORE =
            Pattern.compile("(满分|分值|得分|评分|自评总分|总分)(?:为|是)?\\s*(\\d+(?:\\.\\d+)?)\\s*分?(?![\\d.%])");

    private final CheckBook book;
    private final NumberGrammar numbers;
    private final NumberWords words;
    private final List<Claim> claims = new ArrayList<>();
    private final List<BlockScore> blocks = new ArrayList<>();
    private final List<UnreadNumber> unread = new ArrayList<>();
    private int sentences;

    /** @param year of the report; null where it names none */
    ClaimReader(CheckBook book, Integer year) {
        this.book = book;
        this.numbers = new NumberGrammar(book);
        this.words = new NumberWords(year);
    }

    List<Claim> claims() {
        return List.copyOf(claims);
    }

    List<BlockScore> blocks() {
        return List.copyOf(blocks);
    }

    /** Numbers of the sentences that no claim has. */
    List<UnreadNumber> unread() {
        return List.copyOf(unread);
    }

    /** Of the cell of a table only its phrases are read: its numbers are the table's. */
    void read(ReportParagraph paragraph) {
        Matcher sentence = SENTENCE.matcher(paragraph.narrow());
        while (sentence.find()) {
            if (!sentence.group().isBlank()) {
                readSentence(new Sentence(paragraph, ++sentences, sentence.start(), sentence.group()));
            }
        }
    }

    private void readSentence(Sentence sentence) {
        List<Claim> found = new ArrayList<>();
        if (sentence.paragraph().place().cell() == null) {
            readNumbers(sentence, found);
            found = ComposedAmounts.link(sentence, found);
            readScores(sentence, found);
            readDates(sentence, found);
            readNames(sentence, found);
        }
        readPhrases(sentence, found);
        if (sentence.paragraph().place().cell() == null) {
            unread.addAll(UnreadNumber.list(sentence, found));
        }
        found.sort(Comparator.comparingInt(Claim::from));
        int first = claims.size() + 1;
        for (Claim claim : found) {
            ClaimDraft draft = ClaimDraft.of(claim).number(claims.size() + 1);
            if (claim.whole() != null) {
                draft.whole(claim.whole() < 0 ? -claim.whole() : first + found.indexOf(findAt(found, claim.whole())));
            }
            claims.add(draft.build());
        }
    }

    private static Claim findAt(List<Claim> found, int from) {
        return found.stream()
                .filter(claim -> claim.from() == from && claim.kind().isNumeric())
                .findFirst()
                .orElseThrow();
    }

    private void readNumbers(Sentence sentence, List<Claim> found) {
        Claim whole = null;
        Claim before = null;
        PartScope parts = new PartScope();
        Integer earlier = findEarlierWhole(sentence);
        boolean distributed = false;
        for (NumberGrammar.Found number : numbers.find(sentence.text())) {
            String between =
                    sentence.text().substring(before == null ? 0 : before.to() - sentence.start(), number.from());
            parts.moveTo(
                    sentence.text(),
                    between,
                    number.from(),
                    (before != null || earlier != null) && book.hasPhrase(PhraseKind.PARTS, between));
            Claim claim = words.createClaim(sentence, number, before, isPlanned(sentence, between));
            distributed = between.contains(DISTRIBUTED)
                    || distributed && BETWEEN_DISTRIBUTED.matcher(between).matches();
            if (distributed) {
                claim = ClaimDraft.of(claim).unsure().build();
            }
            Integer partOf = whole == null ? earlier : Integer.valueOf(whole.from());
            if (claim.isMoney() && partOf != null && parts.accepts(claim)) {
                claim = ClaimDraft.of(claim).whole(partOf).build();
            } else if (!parts.isOpen() && (claim.isMoney() || claim.is(ClaimKind.COUNT))) {
                whole = claim;
            }
            found.add(claim);
            before = claim;
        }
    }

    /**
     * Of a sentence that begins with 其中 the whole is the only amount of the one before: its number, negative, because a claim of
     * the same sentence is named by its place until claims have numbers. Null for none or several.
     */
    private Integer findEarlierWhole(Sentence sentence) {
        if (!OPENING_PARTS.matcher(sentence.text()).lookingAt()) {
            return null;
        }
        List<Claim> amounts = claims.stream()
                .filter(claim -> claim.isMoney()
                        && claim.sentence() == sentence.number() - 1
                        && claim.place().equals(sentence.paragraph().place()))
                .toList();
        return amounts.size() == 1 ? -amounts.get(0).number() : null;
    }

    private boolean isPlanned(Sentence sentence, String between) {
        String heading = sentence.paragraph().heading();
        int last = heading.lastIndexOf(" / ");
        return book.hasPhrase(PhraseKind.PLAN, between) || book.hasPhrase(PhraseKind.PLAN, heading.substring(last + 1));
    }

    private void readScores(Sentence sentence, List<Claim> found) {
        readBlocks(BLOCK, sentence);
        readBlocks(BLOCK_IN_BRACKETS, sentence);
        Matcher score = SCORE.matcher(sentence.text());
        while (score.find()) {
            boolean full = score.group(1).equals("满分") || score.group(1).equals("分值");
            BigDecimal value = new BigDecimal(score.group(2));
            if (score.group(1).equals("总分") && value.compareTo(DecimalMath.HUNDRED) >= 0) {
                continue; // full marks or the score: not said
            }
            found.add(ClaimDraft.of(full ? ClaimKind.FULL_MARKS : ClaimKind.SCORE, sentence, score.start(), score.end())
                    .subject(NumberWords.findSubject(sentence.text(), score.start(), 0))
                    .value(value, "分", BigDecimal.ONE.movePointLeft(value.scale()), Bound.EXACT)
                    .build());
        }
    }

    private void readBlocks(Pattern pattern, Sentence sentence) {
        Matcher block = pattern.matcher(sentence.text());
        while (block.find()) {
            blocks.add(new BlockScore(
                    sentence.paragraph().section(),
                    BLOCK_PREFIX.matcher(block.group(1)).replaceAll(""),
                    new BigDecimal(block.group(2)),
                    new BigDecimal(block.group(3)),
                    sentence.paragraph().place()));
        }
    }

    private void readDates(Sentence sentence, List<Claim> found) {
        Matcher date = DATE.matcher(sentence.text());
        while (date.find()) {
            LocalDate day = parseDay(date);
            if (day != null) {
                found.add(ClaimDraft.of(ClaimKind.DATE, sentence, date.start(), date.end())
                        .day(day)
                        .build());
            }
        }
    }

    /** The end of the month where only that is named; null for a day that does not exist. */
    private static LocalDate parseDay(Matcher date) {
        try {
            YearMonth month = YearMonth.of(Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)));
            return date.group(3) == null ? month.atEndOfMonth() : month.atDay(Integer.parseInt(date.group(3)));
        } catch (DateTimeException e) {
            return null; // no day of the calendar, hence no claim of one
        }
    }

    private void readNames(Sentence sentence, List<Claim> found) {
        BodyNames.find(sentence.text())
                .forEach(body -> found.add(ClaimDraft.of(ClaimKind.BODY, sentence, body.from(), body.to())
                        .subject(body.name())
                        .build()));
        Matcher document = DOCUMENT.matcher(sentence.text());
        while (document.find()) {
            found.add(ClaimDraft.of(ClaimKind.FUND, sentence, document.start(), document.end())
                    .subject(document.group())
                    .build());
        }
        Matcher grade = GRADE.matcher(sentence.text());
        while (grade.find()) {
            found.add(ClaimDraft.of(ClaimKind.GRADE, sentence, grade.start(1), grade.end(1))
                    .subject(grade.group(1))
                    .build());
        }
    }

    private void readPhrases(Sentence sentence, List<Claim> found) {
        addPhrases(PhraseKind.ALL_ACHIEVED, ClaimKind.ALL_ACHIEVED, sentence, found);
        addPhrases(PhraseKind.PROBLEM, ClaimKind.PROBLEM, sentence, found);
        String bare = sentence.text().replaceAll("[\\s。]", "");
        boolean denied = book.listPhrases(PhraseKind.NO_PROBLEM).contains(bare)
                && book.hasPhrase(
                        PhraseKind.PROBLEM_HEADING, sentence.paragraph().heading());
        if (denied) {
            found.add(ClaimDraft.of(
                            ClaimKind.NO_PROBLEM, sentence, 0, sentence.text().length())
                    .subject(bare)
                    .build());
        }
    }

    /** The longest phrase of the kind, once a clause. */
    private void addPhrases(PhraseKind phrase, ClaimKind kind, Sentence sentence, List<Claim> found) {
        Matcher clause = Pattern.compile("[^,;]+").matcher(sentence.text());
        while (clause.find()) {
            book.findPhrase(phrase, clause.group()).ifPresent(text -> {
                int from = clause.start() + clause.group().indexOf(text);
                if (isNotStated(sentence.text(), clause.start(), from, from + text.length())) {
                    return;
                }
                found.add(ClaimDraft.of(kind, sentence, from, from + text.length())
                        .subject(clause.group().strip())
                        .build());
            });
        }
    }

    /** Whether words before a phrase deny it, wish it or leave something out, or a number follows that it belongs to: 不足5%. */
    private boolean isNotStated(String sentence, int clause, int from, int to) {
        boolean number = to < sentence.length() && Character.isDigit(sentence.charAt(to));
        return number
                || book.hasPhrase(PhraseKind.NOT_STATED, sentence.substring(clause, from))
                || EXCEPT.matcher(sentence.substring(0, from)).matches();
    }
}
