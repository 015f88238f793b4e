package org.plumbline.core.basics;

import java.util.Locale;

/** One text in Chinese, which clerks and auditors read, and in English. */
public record Bilingual(String zh, String en) {

    public String in(Locale locale) {
        return "en".equals(locale.getLanguage()) ? en : zh;
    }

    public static Bilingual of(String zh, String en, Object... values) {
        return values.length == 0 ? new Bilingual(zh, en) : new Bilingual(zh.formatted(values), en.formatted(values));
    }
}
