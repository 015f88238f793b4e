package org.plumbline.core.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.draft.Phrase.Subject;

/** Splits a sentence into phrases: at each place the longest phrase counts, and no text may be left. */
final class PhraseReader {

    /** One kind of phrase. */
    record PhraseForm(Pattern pattern, Function<MatchResult, Phrase> read) {

        static PhraseForm of(String pattern, Function<MatchResult, Phrase> read) {
            return new PhraseForm(Pattern.compile(pattern), read);
        }

        static PhraseForm constant(String pattern, Phrase phrase) {
            return of(pattern, match -> phrase);
        }
    }

    private static final int SHORTEST_NAME = 2;
    private static final int LONGEST_PART = 12;

    private static final List<String> ACTUAL = List.of(
            "实际完成值", "实际完成数", "实际完成指标值", "实际值", "完成值", "该指标实际值", "指标实际值", "指标实际完成值", "实际完成", "该指标", "本指标", "该项指标",
            "本项指标", "指标值", "实际");

    private static final List<String> COMPLETION =
            List.of("指标完成率", "目标完成率", "任务完成率", "实际完成率", "计划完成率", "完成率", "完成比例", "目标完成比例", "完成程度");

    private final List<PhraseForm> forms;

    private PhraseReader(List<PhraseForm> forms) {
        this.forms = forms;
    }

    /** A reader for one indicator, by whose name a sentence may call its value. */
    static PhraseReader of(RuleSentence sentence) {
        String names = "(?:" + String.join("|", listNames(sentence.name())) + ")";
        String unit = String.valueOf(sentence.canonicalUnit());
        List<PhraseForm> forms = new ArrayList<>();
        forms.add(PhraseForm.constant(names + "(?:在)?", new Phrase.Naming(Subject.ACTUAL)));
        forms.add(PhraseForm.constant("[xX](?=[<>≥≤=])", new Phrase.Naming(Subject.ACTUAL)));
        forms.add(PhraseForm.constant(
                "(?:" + String.join("|", COMPLETION) + ")(?:在)?|完成(?=[\\d百])", new Phrase.Naming(Subject.COMPLETION)));
        forms.add(PhraseForm.constant(
                "(?:累计|共计|共)?" + PhrasePatterns.DOES + "(?=[\\d一二两三四五六七八九十])", new Phrase.Naming(Subject.ACTUAL)));
        forms.addAll(ConditionForms.ofValue(names));
        if (PhrasePatterns.COUNTS.contains(unit)) {
            forms.addAll(ConditionForms.ofCount(partsOf(sentence.name())));
            forms.addAll(StepForms.ofObject(partsOf(sentence.name())));
        }
        if (PhrasePatterns.TIMES.contains(unit)) {
            forms.add(ConditionForms.IN_TIME);
        }
        forms.addAll(ScoreForms.ofValue(names));
        forms.addAll(ConditionForms.FORMS);
        forms.addAll(ScoreForms.FORMS);
        forms.addAll(StepForms.FORMS);
        return new PhraseReader(List.copyOf(forms));
    }

    /** The actual value's names: general ones, and the indicator's. */
    private static List<String> listNames(String name) {
        List<String> names = new ArrayList<>(ACTUAL);
        String own = String.join("|", listOwnNames(name));
        if (!own.isEmpty()) {
            names.add("(?:项目|年度|实际完成|实际|完成)?(?:" + own + ")(?:实际完成值|实际值|完成值|调查结果)?");
        }
        return names;
    }

    /** The indicator's name and what it ends with, as patterns; a remark in brackets is not part of it. */
    static List<String> listOwnNames(String name) {
        String own = SentenceText.normalize(name).replaceAll("[“”\"]", "").replaceAll("\\([^()]*\\)$", "");
        List<String> names = new ArrayList<>();
        for (int from = 0; from <= own.length() - SHORTEST_NAME; from++) {
            names.add(Pattern.quote(own.substring(from)));
        }
        return names;
    }

    /** Any part of a name, such as 安全事故 of 安全事故起数. */
    private static String partsOf(String name) {
        String own = SentenceText.normalize(name);
        List<String> parts = new ArrayList<>();
        for (int length = Math.min(own.length(), LONGEST_PART); length >= SHORTEST_NAME; length--) {
            for (int from = 0; from + length <= own.length(); from++) {
                parts.add(Pattern.quote(own.substring(from, from + length)));
            }
        }
        return parts.isEmpty() ? "(?!)" : "(?:" + String.join("|", parts) + ")";
    }

    /** @throws NotDraftedException with the rest of the clause at the first place where no phrase begins */
    List<Phrase> read(String text) {
        List<Phrase> phrases = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            Match longest = findLongest(text, at);
            if (longest == null) {
                throw new NotDraftedException(clauseAt(text, at), "这一段读不懂", "This part is not understood");
            }
            phrases.add(longest.phrase());
            at = longest.end();
        }
        return phrases;
    }

    private record Match(Phrase phrase, int end) {}

    private Match findLongest(String text, int at) {
        PhraseForm best = null;
        MatchResult found = null;
        for (PhraseForm form : forms) {
            Matcher matcher = form.pattern().matcher(text).region(at, text.length());
            // transparent bounds let a form look at the character before it
            matcher.useTransparentBounds(true);
            if (matcher.lookingAt() && matcher.end() > at && (found == null || matcher.end() > found.end())) {
                best = form;
                found = matcher.toMatchResult();
            }
        }
        return best == null ? null : new Match(best.read().apply(found), found.end());
    }

    /** From a place to the end of its clause, at most 40 characters. */
    private static String clauseAt(String text, int at) {
        int end = at;
        while (end < text.length() && ",;。".indexOf(text.charAt(end)) < 0 && end - at < 40) {
            end++;
        }
        return text.substring(at, Math.max(end, at + 1));
    }
}
