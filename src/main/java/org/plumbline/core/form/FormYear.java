package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.util.List;
import java.util.Map;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.FormLabelReader.LabelledValue;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.form.FormReadingLog.AnswerOption;
import org.plumbline.vocabulary.Scheme;

/**
 * The fiscal year of a form: by its label, else by its title. The date of filling in is never taken for it; where the form names
 * nothing else, the year before that date and the date's own year are offered.
 *
 * @param place where it is named; null where it is not
 * @param years that may be meant, the likeliest first; several where it is to be asked
 * @param filling whether they come from the date of filling in
 */
record FormYear(LabelledValue place, List<Integer> years, boolean filling) {

    static FormYear of(FormLabelReader labels) {
        LabelledValue labelled = labels.find(FormField.YEAR);
        Integer named = labelled == null ? null : YearText.parse(FilledForm.findText(labelled));
        if (named != null) {
            return new FormYear(labelled, List.of(named), false);
        }
        if (labels.titleYear() != null) {
            return new FormYear(labels.titleYear(), labels.titleYears(), false);
        }
        LabelledValue filled = labels.fillingYear();
        if (filled == null) {
            return new FormYear(null, List.of(), false);
        }
        int year = Integer.parseInt(filled.text());
        return new FormYear(filled, List.of(year - 1, year), true);
    }

    /** The years that may be meant once the answers are taken up. */
    List<Integer> list(Map<String, String> answers) {
        if (years.size() < 2) {
            return years;
        }
        String answer = answers.get(place.cell().sheet() + "!" + place.cell().address());
        List<Integer> chosen =
                years.stream().filter(each -> each.toString().equals(answer)).toList();
        return chosen.isEmpty() ? years : chosen;
    }

    /**
     * The year to score by. Where the scheme has no rules for the form's year, a question offers its nearest year.
     *
     * @param asked for by the caller; null to take the form's
     */
    int read(Integer asked, Scheme scheme, FormGrid cells, FormReadingLog log) {
        int year = read(asked, cells, log);
        boolean known = !years.isEmpty() && !(asked != null && asked == year);
        return known && !scheme.isInForceIn(year) && isDecided(log) ? askForRules(year, scheme, log) : year;
    }

    private boolean isDecided(FormReadingLog log) {
        return years.size() == 1 || !log.hasOpenQuestion(place.cell());
    }

    private int askForRules(int year, Scheme scheme, FormReadingLog log) {
        String range = scheme.yearFrom() == scheme.yearTo()
                ? Integer.toString(scheme.yearFrom())
                : scheme.yearFrom() + "–" + scheme.yearTo();
        int nearest = year < scheme.yearFrom() ? scheme.yearFrom() : scheme.yearTo();
        log.addProblem(
                FormProblemCode.YEAR_WITHOUT_RULES,
                place.cell().sheet(),
                place.cell().address(),
                Integer.toString(year),
                fillIn("有规则的年度：%s", "years with rules: %s", range),
                fillIn("请核对年度，或由政策人员补充该年度的规则", "Check the year, or have rules for it published"));
        AnswerOption<Integer> chosen = log.askOrAnswer(
                place.cell(),
                null,
                FormField.YEAR,
                fillIn(
                        "评价年度是 %d 年，方案的规则只有 %s 年度，是否按 %d 年度的规则评分？",
                        "The fiscal year is %d and the scheme has rules for %s only; score by the rules of %d?",
                        year,
                        range,
                        nearest),
                List.of(new AnswerOption<>(
                        Integer.toString(nearest),
                        fillIn(
                                "按 %d 年度的规则评分，评价记在 %d 年度",
                                "by the rules of %d, as an evaluation of %d", nearest, nearest),
                        nearest)));
        return chosen == null ? year : chosen.value();
    }

    private int read(Integer asked, FormGrid cells, FormReadingLog log) {
        if (years.isEmpty() || filling && asked != null) {
            return asked != null ? asked : reportMissing(cells, log);
        }
        if (years.size() > 1) {
            return asked != null && years.contains(asked) ? asked : ask(log);
        }
        int written = years.get(0);
        if (asked != null && asked != written) {
            log.addProblem(
                    FormProblemCode.YEAR_DIFFERS,
                    place.cell(),
                    fillIn("%d", "%d", asked),
                    fillIn("请核对年度", "Check the year"));
            return asked;
        }
        log.addCell(place.cell(), null, FormField.YEAR, Integer.toString(written), null);
        return written;
    }

    private static int reportMissing(FormGrid cells, FormReadingLog log) {
        log.addProblem(
                FormProblemCode.YEAR_MISSING,
                cells.sheetName(),
                null,
                null,
                fillIn("如“评价年度 | 2023”", "such as 评价年度 | 2023"),
                fillIn("请在表上写明，或另行指定年度", "Write it on the form, or name the year beside it"));
        return 0;
    }

    private int ask(FormReadingLog log) {
        List<AnswerOption<Integer>> choices = years.stream()
                .map(year ->
                        new AnswerOption<>(year.toString(), fillIn("%s 年度", "fiscal year %s", year.toString()), year))
                .toList();
        Bilingual text = filling
                ? fillIn(
                        "表上只有填报日期，没有写评价年度，评价年度是哪一年？",
                        "The form names only the date of filling in; which is the fiscal year?")
                : fillIn("标题中有几个年份，评价年度是哪一个？", "The title names several years; which is the fiscal year?");
        AnswerOption<Integer> chosen = log.askOrAnswer(place.cell(), null, FormField.YEAR, text, choices);
        return chosen == null ? years.get(0) : chosen.value();
    }
}
