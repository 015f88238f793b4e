package org.plumbline.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The language of a command's output. */
final class CommandLanguage {

    private static final String OPTION = "--lang";

    private CommandLanguage() {}

    /** The value of {@code --lang}, else English if the terminal is English, else Chinese. */
    static Locale detectLocale(List<String> arguments, Map<String, String> environment) {
        return findLanguageOption(arguments)
                .or(() -> Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                        .map(environment::get)
                        .filter(value -> value != null && !value.isEmpty())
                        .findFirst())
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("en"))
                .map(english -> Locale.ENGLISH)
                .orElse(Locale.CHINESE);
    }

    /** Determined before the options are parsed: errors in options are reported in that language too. */
    private static Optional<String> findLanguageOption(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith(OPTION + "=")) {
                return Optional.of(argument.substring(OPTION.length() + 1));
            }
            if (argument.equals(OPTION) && i + 1 < arguments.size()) {
                return Optional.of(arguments.get(i + 1));
            }
        }
        return Optional.empty();
    }
}
