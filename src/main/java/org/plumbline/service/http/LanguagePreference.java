package org.plumbline.service.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plumbline.core.basics.Bilingual;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.WebUtils;

/**
 * The languages of the response, the preferred one first. Both, Chinese first, if the request names none.
 *
 * <p>{@code lang} in the query has precedence, then the cookie set by a page, then {@code Accept-Language}.
 */
public record LanguagePreference(List<Locale> locales) {

    static final String NAME = "lang";

    private static final LanguagePreference CHINESE = new LanguagePreference(List.of(Locale.CHINESE));
    private static final LanguagePreference ENGLISH = new LanguagePreference(List.of(Locale.ENGLISH));
    private static final LanguagePreference BOTH = new LanguagePreference(List.of(Locale.CHINESE, Locale.ENGLISH));

    public static LanguagePreference of(HttpServletRequest request) {
        Cookie remembered = WebUtils.getCookie(request, NAME);
        return parse(readLanguageParameter(request))
                .or(() -> parse(remembered == null ? null : remembered.getValue()))
                .or(() -> parseAcceptLanguage(ReadableHeader.of(request, "Accept-Language")))
                .orElse(BOTH);
    }

    /**
     * The value in the query; null if there is none. Reading it as a request parameter could read the body, which must not
     * happen only to word an error.
     */
    static String readLanguageParameter(HttpServletRequest request) {
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

    /** The language named; empty if it is not supported. */
    static Optional<LanguagePreference> parse(String language) {
        if (!StringUtils.hasText(language)) {
            return Optional.empty();
        }
        return switch (language.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0]) {
            case "zh" -> Optional.of(CHINESE);
            case "en" -> Optional.of(ENGLISH);
            default -> Optional.empty();
        };
    }

    private static Optional<LanguagePreference> parseAcceptLanguage(String header) {
        if (!StringUtils.hasText(header)) {
            return Optional.empty();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> parse(range.getRange()).stream())
                    .findFirst();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // a malformed header is ignored; for "-" the JDK does not throw the former
            return Optional.empty();
        }
    }

    public Locale locale() {
        return locales.get(0);
    }

    /** As above for a text in both languages; null if there is none. */
    public String localize(Bilingual text) {
        return text == null ? null : localize(text::in);
    }

    /** The message in each language, side by side. */
    public String localize(Function<Locale, String> sentence) {
        return locales.stream().map(sentence).distinct().collect(Collectors.joining(" / "));
    }
}
