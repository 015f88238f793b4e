package org.plumbline.core.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.dictionary.DictionaryLine;
import org.plumbline.core.dictionary.DictionarySheet;
import org.plumbline.core.dictionary.FieldTable;
import org.plumbline.core.dictionary.FormField;
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
    private final Set<String> leftOut = new HashSet<>();
    private final Set<DictionaryLine> lines = new LinkedHashSet<>();
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
        addProblem(FormProblem.of(code, sheet, cell, shorten(found), expected, hint));
    }

    private void addProblem(FormProblem problem) {
        blocking |= problem.blocking();
        if (problems.size() < MOST) {
            problems.add(problem);
        } else {
            unlisted++;
        }
    }

    void addCell(GridCell cell, String indicator, FormField field, String value, Bilingual note) {
        addCell(cell, indicator, field, value, note, Confidence.SURE);
    }

    void addCell(
            GridCell cell, String indicator, FormField field, String value, Bilingual note, Confidence confidence) {
        markRead(cell);
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
        String own = keyOf(cell);
        EqualQuestion equal = new EqualQuestion(
                cell.sheet(),
                field,
                FormGrid.displayText(cell),
                text,
                choices.stream().map(AnswerOption::answer).toList());
        boolean ofRow = indicator != null && field != FormField.NAME;
        String first = ofRow ? asked.get(equal) : null;
        String key = first != null ? first : findFreeKey(own);
        AnswerOption<T> chosen = findChosen(cell, takeAnswer(key, own, first != null), choices);
        if (first != null) {
            questions.computeIfPresent(key, (same, question) -> question.withCell(cell.address()));
        } else {
            if (ofRow) {
                asked.put(equal, key);
            }
            questions.put(key, createQuestion(key, cell, indicator, text, choices, chosen));
        }
        if (chosen == null) {
            addCell(cell, indicator, field, null, text, Confidence.UNSURE);
        }
        return chosen;
    }

    /** The answer to the cell itself, where it is asked about together with others, else to the question. */
    private String takeAnswer(String key, String own, boolean grouped) {
        used.add(key);
        if (grouped && answers.containsKey(own)) {
            used.add(own);
            return answers.get(own);
        }
        return answers.get(key);
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

    /** Whether a question was asked about a cell, answered or not. */
    boolean isAsked(GridCell cell) {
        return questions.containsKey(keyOf(cell));
    }

    boolean hasOpenQuestion(GridCell cell) {
        return questions.values().stream()
                .anyMatch(question -> question.answer() == null
                        && question.sheet().equals(cell.sheet())
                        && question.cell().equals(cell.address()));
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

    /** Whether an answer names a cell. */
    boolean isAnswered(GridCell cell) {
        return answers.containsKey(keyOf(cell));
    }

    /**
     * The meaning with which an unread column or line was answered. Then the answer is taken up, is listed among the
     * questions, and can be kept as a line of the dictionary.
     *
     * @param free the meanings that it could have
     * @param spelling of the heading or label; null where the cell is neither
     * @return null for "not read", and where the answer is none of the meanings
     */
    FormField takeMeaning(GridCell cell, FieldTable table, List<FormField> free, String spelling) {
        return takeMeaning(keyOf(cell), cell, table, free, spelling);
    }

    /** The same for an answer about the row of the cell. */
    FormField takeMeaning(String key, GridCell cell, FieldTable table, List<FormField> free, String spelling) {
        String answer = answers.get(key);
        FormField field = free.stream()
                .filter(each -> each.label().zh().equals(answer))
                .findFirst()
                .orElse(null);
        boolean leaveOut = DictionarySheet.NOT_READ.equals(answer);
        if (field == null && !leaveOut) {
            return null;
        }
        used.add(key);
        if (leaveOut) {
            leftOut.add(key);
        }
        if (spelling != null) {
            lines.add(DictionaryLine.ofHeading(table, answer, spelling));
        }
        questions.put(key, createMeaningQuestion(key, cell, free, answer));
        return field;
    }

    private static Question createMeaningQuestion(String key, GridCell cell, List<FormField> free, String answer) {
        String place = key.substring(cell.sheet().length() + 1);
        return new Question(
                key,
                cell.sheet(),
                place,
                List.of(place),
                null,
                shorten(FormGrid.displayText(cell)),
                fillIn("表上的写法没有见过，是什么含义？", "The spelling is unknown; what does it mean?"),
                listMeanings(free),
                answer);
    }

    /** The meanings that something unread could have, "not read" among them. */
    static List<Alternative> listMeanings(List<FormField> free) {
        List<Alternative> meanings = new ArrayList<>();
        free.forEach(field -> meanings.add(new Alternative(field.label().zh(), field.label())));
        meanings.add(new Alternative(DictionarySheet.NOT_READ, new Bilingual("不读取", "leave it out")));
        return List.copyOf(meanings);
    }

    /**
     * Takes up an answer about something that is no single column or label: a row, a table or a sheet. It is listed
     * among the questions.
     *
     * @param place a range such as A7:H9; null for the sheet itself
     * @param raw what is there; may be null
     * @return null where there is no answer, or none of the choices
     */
    String takeChoice(String sheet, String place, String raw, List<Alternative> choices) {
        String key = place == null ? sheet : sheet + "!" + place;
        String answer = answers.get(key);
        if (choices.stream().noneMatch(choice -> choice.value().equals(answer))) {
            return null;
        }
        used.add(key);
        Bilingual text = fillIn("这里没有读取，是什么？", "This was not read; what is it?");
        List<String> places = place == null ? List.of() : List.of(place);
        questions.put(key, new Question(key, sheet, place, places, null, shorten(raw), text, choices, answer));
        return answer;
    }

    /** The answers about ranges of a sheet, by row. */
    List<RangeAnswer> listRangeAnswers(FormGrid cells) {
        return answers.entrySet().stream()
                .flatMap(each -> RangeAnswer.parse(each.getKey(), each.getValue()).stream())
                .filter(each -> each.sheet().equals(cells.sheetName())
                        && cells.isWithin(each.first())
                        && cells.isWithin(each.last()))
                .sorted(Comparator.comparing(RangeAnswer::first))
                .toList();
    }

    /** The rows that an answer makes a label with its value. */
    Set<Integer> findHeadLines(FormGrid cells) {
        return listRangeAnswers(cells).stream()
                .filter(each -> each.first() == each.last()
                        && FormField.find(FieldTable.HEAD, each.answer()).isPresent()
                        && used.contains(each.key()))
                .map(RangeAnswer::first)
                .collect(Collectors.toSet());
    }

    /** Whether an answer says that a column or line is not read. */
    boolean isLeftOut(GridCell cell) {
        return leftOut.contains(keyOf(cell));
    }

    /** Reports what was not read, with the meanings that an answer can give it. */
    void addUnread(FormProblemCode code, GridCell cell, Bilingual hint, List<Alternative> choices) {
        addUnread(code, cell.sheet(), cell.address(), FormGrid.displayText(cell), hint, choices);
    }

    /** @param place a cell or a range; null for the sheet itself */
    void addUnread(
            FormProblemCode code, String sheet, String place, String found, Bilingual hint, List<Alternative> choices) {
        Bilingual expected = new Bilingual(
                choices.stream().map(choice -> choice.label().zh()).collect(Collectors.joining("、")),
                choices.stream().map(choice -> choice.label().en()).collect(Collectors.joining(", ")));
        addProblem(FormProblem.of(code, sheet, place, shorten(found), expected, hint)
                .withChoices(choices));
    }

    void addLine(DictionaryLine line) {
        lines.add(line);
    }

    /** The answers that can be kept as lines of the dictionary. */
    List<DictionaryLine> lines() {
        return List.copyOf(lines);
    }

    /** Takes a cell as dealt with by a question about another. */
    void markRead(GridCell cell) {
        read.add(keyOf(cell));
    }

    /** Whether a value was read from a cell, or asked about. */
    boolean isRead(GridCell cell) {
        return read.contains(keyOf(cell));
    }

    static String keyOf(GridCell cell) {
        return cell.sheet() + "!" + cell.address();
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
