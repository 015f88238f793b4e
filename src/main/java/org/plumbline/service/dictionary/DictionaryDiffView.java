package org.plumbline.service.dictionary;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.explanation.DiffSentences;
import org.plumbline.service.dictionary.FormDictionaries.DictionaryDiff;
import org.plumbline.service.rulesets.DiffView;

/**
 * The differences between two versions of the form dictionary, with lines matched by their spelling.
 *
 * @param reordered meanings whose spellings have another order, of which the first is the better
 * @param text one line a change
 */
record DictionaryDiffView(
        FormDictionaryVersion before,
        FormDictionaryVersion after,
        List<DiffView.SheetDiffView> sheets,
        List<String> reordered,
        List<String> text) {

    static DictionaryDiffView of(DictionaryDiff diff, Locale locale) {
        List<String> text = Stream.concat(
                        DiffSentences.describe(diff.content(), locale).stream(),
                        diff.reordered().stream().map(meaning -> describeOrder(meaning, locale)))
                .toList();
        return new DictionaryDiffView(
                diff.before(), diff.after(), DiffView.toSheetViews(diff.content(), locale), diff.reordered(), text);
    }

    static String describeOrder(String meaning, Locale locale) {
        return Bilingual.of("%s 的写法先后不同", "%s: its spellings have another order", meaning)
                .in(locale);
    }
}
