package org.plumbline.commands;

import picocli.CommandLine.Option;

/** What every command understands. */
final class Common {

    /** Zh or en; read by {@link Language} before picocli comes to it. */
    enum Tongue {
        ZH,
        EN
    }

    @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "lang")
    private Tongue lang;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean help;
}
