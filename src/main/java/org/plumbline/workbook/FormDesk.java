package org.plumbline.workbook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.ruleset.Bilingual;
import org.plumbline.ruleset.Grid.Cell;
import org.plumbline.workbook.FormProblem.Code;
import org.plumbline.workbook.FormReading.Alternative;
import org.plumbline.workbook.FormReading.CellReading;
import org.plumbline.workbook.FormReading.Confidence;
import org.plumbline.workbook.FormReading.Question;

/** Where everything read, asked and wrong of one form comes together. */
final class FormDesk {

    private static final int MOST = 500;
    private static final int SHOWN = 120;

    private final Map<String, String> answers;
    private final List<CellReading> cells = new ArrayList<>();
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final Set<FormProblem> problems = new LinkedHashSet<>();
    private final Set<String> used = new HashSet<>();
    private int unlisted;
    private boolean blocking;

    FormDesk(Map<String, String> answers) {
        this.answers = answers;
    }

    void problem(Code code, Cell cell, Bilingual expected, Bilingual hint) {
        problem(code, cell.sheet(), cell.address(), FormCells.shown(cell), expected, hint);
    }

    void problem(Code code, String sheet, String cell, String found, Bilingual expected, Bilingual hint) {
        blocking |= code.blocking();
        if (problems.size() < MOST) {
            problems.add(FormProblem.of(code, sheet, cell, shortened(found), expected, hint));
        } else {
            unlisted++;
        }
    }

    void read(Cell cell, String indicator, FormField field, String value, Bilingual note) {
        read(cell, indicator, field, value, note, Confidence.SURE);
    }

    void read(Cell cell, String indicator, FormField field, String value, Bilingual note, Confidence confidence) {
        cells.add(new CellReading(
                cell.sheet(),
                cell.address(),
                indicator,
                field.label(),
                shortened(FormCells.shown(cell)),
                value,
                note,
                confidence));
    }

    /**
     * One way to take a value.
     *
     * @param answer what names it in an answer, the same in every language
     * @param value what is then read; null for not given
     */
    record Choice<T>(String answer, Bilingual label, T value) {}

    /**
     * Asks about a cell, or takes the answer that was given.
     *
     * @return null while the question is open
     */
    <T> Choice<T> ask(Cell cell, String indicator, FormField field, Bilingual text, List<Choice<T>> choices) {
        String key = cell.sheet() + "!" + cell.address();
        for (int again = 2; questions.containsKey(key); again++) {
            key = cell.sheet() + "!" + cell.address() + "#" + again;
        }
        String answer = answers.get(key);
        used.add(key);
        Choice<T> chosen = null;
        for (Choice<T> choice : choices) {
            chosen = choice.answer().equals(answer) ? choice : chosen;
        }
        if (answer != null && chosen == null) {
            String expected =
                    String.join(" / ", choices.stream().map(Choice::answer).toList());
            problem(Code.ANSWER_UNKNOWN, cell.sheet(), cell.address(), answer, new Bilingual(expected, expected), null);
        }
        questions.put(
                key,
                new Question(
                        key,
                        cell.sheet(),
                        cell.address(),
                        indicator,
                        shortened(FormCells.shown(cell)),
                        text,
                        choices.stream()
                                .map(choice -> new Alternative(choice.answer(), choice.label()))
                                .toList(),
                        chosen == null ? null : chosen.answer()));
        if (chosen == null) {
            read(cell, indicator, field, null, text, Confidence.UNSURE);
        }
        return chosen;
    }

    boolean blocking() {
        return blocking;
    }

    boolean open() {
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
            all.add(FormProblem.of(Code.MORE, null, null, "+" + unlisted, null, null));
        }
        return List.copyOf(all);
    }

    /** Tells of answers to what was not asked. */
    void answersUsed() {
        answers.forEach((key, answer) -> {
            if (!used.contains(key)) {
                int mark = key.lastIndexOf('!');
                problem(
                        Code.ANSWER_UNUSED,
                        mark < 0 ? null : key.substring(0, mark),
                        mark < 0 ? null : key.substring(mark + 1),
                        answer,
                        null,
                        null);
            }
        });
    }

    static Bilingual say(String zh, String en, Object... values) {
        return new Bilingual(zh.formatted(values), en.formatted(values));
    }

    private static String shortened(String text) {
        return text == null || text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…";
    }
}
