package org.plumbline.service.batches;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.plumbline.core.json.Presentation.TraceDetail;
import org.plumbline.service.http.LanguagePreference;

/**
 * What is asked for with a file.
 *
 * @param charset of a CSV file; null to find out
 * @param fileName as its sender calls it; null where not told
 * @param detail of the results
 * @param ruleSet version number or SHA-256; null for the rules in force
 * @param keep whether what can be scored is kept
 * @param speech of the results' sentences
 */
record JobOrder(
        String actor,
        Format format,
        String charset,
        String fileName,
        TraceDetail detail,
        String ruleSet,
        boolean keep,
        LanguagePreference speech) {

    /** What kind of file. */
    enum Format {
        NDJSON,
        CSV,
        XLSX;

        String extension() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Such as {@code zh,en}. */
    String languageTags() {
        return speech.locales().stream().map(Locale::getLanguage).collect(Collectors.joining(","));
    }

    static LanguagePreference speech(String languages) {
        return new LanguagePreference(
                Arrays.stream(languages.split(",")).map(Locale::forLanguageTag).toList());
    }
}
