package org.plumbline.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plumbline.ruleset.Bilingual;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.WebUtils;

/**
 * The languages to answer in, first the one that matters. Both, Chinese first, where the caller did not say.
 *
 * <p>{@code lang} in the address counts most, then what the page remembered, then {@code Accept-Language}.
 */
public record Speech(List<Locale> locales) {

    static final String NAME = "lang";

    private static final Speech CHINESE = new Speech(List.of(Locale.CHINESE));
    private static final Speech ENGLISH = new Speech(List.of(Locale.ENGLISH));
    private static final Speech BOTH = new Speech(List.of(Locale.CHINESE, Locale.ENGLISH));

    public static Speech of(HttpServletRequest request) {
        Cookie remembered = WebUtils.getCookie(request, NAME);
        return named(asked(request))
                .or(() -> named(remembered == null ? null : remembered.getValue()))
                .or(() -> accepted(request.getHeader("Accept-Language")))
                .orElse(BOTH);
    }

    /**
     * What the address says; null where nothing. A parameter of the request might stand in its body, and to word a refusal is
     * no reason to read that.
     */
    static String asked(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query == null) {
            return null;
        }
        return UriComponentsBuilder.newInstance()
                .query(query)
                .build()
                .getQueryParams()
                .getFirst(NAME);
    }

    /** The one language named; empty where it is none we speak. */
    static Optional<Speech> named(String language) {
        if (!StringUtils.hasText(language)) {
            return Optional.empty();
        }
        return switch (language.strip().toLowerCase(Locale.ROOT).split("[-_]")[0]) {
            case "zh" -> Optional.of(CHINESE);
            case "en" -> Optional.of(ENGLISH);
            default -> Optional.empty();
        };
    }

    private static Optional<Speech> accepted(String header) {
        if (!StringUtils.hasText(header)) {
            return Optional.empty();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> named(range.getRange()).stream())
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a header nobody can read is as good as none
        }
    }

    public Locale locale() {
        return locales.get(0);
    }

    /** The same of a text that there is in both; null where there is none. */
    public String say(Bilingual text) {
        return text == null ? null : say(text::in);
    }

    /** The sentence in each language, side by side. */
    public String say(Function<Locale, String> sentence) {
        return locales.stream().map(sentence).distinct().collect(Collectors.joining(" / "));
    }
}
