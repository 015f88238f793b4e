package org.plumbline.cli;

import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** What a filled form does not say itself. */
final class FormOptions {

    @Option(names = "--scheme", paramLabel = "ID", descriptionKey = "scheme")
    private String scheme;

    @Option(names = "--year", paramLabel = "YYYY", descriptionKey = "year")
    private Integer year;

    @Option(names = "--answer", paramLabel = "SHEET!CELL=VALUE", descriptionKey = "answer")
    private Map<String, String> answers = new TreeMap<>();

    /** Null where the form is to say it. */
    String scheme() {
        return scheme;
    }

    /** Null where the form is to say it. */
    Integer year() {
        return year;
    }

    Map<String, String> answers() {
        return Map.copyOf(answers);
    }
}
