package org.plumbline.core.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.plumbline.core.dictionary.FormDictionary;
import org.plumbline.core.spreadsheet.TextBlock;

/** Reads the paragraphs and tables of a report in their order. */
final class ReportReader {

    private final CheckBook book;
    private final FormDictionary dictionary;

    ReportReader(CheckBook book, FormDictionary dictionary) {
        this.book = book;
        this.dictionary = dictionary;
    }

    Report read(String sha256, List<TextBlock> blocks) {
        ReportOutline outline = new ReportOutline(book);
        List<ReportParagraph> paragraphs = new ArrayList<>();
        ReportTableReader tables = new ReportTableReader(dictionary);
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof TextBlock.Paragraph paragraph) {
                paragraphs.add(outline.add(paragraph));
            } else if (blocks.get(i) instanceof TextBlock.Table table) {
                tables.read(table, outline.section());
                paragraphs.addAll(tables.takeTexts());
            }
        }
        List<ReportSection> sections = outline.sections();
        Integer year = findYear(sections, paragraphs);
        ClaimReader claims = new ClaimReader(book, year);
        paragraphs.forEach(claims::read);
        return new Report(
                sha256,
                year,
                BodyNames.findOwn(paragraphs),
                sections,
                List.copyOf(paragraphs),
                claims.claims(),
                claims.unread(),
                tables.indicators(),
                tables.amounts(),
                claims.blocks());
    }

    /** The year that most titles have, else most paragraphs; the earlier one in the text where two are as frequent. */
    private static Integer findYear(List<ReportSection> sections, List<ReportParagraph> paragraphs) {
        Integer titled =
                findMostFrequent(sections.stream().map(ReportSection::year).filter(Objects::nonNull));
        return titled != null
                ? titled
                : findMostFrequent(paragraphs.stream()
                        .flatMap(each ->
                                ReportOutline.YEAR.matcher(each.narrow()).results())
                        .map(match -> Integer.valueOf(match.group(1))));
    }

    static <T> T findMostFrequent(Stream<T> values) {
        Map<T, Integer> counts = new LinkedHashMap<>();
        values.forEach(value -> counts.merge(value, 1, Integer::sum));
        int most = counts.values().stream().max(Comparator.naturalOrder()).orElse(0);
        return counts.entrySet().stream()
                .filter(each -> each.getValue() == most)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
