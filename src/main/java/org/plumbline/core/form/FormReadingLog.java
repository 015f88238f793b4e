package org.plumbline.core.form;

import java.util.ArrayList;
import java.util.HashMap;
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
    /** The key under which equal questions of several rows are asked once. */
    private final Map<EqualQuestion, String> asked = new HashMap<>();

    private final Set<FormProblem> problems = new LinkedHashSet<>();
    private final Set<String> used = new HashSet<>();
    private final Set<String> read = new HashSet<>();
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
        read.add(cell.address());
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

    /** What makes the questions of two rows the same: the column, what both cells show, and all that is offered. */
    private record EqualQuestion(String sheet, FormField field, String raw, Bilingual text, List<String> answers) {}

    /**
     * Asks about a cell, or takes the answer that was given. Equal questions about cells of one column are asked once, at the
     * first of them; its answer counts for all, unless one of the others is answered by its own key.
     *
     * @return null while the question is open
     */
    <T> AnswerOption<T> askOrAnswer(
            GridCell cell, String indicator, FormField field, Bilingual text, List<AnswerOption<T>> choices) {
        String own = cell.sheet() + "!" + cell.address();
        EqualQuestion equal = new EqualQuestion(
                cell.sheet(),
                field,
                FormGrid.displayText(cell),
                text,
                choices.stream().map(AnswerOption::answer).toList());
        boolean ofRow = indicator != null && field != FormField.NAME;
        String first = ofRow ? asked.get(equal) : null;
        String key = first != null ? first : findFreeKey(own);
        String answer = first != null && answers.containsKey(own) ? answers.get(own) : answers.get(key);
        used.add(key);
        if (answers.containsKey(own) && first != null) {
            used.add(own);
        }
        AnswerOption<T> chosen = findChosen(cell, answer, choices);
        if (first == null) {
            if (ofRow) {
                asked.put(equal, key);
            }
            questions.put(key, createQuestion(key, cell, indicator, text, choices, chosen));
        } else {
            questions.computeIfPresent(key, (same, question) -> question.withCell(cell.address()));
        }
        if (chosen == null) {
            addCell(cell, indicator, field, null, text, Confidence.UNSURE);
        }
        return chosen;
    }

    private String findFreeKey(String own) {
        String key = own;
        for (int again = 2; questions.containsKey(key); again++) {
            key = own + "#" + again;
        }
        return key;
    }

    private <T> AnswerOption<T> findChosen(GridCell cell, String answer, List<AnswerOption<T>> choices) {
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
        return chosen;
    }

    private static <T> Question createQuestion(
            String key,
            GridCell cell,
            String indicator,
            Bilingual text,
            List<AnswerOption<T>> choices,
            AnswerOption<T> chosen) {
        return new Question(
                key,
                cell.sheet(),
                cell.address(),
                List.of(cell.address()),
                indicator,
                shorten(FormGrid.displayText(cell)),
                text,
                choices.stream()
                        .map(choice -> new Alternative(choice.answer(), choice.label()))
                        .toList(),
                chosen == null ? null : chosen.answer());
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

    /** Whether a cell that nothing is asked about was answered with this; then the answer is taken up. */
    boolean takeAnswer(GridCell cell, String answer) {
        String key = cell.sheet() + "!" + cell.address();
        boolean given = answer.equals(answers.get(key));
        if (given) {
            used.add(key);
        }
        return given;
    }

    /** Takes a cell as dealt with by a question about another. */
    void markRead(GridCell cell) {
        read.add(cell.address());
    }

    /** Whether a value was read from a cell, or asked about. */
    boolean isRead(String address) {
        return read.contains(address);
    }

    /** Reports answers to what was not asked. */
    void reportUnusedAnswers() {
        answers.forEach((key, answer) -> {
            int mark = key.lastIndexOf('!');
            if (!used.contains(key)) {
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
