package org.plumbline.core.spreadsheet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.xml.sax.Attributes;

/**
 * Gathers one text of a file from its XML events: its runs, each with its own format, without the phonetic text (rPh)
 * that it may carry.
 */
final class TextRuns {

    private static final Pattern DIGITS = Pattern.compile("[-+−]?\\d+");
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /**
     * Characters of one format.
     *
     * @param struck null where the run has no format of its own and the cell's applies
     */
    record Run(String text, Boolean struck, Script script) {}

    private final List<Run> runs = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    /** Start of the current run. */
    private int begun;

    private boolean collects;
    private boolean phonetic;
    private boolean look;
    private boolean struck;
    private Script script = Script.NONE;

    void start(String element, Attributes attributes) {
        switch (element) {
            case "r" -> {
                look = false;
                struck = false;
                script = Script.NONE;
            }
            case "rPr" -> look = true;
            case "strike" -> struck = CellStyles.isOn(attributes.getValue("val"));
            case "vertAlign" -> script = scriptOf(attributes.getValue("val"));
            case "rPh" -> phonetic = true;
            case "t" -> collects = !phonetic;
            default -> {
                // fonts and colours
            }
        }
    }

    /** @param align of an Open XML file; null for none */
    static Script scriptOf(String align) {
        return switch (String.valueOf(align)) {
            case "superscript" -> Script.RAISED;
            case "subscript" -> Script.LOWERED;
            default -> Script.NONE;
        };
    }

    void characters(char[] some, int from, int length) {
        if (collects) {
            text.append(some, from, length);
        }
    }

    /** Number of characters so far. */
    int length() {
        return text.length();
    }

    void end(String element) {
        switch (element) {
            case "t" -> collects = false;
            case "rPh" -> phonetic = false;
            case "r" -> run();
            default -> {
                // see start
            }
        }
    }

    private void run() {
        if (text.length() > begun) {
            runs.add(new Run(text.substring(begun), look ? struck : null, script));
            begun = text.length();
        }
    }

    /** Returns and clears the runs so far; empty where the whole text has one format. */
    List<Run> taken() {
        List<Run> taken = runs.stream().anyMatch(run -> run.struck() != null || run.script() != Script.NONE)
                ? List.copyOf(runs)
                : List.of();
        runs.clear();
        return taken;
    }

    /** Returns and clears the characters so far. */
    String text() {
        String all = text.toString();
        text.setLength(0);
        begun = 0;
        look = false;
        struck = false;
        script = Script.NONE;
        return all;
    }

    /**
     * A cell's text as Excel shows it.
     *
     * @param runs empty where all of it has the cell's format
     * @param cellStruck whether the cell's own font is struck out
     */
    static CellContent.TextContent content(String text, List<Run> runs, boolean cellStruck) {
        if (runs.isEmpty()) {
            return new CellContent.TextContent(OoxmlEscapes.decoded(text));
        }
        StringBuilder all = new StringBuilder();
        StringBuilder kept = new StringBuilder();
        for (Run run : runs) {
            String shown = show(all, run);
            all.append(shown);
            if (!(run.struck() == null ? cellStruck : run.struck())) {
                kept.append(shown);
            }
        }
        return new CellContent.TextContent(OoxmlEscapes.decoded(all.toString()), OoxmlEscapes.decoded(kept.toString()));
    }

    /** Whether every character of a text that is not blank is struck out. */
    static boolean isStruck(List<Run> runs, boolean cellStruck) {
        return runs.isEmpty()
                ? cellStruck
                : runs.stream()
                        .filter(run -> !run.text().isBlank())
                        .allMatch(run -> run.struck() == null ? cellStruck : run.struck());
    }

    /** The same runs, none of them struck out: where everything is, that is reported of the cell and not of parts of it. */
    static List<Run> unstruck(List<Run> runs) {
        return runs.stream()
                .map(run -> new Run(run.text(), false, run.script()))
                .toList();
    }

    private static String show(StringBuilder before, Run run) {
        return switch (run.script()) {
            case NONE -> run.text();
            case RAISED -> showRaised(before, run.text());
            case LOWERED -> showLowered(before, run.text());
        };
    }

    /** 10 and a lowered 2 are not 102; PM and a lowered 2.5 are PM2.5. */
    private static String showLowered(StringBuilder before, String text) {
        boolean afterDigit = !before.isEmpty() && Character.isDigit(before.charAt(before.length() - 1));
        return afterDigit && !text.isEmpty() && Character.isDigit(text.charAt(0)) ? "_" + text : text;
    }

    /** 10 and a raised 5 are not 105: 10^5; m and a raised 2 are m². */
    private static String showRaised(StringBuilder before, String text) {
        Matcher digits = DIGITS.matcher(text);
        if (!digits.matches()) {
            return text;
        }
        char last = before.isEmpty() ? ' ' : before.charAt(before.length() - 1);
        if (!Character.isLetter(last) || text.startsWith("-") || text.startsWith("+") || text.startsWith("−")) {
            return "^" + text;
        }
        StringBuilder small = new StringBuilder();
        text.chars().forEach(c -> small.append(SUPERSCRIPTS.charAt(Character.digit(c, 10))));
        return small.toString();
    }
}
