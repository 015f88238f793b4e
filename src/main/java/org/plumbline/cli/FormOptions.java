package org.plumbline.cli;

import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Values that a filled form may not contain. */
final class FormOptions {

    @Option(names = "--scheme", paramLabel = "ID", descriptionKey = "scheme")
    private String scheme;

    @Option(names = "--year", paramLabel = "YYYY", descriptionKey = "year")
    private Integer year;

    @Option(names = "--sheet", paramLabel = "SHEET", descriptionKey = "sheet")
    private String sheet;

    @Option(names = "--answer", paramLabel = "SHEET!CELL=VALUE", descriptionKey = "answer")
    private Map<String, String> answers = new TreeMap<>();

    /** Null to use the one in the form. */
    String scheme() {
        return scheme;
    }

    /** Null to use the one in the form. */
    Integer year() {
        return year;
    }

    /** Null for every form of a file. */
    String sheet() {
        return sheet;
    }

    Map<String, String> answers() {
        return Map.copyOf(answers);
    }
}
