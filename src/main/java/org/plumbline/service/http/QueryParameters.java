package org.plumbline.service.http;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.core.basics.FiscalYear;
import org.springframework.util.StringUtils;

/**
 * The query of a request as typed values. Unknown parameters and values are rejected by name: ignoring a misspelled filter
 * would return the result of a different query.
 */
public final class QueryParameters {

    /** The field of a form by which an action that was kept is confirmed; of any form. */
    public static final String KEPT_ACTION = "_kept";

    private static final Set<String> OF_ANY = Set.of(LanguagePreference.NAME, KEPT_ACTION);

    private final Map<String, String[]> values;
    private final Locale locale;

    private QueryParameters(HttpServletRequest request) {
        this.values = request.getParameterMap();
        this.locale = LanguagePreference.of(request).locale();
    }

    /** @param known names of the parameters, besides {@code lang} and the one of a kept action */
    public static QueryParameters of(HttpServletRequest request, String... known) {
        return ofForm(request, Set.of(), known);
    }

    /** As {@link #of}, where parameters such as check boxes may be sent several times. */
    public static QueryParameters ofForm(HttpServletRequest request, Set<String> repeatable, String... known) {
        QueryParameters query = new QueryParameters(request);
        List<String> names = Arrays.asList(known);
        query.values.forEach((name, given) -> {
            if (!names.contains(name) && !OF_ANY.contains(name)) {
                String expected = names.isEmpty() ? LanguagePreference.NAME : String.join(" / ", names);
                throw ProblemException.invalidParameter(name, String.join(",", given), expected);
            }
            if (given.length != 1 && !repeatable.contains(name)) {
                throw ProblemException.invalidParameter(name, String.join(",", given), "1 ×");
            }
            if (given[0].indexOf('\0') >= 0) { // PostgreSQL cannot store it
                throw ProblemException.invalidParameter(name, "U+0000", "1 ×");
            }
        });
        query.findText(LanguagePreference.NAME).ifPresent(language -> {
            if (LanguagePreference.parse(language).isEmpty()) {
                throw ProblemException.invalidParameter(LanguagePreference.NAME, language, "zh / en");
            }
        });
        return query;
    }

    /** The language of the response. */
    public Locale locale() {
        return locale;
    }

    private Optional<String> findText(String name) {
        return Optional.ofNullable(textOrNull(name));
    }

    /** Null if absent or blank. */
    public String textOrNull(String name) {
        String[] given = values.get(name);
        return given == null || !StringUtils.hasText(given[0]) ? null : given[0].strip();
    }

    /** A whole number; null if absent. */
    public Integer integerOrNull(String name, int from, int to) {
        String text = textOrNull(name);
        if (text == null) {
            return null;
        }
        if (text.matches("-?\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (from <= number && number <= to) {
                return number;
            }
        }
        throw ProblemException.invalidParameter(name, text, from + "–" + to);
    }

    /** A decimal number of at most nine digits before and two after the point; null if absent. */
    public BigDecimal decimalOrNull(String name) {
        String text = textOrNull(name);
        if (text == null) {
            return null;
        }
        if (!text.matches("-?\\d{1,9}(\\.\\d{1,2})?")) {
            throw ProblemException.invalidParameter(name, text, "10 / 2.5");
        }
        return new BigDecimal(text);
    }

    /** The parameter {@code fiscalYear}; null if absent. */
    public Integer fiscalYearOrNull() {
        return integerOrNull("fiscalYear", FiscalYear.FIRST, FiscalYear.LAST);
    }

    /** A SHA-256 in hexadecimal digits, in lower case; null if absent. */
    public String sha256OrNull(String name) {
        String text = textOrNull(name);
        if (text != null && !text.matches("[0-9a-fA-F]{64}")) {
            throw ProblemException.invalidParameter(name, text, "SHA-256");
        }
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    public int integerOrDefault(String name, int otherwise, int from, int to) {
        Integer number = integerOrNull(name, from, to);
        return number == null ? otherwise : number;
    }

    /** True or false; false if absent. */
    public boolean booleanValue(String name) {
        String text = textOrNull(name);
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw ProblemException.invalidParameter(name, text, "false / true");
    }

    /** A constant by its name, in lower case or as in responses. */
    public <E extends Enum<E>> E enumValue(String name, Class<E> type, E otherwise) {
        String text = textOrNull(name);
        if (text == null) {
            return otherwise;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalidParameter(
                        name,
                        text,
                        Arrays.stream(type.getEnumConstants())
                                .map(each -> each.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(" / "))));
    }
}
