package org.plumbline.core.json;

import java.util.List;
import java.util.function.Consumer;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.BudgetLine;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorGroupEntry;
import org.plumbline.vocabulary.IndicatorReview;
import org.plumbline.vocabulary.ReviewResult;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Submission;

/** Writes a submission in the order of the contract; absent values are left out. */
final class SubmissionJsonWriter extends JsonMemberWriter {

    private SubmissionJsonWriter(JsonByteWriter json) {
        super(json);
    }

    static byte[] write(Submission submission) {
        JsonByteWriter json = new JsonByteWriter(4_096);
        new SubmissionJsonWriter(json).writeSubmission(submission);
        return json.toBytes();
    }

    private void writeSubmission(Submission submission) {
        json.writeStartObject();
        writeText("scheme", submission.scheme());
        json.writeNumber("fiscalYear", submission.fiscalYear());
        if (submission.subject() != null) {
            json.writeStartObject("subject");
            writeText("name", submission.subject().name());
            writeText("type", submission.subject().type());
            writeText("region", submission.subject().region());
            json.writeEndObject();
        }
        if (!submission.budget().equals(Budget.NONE)) {
            writeBudget(submission.budget());
        }
        writeObjects("indicators", submission.indicators(), this::writeEntry);
        writeObjects("groups", submission.groups(), this::writeGroup);
        writeObjects("facts", submission.facts(), this::writeFact);
        json.writeStartObject("declared");
        writeNumber("total", submission.declared().total());
        writeText("grade", submission.declared().grade());
        json.writeEndObject();
        if (!submission.review().equals(ReviewResult.NOTHING)) {
            json.writeStartObject("review");
            writeNumber("total", submission.review().total());
            writeText("grade", submission.review().grade());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void writeGroup(IndicatorGroupEntry group) {
        writeText("code", group.code());
        writeNumber("declaredScore", group.declaredScore());
        writeText("chosen", group.chosen());
        writeReview(group.review());
    }

    private void writeFact(StatedFact fact) {
        writeText("key", fact.key());
        writeValue("value", fact.value());
        writeText("unit", fact.unit());
        writeText("source", fact.source());
    }

    private void writeBudget(Budget budget) {
        json.writeStartObject("budget");
        writeText("unit", budget.unit());
        writeNumber("initial", budget.initial());
        writeNumber("carryIn", budget.carryIn());
        writeNumber("adjusted", budget.adjusted());
        writeNumber("executed", budget.executed());
        writeObjects("lines", budget.lines(), this::writeBudgetLine);
        writeObjects("tasks", budget.tasks(), this::writeBudgetLine);
        json.writeEndObject();
    }

    private void writeBudgetLine(BudgetLine line) {
        writeText("item", line.item());
        writeNumber("budget", line.budget());
        writeNumber("executed", line.executed());
    }

    private void writeEntry(IndicatorEntry entry) {
        writeText("code", entry.code());
        writeText("name", entry.name());
        writeText("level1", entry.level1());
        writeText("level2", entry.level2());
        writeNumber("weight", entry.weight());
        if (entry.target() != null) {
            writeTarget(entry.target());
        }
        writeValue("actual", entry.actual());
        boolean noneTicked = entry.checks() != null && entry.checks().isEmpty();
        writeTexts("checks", noneTicked ? List.of(SubmissionJson.NONE_TICKED) : entry.checks());
        writeNumber("declaredScore", entry.declaredScore());
        writeText("reason", entry.reason());
        writeTexts("evidence", entry.evidence().isEmpty() ? null : entry.evidence());
        writeText("method", entry.method());
        writeText("factKey", entry.factKey());
        writeReview(entry.review());
    }

    private void writeReview(IndicatorReview review) {
        if (review != null) {
            json.writeStartObject("review");
            writeValue("actual", review.actual());
            writeNumber("score", review.score());
            writeText("reason", review.reason());
            json.writeEndObject();
        }
    }

    /** @param texts null to leave it out */
    private void writeTexts(String name, List<String> texts) {
        if (texts != null) {
            json.writeStartArray(name);
            texts.forEach(json::writeString);
            json.writeEndArray();
        }
    }

    private <T> void writeObjects(String name, List<T> objects, Consumer<T> members) {
        if (!objects.isEmpty()) {
            json.writeStartArray(name);
            objects.forEach(object -> {
                json.writeStartObject();
                members.accept(object);
                json.writeEndObject();
            });
            json.writeEndArray();
        }
    }
}
