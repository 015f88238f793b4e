package org.plumbline.service.drafts;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.draft.DraftIndicator;
import org.plumbline.core.draft.RuleSentence;
import org.plumbline.service.http.ProblemException;
import org.plumbline.vocabulary.Labelled;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Value;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was read of a form, as a hidden field of the page: so that nothing is stored while questions are answered. */
final class DraftRows {

    static final String FIELD = "rows";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST = 2_000;

    private DraftRows() {}

    /** @param number whether the target is a number */
    private record Row(
            String code,
            String level1,
            String level2,
            String name,
            String weight,
            String operator,
            String target,
            boolean number,
            String unit,
            String text,
            String place) {}

    static String write(List<DraftIndicator> indicators) {
        return JSON.writeValueAsString(indicators.stream().map(DraftRows::toRow).toList());
    }

    private static Row toRow(DraftIndicator indicator) {
        RuleSentence sentence = indicator.sentence();
        return new Row(
                indicator.code(),
                indicator.level1(),
                indicator.level2(),
                sentence.name(),
                sentence.weight() == null ? null : sentence.weight().toPlainString(),
                sentence.operator() == null ? null : sentence.operator().label(),
                sentence.target() == null ? null : sentence.target().toString(),
                sentence.target() instanceof Value.NumberValue,
                sentence.unit(),
                sentence.text(),
                indicator.place());
    }

    /** @throws ProblemException where it is not what {@link #write} gave */
    static List<DraftIndicator> read(String rows) {
        try {
            List<Row> read = JSON.readValue(String.valueOf(rows), new TypeReference<List<Row>>() {});
            if (read == null || read.isEmpty() || read.size() > MOST) {
                throw invalid();
            }
            return read.stream().map(DraftRows::toIndicator).toList();
        } catch (JacksonException | IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static ProblemException invalid() {
        return ProblemException.invalidParameter(FIELD, null, "POST /drafts/questions");
    }

    private static DraftIndicator toIndicator(Row row) {
        if (row == null || row.code() == null || row.name() == null || row.place() == null) {
            throw invalid();
        }
        Value target = row.target() == null
                ? null
                : row.number() ? Value.of(new BigDecimal(row.target())) : Value.of(row.target());
        return new DraftIndicator(
                row.code(),
                row.level1(),
                row.level2(),
                new RuleSentence(
                        row.name(),
                        row.weight() == null ? null : new BigDecimal(row.weight()),
                        row.operator() == null ? null : Labelled.fromLabel(Operator.class, row.operator()),
                        target,
                        row.unit(),
                        row.text()),
                row.place());
    }
}
