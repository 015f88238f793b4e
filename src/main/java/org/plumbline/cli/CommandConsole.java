package org.plumbline.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.plumbline.service.http.LanguagePreference;

/**
 * The streams and the language of a command.
 *
 * @param out the result, in UTF-8
 * @param err everything else
 */
record CommandConsole(InputStream in, PrintStream out, PrintStream err, Locale locale) {

    String localize(String zh, String en, Object... values) {
        String template = isEnglish() ? en : zh;
        return values.length == 0 ? template : template.formatted(values);
    }

    boolean isEnglish() {
        return "en".equals(locale.getLanguage());
    }

    LanguagePreference languagePreference() {
        return new LanguagePreference(List.of(locale));
    }
}
