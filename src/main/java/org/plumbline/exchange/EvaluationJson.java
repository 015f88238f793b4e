package org.plumbline.exchange;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.plumbline.counterfactual.WhyNot;
import org.plumbline.exchange.Presentation.Detail;
import org.plumbline.explanation.Narrator;
import org.plumbline.explanation.WhyNotSentences;
import org.plumbline.scoring.Evaluation;
import org.plumbline.scoring.IndicatorScore;
import org.plumbline.scoring.Partial;
import org.plumbline.scoring.RaisedFinding;
import org.plumbline.trace.TraceStep;
import org.plumbline.vocabulary.Declared;
import org.plumbline.vocabulary.Subject;
import org.plumbline.vocabulary.Working;

/** Writes an evaluation as UTF-8 JSON in the contract's field order, and reads the canonical form back. */
public final class EvaluationJson extends Members {

    private final Presentation presentation;
    private final Narrator narrator;
    private final ReadValues values;
    private final boolean english;
    private final StringBuilder sentence = new StringBuilder(256);

    private EvaluationJson(JsonBytes json, Presentation presentation, Narrator narrator) {
        super(json);
        this.presentation = presentation;
        this.narrator = narrator;
        this.values = new ReadValues(json);
        this.english = narrator != null && narrator.english();
    }

    /** The bytes that equal submissions and rule sets have in common: no id, no version number, no sentences. */
    public static byte[] canonical(Evaluation evaluation) {
        return write(evaluation, new Presentation(null, null, Detail.FULL, null));
    }

    public static byte[] write(Evaluation evaluation, Presentation presentation) {
        return write(evaluation, presentation, null);
    }

    /** @param whyNot written after the trace, in the presentation's language; null to leave it out */
    public static byte[] write(Evaluation evaluation, Presentation presentation, WhyNot whyNot) {
        try (JsonBytes json = JsonBytes.take()) {
            write(evaluation, presentation, whyNot, json);
            return json.toBytes();
        }
    }

    /** As {@link #write(Evaluation, Presentation, WhyNot)}. */
    public static void write(Evaluation evaluation, Presentation presentation, WhyNot whyNot, Sink sink)
            throws IOException {
        try (JsonBytes json = JsonBytes.take()) {
            write(evaluation, presentation, whyNot, json);
            json.to(sink);
        }
    }

    private static void write(Evaluation evaluation, Presentation presentation, WhyNot whyNot, JsonBytes json) {
        Narrator narrator = presentation.locale() == null ? null : Narrator.of(evaluation, presentation.locale());
        new EvaluationJson(json, presentation, narrator).evaluation(evaluation, whyNot);
    }

    /** Only what would have helped, as {@link #write(Evaluation, Presentation, WhyNot)} has it. */
    public static byte[] whyNot(Evaluation evaluation, WhyNot whyNot, Locale locale) {
        JsonBytes json = new JsonBytes(4_096);
        new WhyNotJson(json, WhyNotSentences.of(evaluation, locale)).write(whyNot);
        return json.toBytes();
    }

    public static Evaluation read(byte[] canonical) {
        return EvaluationReader.read(Json.MAPPER.readTree(canonical));
    }

    private void evaluation(Evaluation evaluation, WhyNot whyNot) {
        json.startObject();
        text("id", presentation.id());
        text("corrects", presentation.corrects());
        if (!presentation.correctedBy().isEmpty()) {
            json.startArray("correctedBy");
            presentation.correctedBy().forEach(json::string);
            json.endArray();
        }
        text("scheme", evaluation.scheme());
        json.number("fiscalYear", evaluation.fiscalYear());
        subject(evaluation.subject());
        json.startObject("ruleSet");
        if (presentation.ruleSetVersion() != null) {
            json.number("version", presentation.ruleSetVersion());
        }
        text("sha256", evaluation.ruleSet());
        json.endObject();
        json.bool("complete", evaluation.complete());
        json.number("total", evaluation.total());
        json.string("grade", evaluation.grade());
        declared(evaluation.declared());
        json.number("difference", evaluation.difference());
        partial(evaluation.partial());
        json.startArray("indicators");
        evaluation.indicators().forEach(this::indicator);
        json.endArray();
        json.startArray("findings");
        evaluation.findings().forEach(this::finding);
        json.endArray();
        if (presentation.detail() != Detail.NONE) {
            json.startArray("trace");
            int number = 1;
            for (TraceStep step : evaluation.trace()) {
                step(number++, step);
            }
            json.endArray();
        }
        if (whyNot != null) {
            json.name("whyNot");
            new WhyNotJson(json, WhyNotSentences.of(evaluation, presentation.locale())).write(whyNot);
        }
        json.endObject();
    }

    private void subject(Subject subject) {
        if (subject != null) {
            json.startObject("subject");
            text("name", subject.name());
            text("type", subject.type());
            text("region", subject.region());
            json.endObject();
        }
    }

    private void declared(Declared declared) {
        json.startObject("declared");
        number("total", declared.total());
        text("grade", declared.grade());
        json.endObject();
    }

    private void partial(Partial partial) {
        if (partial != null) {
            json.startObject("partial");
            number("score", partial.score());
            number("ofWeight", partial.ofWeight());
            number("unscoredWeight", partial.unscoredWeight());
            json.endObject();
        }
    }

    private void indicator(IndicatorScore score) {
        json.startObject();
        json.written(HeadBytes.of(score));
        value("actual", score.actual());
        if (score.completion() == null) {
            json.number("score", score.score());
        } else {
            number("completion", score.completion());
        }
        number("declaredScore", score.declaredScore());
        number("difference", score.difference());
        text("outcome", score.outcome().name());
        if (score.members() != null) {
            json.startArray("members");
            score.members().forEach(this::indicator);
            json.endArray();
        }
        json.endObject();
    }

    private void finding(RaisedFinding finding) {
        json.startObject();
        text("code", finding.code());
        text("severity", finding.severity().name());
        text("indicator", finding.indicator());
        text("about", finding.about());
        if (narrator != null) {
            text("message", narrator.message(finding));
        }
        text("basis", finding.basis());
        rule(finding.rule());
        json.endObject();
    }

    private void step(int number, TraceStep step) {
        RowBytes row = RowBytes.of(step, english);
        json.startObject();
        json.number("step", number);
        text("kind", step.kind().name());
        text("indicator", step.indicator());
        json.written(row.members());
        if (step instanceof TraceStep.Judged judged) {
            read(judged.read());
        } else if (step instanceof TraceStep.Clamped clamped) {
            text("bound", clamped.bound().name());
            number("before", clamped.before());
        } else if (step instanceof TraceStep.Read read) {
            text("note", read.note().name());
            read(read.read());
        } else if (step instanceof TraceStep.Grouped grouped) {
            text("take", grouped.take().name());
            read(grouped.completions());
            text("taken", grouped.taken());
            number("weight", grouped.weight());
        } else if (step instanceof TraceStep.RolledUp sum) {
            json.number("level", sum.level());
            text("name", sum.name());
            number("ofWeight", sum.ofWeight());
            number("rescaledFrom", sum.rescaledFrom());
        } else if (step instanceof TraceStep.Graded graded) {
            text("of", graded.of().name());
        } else if (step instanceof TraceStep.BonusGiven bonus) {
            read(bonus.read());
        } else if (step instanceof TraceStep.Capped capped) {
            read(capped.read());
            number("limit", capped.limit());
            number("before", capped.before());
        } else if (step instanceof TraceStep.Vetoed veto) {
            read(veto.read());
            text("action", veto.action().name());
            number("before", veto.before());
        } else if (step instanceof TraceStep.Found found) {
            text("code", found.code());
            text("severity", found.severity().name());
            text("about", found.about());
            read(found.read());
            text("sentence", found.sentence());
        }
        number("points", step.points());
        number("running", step.running());
        if (step instanceof TraceStep.Graded graded) {
            text("grade", graded.grade());
        } else if (step instanceof TraceStep.Vetoed veto) {
            text("limit", veto.limit());
            text("from", veto.from());
            text("grade", veto.grade());
        }
        if (narrator != null && presentation.detail() == Detail.FULL) {
            sentence.setLength(0);
            narrator.tell(step, sentence);
            json.string("text", sentence, row.source());
        }
        json.endObject();
    }

    /** What a step read; left out of {@code trace=steps}. */
    private void read(Working working) {
        if (presentation.detail() == Detail.FULL) {
            json.name("read");
            values.write(working);
        }
    }

    private void read(Map<String, ?> read) {
        if (presentation.detail() == Detail.FULL && !read.isEmpty()) {
            json.name("read");
            values.write(read);
        }
    }
}
