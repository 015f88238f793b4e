package org.plumbline.workbook;

import static org.plumbline.workbook.FormDesk.say;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.plumbline.ruleset.Grid.Cell;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.workbook.FormDesk.Choice;
import org.plumbline.workbook.FormProblem.Code;

/** Which indicator of the scheme a row is about: by its code, else by its name, else asked. */
final class FormMatch {

    private static final Pattern SIGNS = Pattern.compile("[\\s\\p{Z}\\p{P}\\p{S}\\p{Cf}\\p{Cc}]");
    /** 1. or 1、 or （1） or 指标1： before a name. */
    private static final Pattern NUMBERING =
            Pattern.compile("^(?:指标)?\\s*(?:\\(\\d{1,3}\\)|\\d{1,3}\\s*[.、:)])\\s*(?=\\D)");

    private static final int MOST_ALTERNATIVES = 12;
    static final String OWN = "自报指标";

    private final RuleSet ruleSet;
    private final Scheme scheme;
    private final FormDesk desk;

    FormMatch(RuleSet ruleSet, FormDesk desk) {
        this.ruleSet = ruleSet;
        this.scheme = ruleSet.scheme();
        this.desk = desk;
    }

    /**
     * What a row is about.
     *
     * @param indicator of the scheme's catalogue; null for one of the body's own
     * @param code of an own indicator; null where the form names none
     */
    record Matched(Indicator indicator, String code) {}

    /**
     * @param code null where the row has none; likewise {@code name}
     * @return null where the row is asked about, refused or left out
     */
    Matched match(Cell cell, String code, String name, String level1, String level2) {
        if (code != null) {
            Integer place = ruleSet.place(code);
            if (place != null) {
                return byCode(cell, scheme.indicators().get(place), name);
            }
            if (scheme.openIndicators() && name != null) {
                return new Matched(null, code);
            }
            desk.problem(
                    scheme.openIndicators() ? Code.NAME_UNKNOWN : Code.CODE_UNKNOWN,
                    cell,
                    say("方案指标表中的编号", "a code of the scheme's catalogue"),
                    say("请从方案页面下载该方案的自评表", "Download the scheme's form and fill that"));
            return null;
        }
        return byName(cell, name, level1, level2);
    }

    private Matched byCode(Cell cell, Indicator indicator, String name) {
        if (name == null || indicator.name() == null || plain(name).equals(plain(indicator.name()))) {
            return new Matched(indicator, null);
        }
        List<Choice<Matched>> choices = new ArrayList<>();
        choices.add(choice(indicator));
        scheme.indicators().stream()
                .filter(other -> other != indicator && plain(name).equals(plain(other.name())))
                .limit(MOST_ALTERNATIVES)
                .forEach(other -> choices.add(choice(other)));
        choices.add(skipped());
        return ask(
                cell,
                name,
                say(
                        "编号 %s 在方案中是“%s”，表上写的是“%s”，是哪个指标？",
                        "%s is \"%s\" in the scheme and \"%s\" on the form; which indicator is meant?",
                        indicator.code(),
                        indicator.name(),
                        name),
                choices);
    }

    private Matched byName(Cell cell, String name, String level1, String level2) {
        String asWritten = plain(name);
        List<Indicator> same = named(asWritten);
        String plain = same.isEmpty() ? plain(unnumbered(name)) : asWritten;
        if (same.isEmpty()) {
            same = named(plain);
        }
        if (same.size() > 1) {
            List<Indicator> there = same.stream()
                    .filter(each -> Objects.equals(plain(each.level1()), plain(level1))
                            && Objects.equals(plain(each.level2()), plain(level2)))
                    .toList();
            same = there.isEmpty() ? same : there;
        }
        if (same.size() == 1) {
            return new Matched(same.get(0), null);
        }
        if (same.size() > 1) {
            List<Choice<Matched>> choices = new ArrayList<>();
            same.stream().limit(MOST_ALTERNATIVES).forEach(each -> choices.add(choice(each)));
            choices.add(skipped());
            return ask(
                    cell,
                    name,
                    say("方案中有 %d 个指标叫这个名称，是哪一个？", "The scheme has %d indicators of this name; which one?", same.size()),
                    choices);
        }
        return unlike(cell, name, plain);
    }

    private List<Indicator> named(String plain) {
        return scheme.indicators().stream()
                .filter(each -> !plain.isEmpty() && plain.equals(plain(each.name())))
                .toList();
    }

    private static String unnumbered(String name) {
        return name == null
                ? null
                : NUMBERING
                        .matcher(
                                Normalizer.normalize(name, Normalizer.Form.NFKC).strip())
                        .replaceFirst("");
    }

    /** No name is the same: one much like it is asked about. */
    private Matched unlike(Cell cell, String name, String plain) {
        List<Choice<Matched>> choices = new ArrayList<>();
        scheme.indicators().stream()
                .filter(each -> isNear(plain, plain(each.name())))
                .limit(MOST_ALTERNATIVES)
                .forEach(each -> choices.add(choice(each)));
        if (choices.isEmpty() && scheme.openIndicators()) {
            return new Matched(null, null);
        }
        if (choices.isEmpty()) {
            desk.problem(
                    Code.NAME_UNKNOWN,
                    cell,
                    say("方案指标表中的名称或编号", "a name or code of the scheme's catalogue"),
                    say("请从方案页面下载该方案的自评表", "Download the scheme's form and fill that"));
            return null;
        }
        if (scheme.openIndicators()) {
            choices.add(new Choice<>(OWN, say("方案之外的自报指标", "an indicator of our own"), new Matched(null, null)));
        }
        choices.add(skipped());
        return ask(
                cell, name, say("方案中没有“%s”，是不是下面的指标？", "The scheme has no \"%s\"; is it one of these?", name), choices);
    }

    private Matched ask(Cell cell, String name, org.plumbline.ruleset.Bilingual text, List<Choice<Matched>> choices) {
        Choice<Matched> chosen = desk.ask(cell, name, FormField.NAME, text, choices);
        return chosen == null ? null : chosen.value();
    }

    private static Choice<Matched> choice(Indicator indicator) {
        return new Choice<>(
                indicator.code(),
                say("%s %s", "%s %s", indicator.code(), Objects.requireNonNullElse(indicator.name(), "")),
                new Matched(indicator, null));
    }

    private static Choice<Matched> skipped() {
        return new Choice<>(FormValues.LEAVE_OUT, say("不读取这一行", "leave this row out"), null);
    }

    /** Letters, digits and characters alone, full-width ones as half-width. */
    static String plain(String name) {
        return name == null
                ? ""
                : SIGNS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC))
                        .replaceAll("")
                        .toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether one holds the other, or at most a fifth of the characters differ. */
    private static boolean isNear(String a, String b) {
        if (Math.min(a.length(), b.length()) < 3 || Math.max(a.length(), b.length()) > 100) {
            return false;
        }
        return a.contains(b) || b.contains(a) || distance(a, b) <= Math.max(a.length(), b.length()) / 5;
    }

    /** Levenshtein. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(row[j - 1], above[j]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
