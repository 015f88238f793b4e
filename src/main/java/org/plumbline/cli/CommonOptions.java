package org.plumbline.cli;

import picocli.CommandLine.Option;

/** What every command understands. */
final class CommonOptions {

    /** Zh or en; read by {@link CommandLanguage} before picocli comes to it. */
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
