package org.plumbline.core.dictionary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the headings, labels, signs, units and words of forms mean, as the form dictionary of the rules folder states.
 * Immutable. Lines of a region count for forms of schemes of that region only, and there before lines of no region.
 */
public final class FormDictionary {

    /** Path of the shipped workbook below the rules folder. */
    public static final String FILE = "forms/dictionary.xlsx";

    private static final Pattern DOTS = Pattern.compile("[….·。]+");
    private static final Pattern AROUND_NAME = Pattern.compile("^[(]|[:.、)]+$");
    private static final String NUMBER = "[0-9一二三四五六七八九十]{0,3}";

    /**
     * A spelling of a heading or label.
     *
     * @param field null for what is known and not read
     * @param spelling as written in the workbook
     * @param region null for a line that counts everywhere
     * @param value what its value must be; null for any
     */
    public record HeadingLine(FieldTable table, FormField field, String spelling, String region, ValueKind value) {

        String normalized() {
            return HeadingText.normalize(spelling);
        }
    }

    /** A word that says something about its cell or row. */
    record WordLine(WordKind kind, String text) {}

    /** All that the workbook states. */
    record DictionaryContent(List<HeadingLine> headings, SignTable signs, UnitTable units, List<WordLine> words) {}

    private final String sha256;
    private final DictionaryContent content;
    private final String region;
    /** By field: the rank of each spelling, 0 the best. */
    private final Map<FormField, Map<String, Integer>> ranks = new EnumMap<>(FormField.class);
    /** The same of the spellings that begin with a word for the review, without it. */
    private final Map<FormField, Map<String, Integer>> ranksUnderReview = new EnumMap<>(FormField.class);

    private final Map<FieldTable, Set<String>> notRead = new EnumMap<>(FieldTable.class);
    private final Map<String, List<HeadingLine>> labels;
    private final Map<WordKind, Set<String>> words = new EnumMap<>(WordKind.class);
    private final Pattern placeholder;

    FormDictionary(String sha256, DictionaryContent content) {
        this(sha256, content, "");
    }

    private FormDictionary(String sha256, DictionaryContent content, String region) {
        this.sha256 = sha256;
        this.content = content;
        this.region = region;
        List<HeadingLine> lines = selectLines(content.headings(), region);
        for (HeadingLine line : lines) {
            if (line.field() == null) {
                notRead.computeIfAbsent(line.table(), table -> new HashSet<>()).add(line.normalized());
            } else {
                Map<String, Integer> known = ranks.computeIfAbsent(line.field(), field -> new LinkedHashMap<>());
                known.putIfAbsent(line.normalized(), known.size());
            }
        }
        this.labels = lines.stream()
                .filter(line -> line.table() == FieldTable.HEAD)
                .collect(Collectors.groupingBy(HeadingLine::normalized));
        content.words().forEach(word -> words.computeIfAbsent(word.kind(), kind -> new HashSet<>())
                .add(word.text()));
        ranks.forEach((field, known) -> ranksUnderReview.put(field, removeReviewWords(known)));
        this.placeholder = Pattern.compile(list(WordKind.PLACEHOLDER).stream()
                .map(word -> Stream.of(word.split("#", -1)).map(Pattern::quote).collect(Collectors.joining(NUMBER)))
                .collect(Collectors.joining("|")));
    }

    private Map<String, Integer> removeReviewWords(Map<String, Integer> known) {
        Map<String, Integer> shorter = new HashMap<>();
        known.forEach((spelling, rank) -> list(WordKind.REVIEW_HEADING).stream()
                .map(HeadingText::normalize)
                .filter(spelling::startsWith)
                .forEach(word -> shorter.merge(spelling.substring(word.length()), rank, Math::min)));
        return shorter;
    }

    /** The lines of the region, then those of none whose heading the region has no line for. */
    private static List<HeadingLine> selectLines(List<HeadingLine> all, String region) {
        List<HeadingLine> lines = new ArrayList<>(all.stream()
                .filter(line -> line.region() != null && region.contains(line.region()))
                .toList());
        Set<String> decided = lines.stream()
                .map(line -> line.table() + " " + line.normalized())
                .collect(Collectors.toSet());
        all.stream()
                .filter(line -> line.region() == null && !decided.contains(line.table() + " " + line.normalized()))
                .forEach(lines::add);
        return lines;
    }

    /** The same dictionary for forms of a scheme. @param jurisdiction of the scheme, such as 河北省/廊坊市; null for none */
    public FormDictionary forRegion(String jurisdiction) {
        String wanted = jurisdiction == null ? "" : jurisdiction;
        boolean same = wanted.equals(region) || region.isEmpty() && !hasLinesOf(wanted);
        return same ? this : new FormDictionary(sha256, content, wanted);
    }

    private boolean hasLinesOf(String wanted) {
        return content.headings().stream().anyMatch(line -> line.region() != null && wanted.contains(line.region()));
    }

    /** Of the workbook's bytes. */
    public String sha256() {
        return sha256;
    }

    public SignTable signs() {
        return content.signs();
    }

    public UnitTable units() {
        return content.units();
    }

    /** All spellings of a field that count everywhere, the best first. */
    public List<String> listSpellings(FormField field) {
        return content.headings().stream()
                .filter(line -> line.field() == field && line.region() == null)
                .map(HeadingLine::spelling)
                .toList();
    }

    /** How well a heading names a field: 0 best, -1 not at all. */
    public int rankHeading(FormField field, HeadingText heading) {
        int rank = findRank(ranks, field, heading);
        return rank >= 0 && field.isDeclared() && hasReviewRemark(heading) ? -1 : rank;
    }

    /**
     * How well a heading of a column of a review names a field: as one of what is declared (得分), or as the field's
     * own behind the word for the review (意见 for 复核意见).
     *
     * @param field one of a review
     */
    public int rankUnderReview(FormField field, HeadingText heading) {
        int declared = findRank(ranks, field.findDeclared(), heading);
        return declared >= 0 || heading.isTooLong() ? declared : findRank(ranksUnderReview, field, heading);
    }

    private static int findRank(Map<FormField, Map<String, Integer>> ranks, FormField field, HeadingText heading) {
        return ranks.getOrDefault(field, Map.of()).getOrDefault(heading.normalized(), -1);
    }

    public boolean isHeadingOf(FormField field, String heading) {
        return isHeadingOf(field, new HeadingText(heading));
    }

    public boolean isHeadingOf(FormField field, HeadingText heading) {
        return rankHeading(field, heading) >= 0;
    }

    /** Whether a column with this heading is known and not read. */
    public boolean isNotRead(FieldTable table, String heading) {
        return notRead.getOrDefault(table, Set.of()).contains(HeadingText.normalize(heading));
    }

    /** The meanings of a label of a head line, each for certain values; empty where it is no label. */
    public List<HeadingLine> findLabels(String text) {
        List<HeadingLine> meanings = labels.getOrDefault(HeadingText.normalize(text), List.of());
        return meanings.isEmpty() || !hasReviewRemark(new HeadingText(text))
                ? meanings
                : meanings.stream()
                        .filter(line -> line.field() == null || !line.field().isDeclared())
                        .toList();
    }

    /** The longest spelling of a field with which a text begins, where no colon separates the label from its value. */
    public Optional<String> findLeadingLabel(FormField field, String narrow) {
        return ranks.getOrDefault(field, Map.of()).keySet().stream()
                .filter(narrow::startsWith)
                .max(Comparator.comparing(String::length));
    }

    private Set<String> list(WordKind kind) {
        return words.getOrDefault(kind, Set.of());
    }

    /** Whether a cell with this content is not given. */
    public boolean isBlank(String text) {
        String narrow = HeadingText.toHalfWidth(text);
        return narrow.isEmpty() || list(WordKind.BLANK).contains(narrow.replace('\\', '/'));
    }

    /** Whether a name is what a template has in a row that is not used: 指标2, ……. */
    public boolean isPlaceholder(String name) {
        String bare = AROUND_NAME
                .matcher(DOTS.matcher(HeadingText.toHalfWidth(name)).replaceAll("…"))
                .replaceAll("");
        return placeholder.matcher(bare).matches();
    }

    /** Whether a text in the column of operators is a kind of indicator, such as 定量指标. */
    public boolean isIndicatorKind(String text) {
        return list(WordKind.INDICATOR_KIND).contains(HeadingText.toHalfWidth(text));
    }

    /** Whether a text without a label is a grade. */
    public boolean isGrade(String text) {
        return list(WordKind.GRADE).contains(HeadingText.toHalfWidth(text));
    }

    /** Whether a heading says that the columns under it are those of a review. */
    public boolean isReviewHeading(HeadingText heading) {
        return list(WordKind.REVIEW_HEADING).contains(heading.normalized());
    }

    /** Whether a heading says that the columns under it are those that are declared. */
    public boolean isDeclaredHeading(HeadingText heading) {
        return list(WordKind.DECLARED_HEADING).contains(heading.normalized());
    }

    /** Whether a heading or label has a bracketed remark about a review, such as 得分（财政复核）, and none about 自评. */
    public boolean hasReviewRemark(HeadingText heading) {
        String remarks = heading.findRemarks();
        return !remarks.isEmpty()
                && list(WordKind.REVIEW_HEADING).stream().anyMatch(remarks::contains)
                && !namesDeclared(heading);
    }

    /** Whether a heading says itself that its column is declared, such as 自评得分. */
    public boolean namesDeclared(HeadingText heading) {
        String narrow = HeadingText.toHalfWidth(heading.text());
        return list(WordKind.DECLARED_HEADING).stream().anyMatch(narrow::contains);
    }

    /** Whether a smaller value of an indicator with this name is likely the better one, as of 预算调整率. */
    public boolean isLowerBetter(String name) {
        String plain = HeadingText.normalize(name);
        return list(WordKind.LOWER_BETTER).stream().anyMatch(plain::contains);
    }

    public boolean isSubtotal(String name) {
        return list(WordKind.SUBTOTAL).contains(HeadingText.normalize(name));
    }

    public boolean isTotalColumn(String heading) {
        return list(WordKind.TOTAL_COLUMN).contains(HeadingText.normalize(heading));
    }

    /** Whether a row of a budget block with this label is its total. */
    public boolean isBudgetTotal(String label) {
        String bare = HeadingText.normalize(label);
        return list(WordKind.BUDGET_TOTAL).stream().anyMatch(bare::endsWith);
    }

    /** Whether a row of a budget block with this label is the money carried in. */
    public boolean isCarryIn(String label) {
        String bare = HeadingText.normalize(label);
        return list(WordKind.CARRY_IN).stream().anyMatch(bare::contains);
    }
}
