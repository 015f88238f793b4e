package org.plumbline.commands;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.plumbline.web.Speech;

/**
 * Where a command reads and prints, and in which language.
 *
 * @param out what was asked for, in UTF-8
 * @param err everything else
 */
record Desk(InputStream in, PrintStream out, PrintStream err, Locale locale) {

    String say(String zh, String en, Object... values) {
        String template = english() ? en : zh;
        return values.length == 0 ? template : template.formatted(values);
    }

    boolean english() {
        return "en".equals(locale.getLanguage());
    }

    Speech speech() {
        return new Speech(List.of(locale));
    }
}
