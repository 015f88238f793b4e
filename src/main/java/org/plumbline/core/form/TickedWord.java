package org.plumbline.core.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.spreadsheet.SheetGrid;

/** One of several words beside boxes that is ticked: ☑完成 □未完成. */
final class TickedWord {

    private static final Pattern BOXED = Pattern.compile("([☑☒√✓✔■●□○◯☐])([^☑☒√✓✔■●□○◯☐]*)");
    private static final String EMPTY = "□○◯☐";

    private TickedWord() {}

    /** Empty where not every word has a box before it, or not exactly one is ticked. */
    static Optional<String> find(String text) {
        Matcher boxed = BOXED.matcher(text.strip());
        List<String> ticked = new ArrayList<>();
        int words = 0;
        int end = 0;
        while (boxed.find()) {
            String word = SheetGrid.stripBlanks(boxed.group(2));
            if (boxed.start() != end || word.isEmpty()) {
                return Optional.empty();
            }
            if (!EMPTY.contains(boxed.group(1))) {
                ticked.add(word);
            }
            end = boxed.end();
            words++;
        }
        return words > 1 && ticked.size() == 1 ? Optional.of(ticked.get(0)) : Optional.empty();
    }
}
