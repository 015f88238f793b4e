package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.form.FormReadingLog.AnswerOption;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.Scheme;

/** Which indicator of the scheme a row is about: by its code, else by its name, else by a question. */
final class IndicatorMatcher {

    private static final Pattern SIGNS = Pattern.compile("[\\s\\p{Z}\\p{P}\\p{S}\\p{Cf}\\p{Cc}]");
    /** 1. or 1、 or （1） or 指标1： before a name. */
    private static final Pattern NUMBERING = Pattern.compile(
            "^(?:(?:指标)?\\s*(?:\\(\\d{1,3}\\)|\\d{1,3}\\s*[.、:)])|指标\\d{1,2}(?=\\p{IsHan}))\\s*(?=\\D)");

    private static final int MOST_ALTERNATIVES = 12;
    static final String OWN = "自报指标";

    private final RuleSet ruleSet;
    private final Scheme scheme;
    private final FormReadingLog log;

    IndicatorMatcher(RuleSet ruleSet, FormReadingLog log) {
        this.ruleSet = ruleSet;
        this.scheme = ruleSet.scheme();
        this.log = log;
    }

    /**
     * What a row is about.
     *
     * @param indicator of the scheme's catalogue; null for one of the body's own
     * @param code of an own indicator; null where the form names none
     */
    record IndicatorMatch(Indicator indicator, String code) {}

    /**
     * @param code null where the row has none; likewise {@code name}
     * @return null where the row has an open question, is rejected or left out
     */
    IndicatorMatch match(GridCell cell, String code, String name, String level1, String level2) {
        if (code != null) {
            Integer place = ruleSet.findIndicatorIndex(code);
            if (place != null) {
                return matchByCode(cell, scheme.indicators().get(place), name);
            }
            if (scheme.openIndicators() && name != null) {
                return new IndicatorMatch(null, code);
            }
            log.addProblem(
                    scheme.openIndicators() ? FormProblemCode.NAME_UNKNOWN : FormProblemCode.CODE_UNKNOWN,
                    cell,
                    fillIn("方案指标表中的编号", "a code of the scheme's catalogue"),
                    fillIn("请从方案页面下载该方案的自评表", "Download the scheme's form and fill that"));
            return null;
        }
        return matchByName(cell, name, level1, level2);
    }

    private IndicatorMatch matchByCode(GridCell cell, Indicator indicator, String name) {
        if (name == null || indicator.name() == null || normalize(name).equals(normalize(indicator.name()))) {
            return new IndicatorMatch(indicator, null);
        }
        List<AnswerOption<IndicatorMatch>> choices = new ArrayList<>();
        choices.add(createOption(indicator));
        scheme.indicators().stream()
                .filter(other -> other != indicator && normalize(name).equals(normalize(other.name())))
                .limit(MOST_ALTERNATIVES)
                .forEach(other -> choices.add(createOption(other)));
        choices.add(createSkipOption());
        return askForIndicator(
                cell,
                name,
                fillIn(
                        "编号 %s 在方案中是“%s”，表上写的是“%s”，是哪个指标？",
                        "%s is \"%s\" in the scheme and \"%s\" on the form; which indicator is meant?",
                        indicator.code(),
                        indicator.name(),
                        name),
                choices);
    }

    private IndicatorMatch matchByName(GridCell cell, String name, String level1, String level2) {
        String asWritten = normalize(name);
        List<Indicator> same = findByName(asWritten);
        String plain = same.isEmpty() ? normalize(stripNumber(name)) : asWritten;
        if (same.isEmpty()) {
            same = findByName(plain);
        }
        if (same.size() > 1) {
            List<Indicator> there = same.stream()
                    .filter(each -> Objects.equals(normalize(each.level1()), normalize(level1))
                            && Objects.equals(normalize(each.level2()), normalize(level2)))
                    .toList();
            same = there.isEmpty() ? same : there;
        }
        if (same.size() == 1) {
            return new IndicatorMatch(same.get(0), null);
        }
        return same.isEmpty() ? matchSimilar(cell, name, plain) : askWhich(cell, name, same);
    }

    private IndicatorMatch askWhich(GridCell cell, String name, List<Indicator> same) {
        List<AnswerOption<IndicatorMatch>> choices = new ArrayList<>();
        same.stream().limit(MOST_ALTERNATIVES).forEach(each -> choices.add(createOption(each)));
        choices.add(createSkipOption());
        return askForIndicator(
                cell,
                name,
                fillIn("方案中有 %d 个指标叫这个名称，是哪一个？", "The scheme has %d indicators of this name; which one?", same.size()),
                choices);
    }

    private List<Indicator> findByName(String plain) {
        return scheme.indicators().stream()
                .filter(each -> !plain.isEmpty() && plain.equals(normalize(each.name())))
                .toList();
    }

    private static String stripNumber(String name) {
        return name == null
                ? null
                : NUMBERING
                        .matcher(
                                Normalizer.normalize(name, Normalizer.Form.NFKC).strip())
                        .replaceFirst("");
    }

    /** No name is equal: a question offers similar ones. */
    private IndicatorMatch matchSimilar(GridCell cell, String name, String plain) {
        List<AnswerOption<IndicatorMatch>> choices = new ArrayList<>();
        scheme.indicators().stream()
                .filter(each -> isSimilar(plain, normalize(each.name())))
                .limit(MOST_ALTERNATIVES)
                .forEach(each -> choices.add(createOption(each)));
        if (choices.isEmpty() && scheme.openIndicators()) {
            return new IndicatorMatch(null, null);
        }
        if (choices.isEmpty()) {
            log.addProblem(
                    FormProblemCode.NAME_UNKNOWN,
                    cell,
                    fillIn("方案指标表中的名称或编号", "a name or code of the scheme's catalogue"),
                    fillIn("请从方案页面下载该方案的自评表", "Download the scheme's form and fill that"));
            return null;
        }
        if (scheme.openIndicators()) {
            choices.add(new AnswerOption<>(
                    OWN, fillIn("方案之外的自报指标", "an own indicator outside the scheme"), new IndicatorMatch(null, null)));
        }
        choices.add(createSkipOption());
        return askForIndicator(
                cell,
                name,
                fillIn("方案中没有“%s”，是不是下面的指标？", "The scheme has no \"%s\"; is it one of these?", name),
                choices);
    }

    private IndicatorMatch askForIndicator(
            GridCell cell, String name, Bilingual text, List<AnswerOption<IndicatorMatch>> choices) {
        AnswerOption<IndicatorMatch> chosen = log.askOrAnswer(cell, name, FormField.NAME, text, choices);
        return chosen == null ? null : chosen.value();
    }

    private static AnswerOption<IndicatorMatch> createOption(Indicator indicator) {
        return new AnswerOption<>(
                indicator.code(),
                fillIn("%s %s", "%s %s", indicator.code(), Objects.requireNonNullElse(indicator.name(), "")),
                new IndicatorMatch(indicator, null));
    }

    private static AnswerOption<IndicatorMatch> createSkipOption() {
        return new AnswerOption<>(FormCellReader.LEAVE_OUT, fillIn("不读取这一行", "leave this row out"), null);
    }

    /** Letters, digits and Chinese characters only, full-width ones as half-width. */
    static String normalize(String name) {
        return name == null
                ? ""
                : SIGNS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC))
                        .replaceAll("")
                        .toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether one contains the other, or at most a fifth of the characters differ. */
    private static boolean isSimilar(String a, String b) {
        if (Math.min(a.length(), b.length()) < 3 || Math.max(a.length(), b.length()) > 100) {
            return false;
        }
        return a.contains(b) || b.contains(a) || computeDistance(a, b) <= Math.max(a.length(), b.length()) / 5;
    }

    /** Levenshtein. */
    private static int computeDistance(String a, String b) {
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
