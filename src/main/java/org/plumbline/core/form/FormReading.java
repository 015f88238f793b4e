package org.plumbline.core.form;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.dictionary.DictionaryLine;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Submission;

/** The result of reading a filled form. */
public sealed interface FormReading {

    /** In the order of the sheet; those of a {@link Read} form are warnings. */
    List<FormProblem> problems();

    /**
     * A form that cannot be read as it is.
     *
     * @param cells the cells that could be read nevertheless
     */
    record RejectedForm(List<FormProblem> problems, List<CellReading> cells) implements FormReading {}

    /**
     * A form that was read.
     *
     * @param sheet the one that holds the form
     * @param headerRow row number of the indicator table's header, as Excel shows it
     * @param columns the columns recognised
     * @param cells every value, in the order it was read
     * @param questions about unclear content, including answered ones
     * @param submission null until every question is answered: nothing is guessed
     * @param lines answers that can be kept as lines of the form dictionary
     */
    record AcceptedForm(
            String sheet,
            int headerRow,
            List<RecognizedColumn> columns,
            List<CellReading> cells,
            List<Question> questions,
            List<FormProblem> problems,
            Submission submission,
            List<DictionaryLine> lines)
            implements FormReading {

        /** The same with more facts of its submission; unchanged while a question is open. */
        public AcceptedForm withFacts(List<StatedFact> more) {
            if (submission == null || more.isEmpty()) {
                return this;
            }
            List<StatedFact> facts = new ArrayList<>(submission.facts());
            facts.addAll(more);
            Submission completed = submission.withFacts(facts);
            return new AcceptedForm(sheet, headerRow, columns, cells, questions, problems, completed, lines);
        }

        public List<Question> openQuestions() {
            return questions.stream()
                    .filter(question -> question.answer() == null)
                    .toList();
        }
    }

    /**
     * A column of the indicator table.
     *
     * @param letter such as D
     * @param heading as written
     * @param field the field it was mapped to; null where the column is not used
     */
    record RecognizedColumn(String letter, String heading, Bilingual field) {}

    /** How far a value can be relied on. */
    enum Confidence {
        SURE,
        ANSWERED,
        UNSURE
    }

    /**
     * One value.
     *
     * @param indicator code or name of the indicator it belongs to; null elsewhere
     * @param raw what the cell shows
     * @param value the value read; null where it counts as not given, or is unclear
     * @param note how the value was derived; null where both are the same
     */
    record CellReading(
            String sheet,
            String cell,
            String indicator,
            Bilingual field,
            String raw,
            String value,
            Bilingual note,
            Confidence confidence) {}

    /**
     * A question that only the sender can answer.
     *
     * @param key names the question in an answer: sheet!cell
     * @param cells all that the answer counts for: equal questions of several rows are asked once
     * @param answer the value of the alternative chosen; null while open
     */
    record Question(
            String key,
            String sheet,
            String cell,
            List<String> cells,
            String indicator,
            String raw,
            Bilingual text,
            List<Alternative> alternatives,
            String answer) {

        Question withCell(String more) {
            List<String> all = cells.contains(more)
                    ? cells
                    : Stream.concat(cells.stream(), Stream.of(more)).toList();
            return new Question(key, sheet, cell, all, indicator, raw, text, alternatives, answer);
        }
    }

    /** @param value what to answer with */
    record Alternative(String value, Bilingual label) {}
}
