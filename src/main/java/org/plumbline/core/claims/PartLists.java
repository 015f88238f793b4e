package org.plumbline.core.claims;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lists of parts in a report: within a sentence, or as the paragraphs that follow one ending in 其中. */
final class PartLists {

    /**
     * A whole and its parts.
     *
     * @param numbered whether the parts are a numbered list, each with several amounts
     */
    record PartList(Claim whole, List<Claim> parts, boolean numbered) {}

    private static final Pattern NUMBERED = Pattern.compile("(?:\\d{1,2}[.、]|\\(\\d{1,2}\\)).*", Pattern.DOTALL);
    private static final Pattern EXECUTED = Pattern.compile(".*(?:决算|支出数|支出|执行)[^预]*");
    /** Characters before the first amount of a part. */
    private static final int LONGEST_NAME = 20;

    private final Report report;
    private final CheckBook book;
    private final Map<ClaimPlace, List<Claim>> amounts;

    PartLists(Report report, CheckBook book) {
        this.report = report;
        this.book = book;
        this.amounts = report.claims().stream()
                .filter(claim -> claim.isMoney() && claim.place().paragraph() > 0)
                .collect(Collectors.groupingBy(Claim::place));
    }

    List<PartList> list() {
        List<PartList> lists = new ArrayList<>(listInSentences());
        for (int i = 0; i < report.paragraphs().size(); i++) {
            if (endsInList(report.paragraphs().get(i))) {
                addBelow(i, lists);
            }
        }
        return lists;
    }

    private List<PartList> listInSentences() {
        Map<Integer, List<Claim>> parts = report.claims().stream()
                .filter(claim -> claim.isMoney() && claim.whole() != null)
                .collect(Collectors.groupingBy(Claim::whole, LinkedHashMap::new, Collectors.toList()));
        List<PartList> lists = new ArrayList<>();
        parts.forEach((number, list) -> report.claims().stream()
                .filter(claim -> claim.number() == number && claim.isMoney())
                .forEach(whole -> lists.add(new PartList(whole, list, false))));
        return lists;
    }

    private boolean endsInList(ReportParagraph paragraph) {
        String end = paragraph.narrow().strip().replaceAll("[:,]$", "");
        return book.listPhrases(PhraseKind.PARTS).stream()
                .anyMatch(phrase -> end.endsWith(phrase.replaceAll(":$", "")));
    }

    private void addBelow(int index, List<PartList> lists) {
        ReportParagraph above = report.paragraphs().get(index);
        List<Claim> wholes = amounts.getOrDefault(above.place(), List.of());
        int last = wholes.stream().mapToInt(Claim::sentence).max().orElse(0);
        List<ReportParagraph> below =
                report.paragraphs().subList(index + 1, report.paragraphs().size());
        boolean numbered = !below.isEmpty()
                && NUMBERED.matcher(below.get(0).narrow().strip()).matches();
        List<List<Claim>> children = numbered ? listNumbered(below) : listNamed(below);
        wholes.stream()
                .filter(whole -> whole.sentence() == last && whole.whole() == null)
                .forEach(whole -> addList(whole, children, numbered, lists));
    }

    private void addList(Claim whole, List<List<Claim>> children, boolean numbered, List<PartList> lists) {
        boolean executed = isExecuted(whole);
        List<Claim> parts = children.stream()
                .flatMap(child -> numbered
                        ? child.stream()
                                .filter(claim -> isExecuted(claim) == executed)
                                .limit(1)
                        : child.stream().limit(1))
                .toList();
        if (parts.size() == children.size() && parts.size() > 1) {
            lists.add(new PartList(whole, parts, numbered));
        }
    }

    private List<List<Claim>> listNumbered(List<ReportParagraph> below) {
        return below.stream()
                .takeWhile(each -> NUMBERED.matcher(each.narrow().strip()).matches())
                .map(this::amountsOf)
                .toList();
    }

    private List<List<Claim>> listNamed(List<ReportParagraph> below) {
        return below.stream()
                .takeWhile(each -> amountsOf(each).stream()
                        .limit(1)
                        .anyMatch(claim ->
                                claim.from() <= LONGEST_NAME && !claim.subject().isEmpty()))
                .map(this::amountsOf)
                .toList();
    }

    private List<Claim> amountsOf(ReportParagraph paragraph) {
        return amounts.getOrDefault(paragraph.place(), List.of());
    }

    static boolean isExecuted(Claim claim) {
        return EXECUTED.matcher(claim.subject()).matches() && !claim.subject().contains("预算数");
    }

    /** The shares that follow a part at once. */
    static Stream<Claim> sharesOf(Report report, Claim part) {
        return report.claims().stream()
                .filter(claim -> claim.is(ClaimKind.SHARE)
                        && claim.number() == part.number() + 1
                        && claim.sentence() == part.sentence());
    }
}
