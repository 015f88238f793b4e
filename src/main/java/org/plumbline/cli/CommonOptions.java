package org.plumbline.cli;

import picocli.CommandLine.Option;

/** The options of every command. */
final class CommonOptions {

    /** Zh or en; read by {@link CommandLanguage} before picocli parses it. */
    enum LanguageCode {
        ZH,
        EN
    }

    @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "lang")
    private LanguageCode lang;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean help;
}
