package org.plumbline.core.claims;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.vocabulary.Severity;

/** The report checks (报告检查) as a workbook states them: which are made, how grave they are, and the words of reports. */
public final class CheckBook {

    /** Its place below the rules folder. */
    public static final String FILE = "claims/report-checks.xlsx";

    /**
     * A row of the sheet 检查.
     *
     * @param over the measure must be greater
     * @param number as Excel counts
     */
    record CheckRow(
            ClaimCheck check, Severity severity, BigDecimal over, Bilingual sentence, String basis, int number) {}

    /** A line of the sheet 用语. */
    record Phrase(PhraseKind kind, String text) {}

    /** A line of the sheet 对应. */
    record Term(TermKind kind, String text, String name) {}

    private static final Comparator<String> LONGEST =
            Comparator.comparingInt(String::length).reversed();

    private final String sha256;
    private final List<CheckRow> rows;
    private final List<Phrase> phrases;
    private final List<Term> terms;

    CheckBook(String sha256, List<CheckRow> rows, List<Phrase> phrases, List<Term> terms) {
        this.sha256 = sha256;
        this.rows = List.copyOf(rows);
        this.phrases = List.copyOf(phrases);
        this.terms = List.copyOf(terms);
    }

    /** Of the workbook's bytes. */
    public String sha256() {
        return sha256;
    }

    /** The gravest row of a check that a measure exceeds; empty where it exceeds none. */
    Optional<CheckRow> findRow(ClaimCheck check, BigDecimal measure) {
        return rows.stream()
                .filter(row -> row.check() == check && measure.compareTo(row.over()) > 0)
                .min(Comparator.comparing(CheckRow::severity));
    }

    /** The longest first. */
    List<String> listPhrases(PhraseKind kind) {
        return phrases.stream()
                .filter(phrase -> phrase.kind() == kind)
                .map(Phrase::text)
                .sorted(LONGEST)
                .toList();
    }

    /** The longest phrase of the kind that a text contains. */
    Optional<String> findPhrase(PhraseKind kind, String text) {
        return listPhrases(kind).stream().filter(text::contains).findFirst();
    }

    boolean hasPhrase(PhraseKind kind, String text) {
        return findPhrase(kind, text).isPresent();
    }

    /** What the longest spelling that a text ends with is read as; not where a word of a part is before it: 项目支出合计. */
    Optional<String> findQuantity(String subject) {
        return terms.stream()
                .filter(term -> term.kind() == TermKind.QUANTITY && subject.endsWith(term.text()))
                .max(Comparator.comparingInt(term -> term.text().length()))
                .filter(term -> !namesPart(
                        subject.substring(0, subject.length() - term.text().length())))
                .map(Term::name);
    }

    private boolean namesPart(String words) {
        return listPhrases(PhraseKind.PART_WORD).stream().anyMatch(words::endsWith);
    }

    /** The groups of indicators that the words of a problem concern. */
    List<String> findBlocks(String problem) {
        return terms.stream()
                .filter(term -> term.kind() == TermKind.BLOCK && problem.contains(term.text()))
                .map(Term::name)
                .distinct()
                .toList();
    }
}
