package org.plumbline.exchange;

import java.util.List;
import java.util.function.Consumer;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.BudgetLine;
import org.plumbline.vocabulary.Entry;
import org.plumbline.vocabulary.Submission;

/** Writes a submission in the order of the contract; what it does not say is left out. */
final class SubmissionWriter extends Members {

    private SubmissionWriter(JsonBytes json) {
        super(json);
    }

    static byte[] write(Submission submission) {
        JsonBytes json = new JsonBytes(4_096);
        new SubmissionWriter(json).submission(submission);
        return json.toBytes();
    }

    private void submission(Submission submission) {
        json.startObject();
        text("scheme", submission.scheme());
        json.number("fiscalYear", submission.fiscalYear());
        if (submission.subject() != null) {
            json.startObject("subject");
            text("name", submission.subject().name());
            text("type", submission.subject().type());
            text("region", submission.subject().region());
            json.endObject();
        }
        if (!submission.budget().equals(Budget.NONE)) {
            budget(submission.budget());
        }
        objects("indicators", submission.indicators(), this::entry);
        objects("groups", submission.groups(), group -> {
            text("code", group.code());
            number("declaredScore", group.declaredScore());
            text("chosen", group.chosen());
        });
        objects("facts", submission.facts(), fact -> {
            text("key", fact.key());
            value("value", fact.value());
            text("unit", fact.unit());
            text("source", fact.source());
        });
        json.startObject("declared");
        number("total", submission.declared().total());
        text("grade", submission.declared().grade());
        json.endObject();
        json.endObject();
    }

    private void budget(Budget budget) {
        json.startObject("budget");
        text("unit", budget.unit());
        number("initial", budget.initial());
        number("carryIn", budget.carryIn());
        number("adjusted", budget.adjusted());
        number("executed", budget.executed());
        objects("lines", budget.lines(), this::line);
        objects("tasks", budget.tasks(), this::line);
        json.endObject();
    }

    private void line(BudgetLine line) {
        text("item", line.item());
        number("budget", line.budget());
        number("executed", line.executed());
    }

    private void entry(Entry entry) {
        text("code", entry.code());
        text("name", entry.name());
        text("level1", entry.level1());
        text("level2", entry.level2());
        number("weight", entry.weight());
        if (entry.target() != null) {
            target(entry.target());
        }
        value("actual", entry.actual());
        texts("checks", entry.checks());
        number("declaredScore", entry.declaredScore());
        text("reason", entry.reason());
        texts("evidence", entry.evidence().isEmpty() ? null : entry.evidence());
        text("method", entry.method());
        text("factKey", entry.factKey());
    }

    /** @param texts null to leave it out; an empty list says that there are none */
    private void texts(String name, List<String> texts) {
        if (texts != null) {
            json.startArray(name);
            texts.forEach(json::string);
            json.endArray();
        }
    }

    private <T> void objects(String name, List<T> objects, Consumer<T> members) {
        if (!objects.isEmpty()) {
            json.startArray(name);
            objects.forEach(object -> {
                json.startObject();
                members.accept(object);
                json.endObject();
            });
            json.endArray();
        }
    }
}
