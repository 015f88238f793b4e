package org.plumbline.core.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.form.FormReading.Alternative;
import org.plumbline.core.form.FormReading.CellReading;
import org.plumbline.core.form.FormReading.Confidence;
import org.plumbline.core.form.FormReading.Question;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/** Collects everything read, asked and reported about one form. */
final class FormReadingLog {

    private static final int MOST = 500;
    private static final int SHOWN = 120;

    private final Map<String, String> answers;
    private final List<CellReading> cells = new ArrayList<>();
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final Set<FormProblem> problems = new LinkedHashSet<>();
    private final Set<String> used = new HashSet<>();
    private int unlisted;
    private boolean blocking;

    FormReadingLog(Map<String, String> answers) {
        this.answers = answers;
    }

    void addProblem(FormProblemCode code, GridCell cell, Bilingual expected, Bilingual hint) {
        addProblem(code, cell.sheet(), cell.address(), FormGrid.displayText(cell), expected, hint);
    }

    void addProblem(FormProblemCode code, String sheet, String cell, String found, Bilingual expected, Bilingual hint) {
        blocking |= code.isBlocking();
        if (problems.size() < MOST) {
            problems.add(FormProblem.of(code, sheet, cell, shorten(found), expected, hint));
        } else {
            unlisted++;
        }
    }

    void addCell(GridCell cell, String indicator, FormField field, String value, Bilingual note) {
        addCell(cell, indicator, field, value, note, Confidence.SURE);
    }

    void addCell(
            GridCell cell, String indicator, FormField field, String value, Bilingual note, Confidence confidence) {
        cells.add(new CellReading(
                cell.sheet(),
                cell.address(),
                indicator,
                field.label(),
                shorten(FormGrid.displayText(cell)),
                value,
                note,
                confidence));
    }

    /**
     * One choice of a question.
     *
     * @param answer identifies it in an answer, the same in every language
     * @param value the value then read; null for not given
     */
    record AnswerOption<T>(String answer, Bilingual label, T value) {}

    /**
     * Adds a question about a cell, or returns the answer given.
     *
     * @return null while the question is open
     */
    <T> AnswerOption<T> askOrAnswer(
            GridCell cell, String indicator, FormField field, Bilingual text, List<AnswerOption<T>> choices) {
        String key = cell.sheet() + "!" + cell.address();
        for (int again = 2; questions.containsKey(key); again++) {
            key = cell.sheet() + "!" + cell.address() + "#" + again;
        }
        String answer = answers.get(key);
        used.add(key);
        AnswerOption<T> chosen = null;
        for (AnswerOption<T> choice : choices) {
            chosen = choice.answer().equals(answer) ? choice : chosen;
        }
        if (answer != null && chosen == null) {
            String expected = String.join(
                    " / ", choices.stream().map(AnswerOption::answer).toList());
            addProblem(
                    FormProblemCode.ANSWER_UNKNOWN,
                    cell.sheet(),
                    cell.address(),
                    answer,
                    new Bilingual(expected, expected),
                    null);
        }
        questions.put(
                key,
                new Question(
                        key,
                        cell.sheet(),
                        cell.address(),
                        indicator,
                        shorten(FormGrid.displayText(cell)),
                        text,
                        choices.stream()
                                .map(choice -> new Alternative(choice.answer(), choice.label()))
                                .toList(),
                        chosen == null ? null : chosen.answer()));
        if (chosen == null) {
            addCell(cell, indicator, field, null, text, Confidence.UNSURE);
        }
        return chosen;
    }

    boolean hasBlocking() {
        return blocking;
    }

    boolean hasOpenQuestions() {
        return questions.values().stream().anyMatch(question -> question.answer() == null);
    }

    List<CellReading> cells() {
        return List.copyOf(cells);
    }

    List<Question> questions() {
        return List.copyOf(questions.values());
    }

    List<FormProblem> problems() {
        List<FormProblem> all = new ArrayList<>(problems);
        if (unlisted > 0) {
            all.add(FormProblem.of(FormProblemCode.MORE, null, null, "+" + unlisted, null, null));
        }
        return List.copyOf(all);
    }

    /** Reports answers without a question. */
    void reportUnusedAnswers() {
        answers.forEach((key, answer) -> {
            if (!used.contains(key)) {
                int mark = key.lastIndexOf('!');
                addProblem(
                        FormProblemCode.ANSWER_UNUSED,
                        mark < 0 ? null : key.substring(0, mark),
                        mark < 0 ? null : key.substring(mark + 1),
                        answer,
                        null,
                        null);
            }
        });
    }

    static Bilingual fillIn(String zh, String en, Object... values) {
        return new Bilingual(zh.formatted(values), en.formatted(values));
    }

    private static String shorten(String text) {
        return text == null || text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…";
    }
}
