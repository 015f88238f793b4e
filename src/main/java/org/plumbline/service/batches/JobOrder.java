package org.plumbline.service.batches;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.plumbline.core.json.Presentation.TraceDetail;
import org.plumbline.service.http.LanguagePreference;
import org.plumbline.service.http.Scope;

/**
 * The options of a job.
 *
 * @param charset of a CSV file; null to detect it
 * @param fileName given by the sender; null if none
 * @param detail of the results
 * @param ruleSet version number or SHA-256; null for the rules in force
 * @param keep whether evaluations are stored
 * @param language language of the results' sentences
 * @param scope of the caller when the job was sent
 */
record JobOrder(
        String actor,
        Format format,
        String charset,
        String fileName,
        TraceDetail detail,
        String ruleSet,
        boolean keep,
        LanguagePreference language,
        Scope scope) {

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
        return language.locales().stream().map(Locale::getLanguage).collect(Collectors.joining(","));
    }

    static LanguagePreference parseLanguages(String languages) {
        return new LanguagePreference(
                Arrays.stream(languages.split(",")).map(Locale::forLanguageTag).toList());
    }
}
