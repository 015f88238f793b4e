package org.plumbline.core.form;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A grade as forms name it: 优, 优秀, 等级：良, 优☑ 良□ 中□ 差□. */
final class FormGrade {

    private static final Pattern LABEL = Pattern.compile("^(?:自评|评价)?(?:等级|等次|结论|档次)[:：为是]?");
    private static final Pattern KNOWN =
            Pattern.compile("(?:优秀?|良好?|中等?|差|较[好差]|一般|(?:基本|不)?(?:合格|及格)|[A-E]|[一二三四五]级)(?:等|级|档)?");
    private static final Pattern BOXED = Pattern.compile("[☑☒√✓✔■□○◯☐]");
    private static final Pattern TICK_BEHIND = Pattern.compile("([\\p{IsHan}A-E]{1,4})[（(\\[]?[☑☒√✓✔■]");
    private static final Pattern TICK_BEFORE = Pattern.compile("[☑☒√✓✔■][)）\\]]?([\\p{IsHan}A-E]{1,4})");
    private static final Pattern SENTENCE = Pattern.compile("[，。；;,.、:：!！?？\\d]");
    private static final int LONGEST = 8;

    private FormGrade() {}

    /** The grade that a text beside a grade's label names: a known one, the one that is ticked, or any short word. */
    static Optional<String> parse(String text) {
        String bare = Quantity.toHalfWidth(text);
        if (BOXED.matcher(bare).find()) {
            boolean before = BOXED.matcher(bare).region(0, 1).matches();
            Matcher ticked = (before ? TICK_BEFORE : TICK_BEHIND).matcher(bare);
            return ticked.find() ? Optional.of(ticked.group(1)) : Optional.empty();
        }
        boolean word = bare.length() <= LONGEST && !SENTENCE.matcher(bare).find();
        return word && !bare.isEmpty() ? Optional.of(text.strip()) : Optional.empty();
    }

    /** The grade that a text without a label beside it is, such as 优 in the total row. */
    static Optional<String> parseKnown(String text) {
        String bare = LABEL.matcher(Quantity.toHalfWidth(text)).replaceFirst("");
        return KNOWN.matcher(bare).matches() ? Optional.of(bare) : Optional.empty();
    }
}
