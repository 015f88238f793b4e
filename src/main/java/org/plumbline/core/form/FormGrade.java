package org.plumbline.core.form;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.dictionary.FormDictionary;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.dictionary.HeadingText;

/** A grade as forms name it: 优, 优秀, 等级：良, 优☑ 良□ 中□ 差□. */
final class FormGrade {

    private static final Pattern BETWEEN = Pattern.compile("^[:：为是]");
    private static final Pattern BOXED = Pattern.compile("[☑☒√✓✔■□○◯☐]");
    private static final Pattern TICK_BEHIND = Pattern.compile("([\\p{IsHan}A-E]{1,4})[（(\\[]?[☑☒√✓✔■]");
    private static final Pattern TICK_BEFORE = Pattern.compile("[☑☒√✓✔■][)）\\]]?([\\p{IsHan}A-E]{1,4})");
    private static final Pattern SENTENCE = Pattern.compile("[，。；;,.、:：!！?？\\d]");
    private static final int LONGEST = 8;

    private FormGrade() {}

    /** The grade that a text beside a grade's label names: a known one, the one that is ticked, or any short word. */
    static Optional<String> parse(String text) {
        String bare = HeadingText.toHalfWidth(text);
        if (BOXED.matcher(bare).find()) {
            boolean before = BOXED.matcher(bare).region(0, 1).matches();
            Matcher ticked = (before ? TICK_BEFORE : TICK_BEHIND).matcher(bare);
            List<String> grades =
                    ticked.results().map(found -> found.group(1)).distinct().toList();
            return grades.size() == 1 ? Optional.of(grades.get(0)) : Optional.empty();
        }
        boolean word = bare.length() <= LONGEST && !SENTENCE.matcher(bare).find();
        return word && !bare.isEmpty() ? Optional.of(text.strip()) : Optional.empty();
    }

    /**
     * The grade that a text is which has no label beside it, such as 优 or 等级：优 in the total row.
     *
     * @param field whose label may be before it: of the declared grade or of that of a review
     */
    static Optional<String> parseKnown(String text, FormField field, FormDictionary dictionary) {
        String bare = HeadingText.toHalfWidth(text);
        String grade = dictionary
                .findLeadingLabel(field, bare)
                .map(label -> BETWEEN.matcher(bare.substring(label.length())).replaceFirst(""))
                .orElse(bare);
        return dictionary.isGrade(grade) ? Optional.of(grade) : Optional.empty();
    }
}
