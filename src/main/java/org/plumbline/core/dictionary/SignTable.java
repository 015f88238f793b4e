package org.plumbline.core.dictionary;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.vocabulary.Operator;

/** The spellings of operators. The operators themselves are always known. */
public final class SignTable {

    private static final int LONGEST = 80;

    /** @param text with half-width characters and without blanks */
    record SignSpelling(Operator operator, SignPosition position, String text) {}

    /** An operator and the rest of the text that it was found in. */
    public record SignedText(Operator operator, String rest) {}

    private final List<SignSpelling> before;
    private final List<SignSpelling> behind;
    private final List<SignSpelling> signs;

    SignTable(List<SignSpelling> spellings) {
        Stream<SignSpelling> operators = Stream.of(Operator.values())
                .map(operator -> new SignSpelling(operator, SignPosition.BEFORE, operator.label()));
        Comparator<SignSpelling> longerFirst =
                Comparator.comparing((SignSpelling each) -> -each.text().length());
        this.before = Stream.concat(operators, at(spellings, SignPosition.BEFORE))
                .sorted(longerFirst)
                .toList();
        this.behind = at(spellings, SignPosition.BEHIND).sorted(longerFirst).toList();
        // single characters first: ＞═ becomes >= and then ≥
        this.signs = at(spellings, SignPosition.SIGN)
                .sorted(Comparator.comparing(each -> each.text().length() > 1))
                .toList();
    }

    private static Stream<SignSpelling> at(List<SignSpelling> spellings, SignPosition position) {
        return spellings.stream().filter(each -> each.position() == position);
    }

    /** Half-width, without blanks, and with one spelling of each sign. */
    public String normalize(String text) {
        String narrow = HeadingText.toHalfWidth(text);
        if (narrow.length() > LONGEST) {
            return narrow;
        }
        for (SignSpelling sign : signs) {
            narrow = narrow.replace(sign.text(), sign.operator().label());
        }
        return narrow;
    }

    /** The operator before or behind a number, and what is left; without an operator all is left. */
    public SignedText split(String normalized) {
        for (SignSpelling word : before) {
            if (normalized.startsWith(word.text())) {
                return new SignedText(
                        word.operator(), normalized.substring(word.text().length()));
            }
        }
        for (SignSpelling word : behind) {
            if (normalized.endsWith(word.text())) {
                return new SignedText(
                        word.operator(),
                        normalized.substring(
                                0, normalized.length() - word.text().length()));
            }
        }
        return new SignedText(null, normalized);
    }

    /** The operator that a whole text spells, as a sign or in words; empty where it spells none. */
    public Optional<Operator> parse(String text) {
        String narrow = normalize(text);
        return Stream.concat(before.stream(), behind.stream())
                .filter(word -> word.text().equals(narrow))
                .map(SignSpelling::operator)
                .findFirst();
    }
}
