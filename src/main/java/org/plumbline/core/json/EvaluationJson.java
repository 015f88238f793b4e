package org.plumbline.core.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.plumbline.core.explanation.StepSentences;
import org.plumbline.core.explanation.WhyNotSentences;
import org.plumbline.core.json.Presentation.TraceDetail;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.PartialTotal;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.core.scoring.ReviewedScore;
import org.plumbline.core.scoring.ReviewedTotal;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.core.whynot.WhyNot;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.Subject;

/** Writes an evaluation as UTF-8 JSON in the contract's field order, and reads the canonical form back. */
public final class EvaluationJson extends JsonMemberWriter {

    private final Presentation presentation;
    private final StepSentences narrator;
    private final StepMembersWriter steps;
    private final boolean english;
    private final StringBuilder sentence = new StringBuilder(256);

    private EvaluationJson(JsonByteWriter json, Presentation presentation, StepSentences narrator) {
        super(json);
        this.presentation = presentation;
        this.narrator = narrator;
        this.steps = new StepMembersWriter(json, presentation.detail() == TraceDetail.FULL);
        this.english = narrator != null && narrator.isEnglish();
    }

    /** The bytes that equal submissions and rule sets have in common: no id, no version number, no sentences. */
    public static byte[] writeCanonical(Evaluation evaluation) {
        return write(evaluation, new Presentation(null, null, TraceDetail.FULL, null));
    }

    public static byte[] write(Evaluation evaluation, Presentation presentation) {
        return write(evaluation, presentation, null);
    }

    /** @param whyNot written after the trace, in the presentation's language; null to leave it out */
    public static byte[] write(Evaluation evaluation, Presentation presentation, WhyNot whyNot) {
        try (JsonByteWriter json = JsonByteWriter.acquire()) {
            write(evaluation, presentation, whyNot, json);
            return json.toBytes();
        }
    }

    /** As {@link #write(Evaluation, Presentation, WhyNot)}. */
    public static void write(Evaluation evaluation, Presentation presentation, WhyNot whyNot, ByteSink sink)
            throws IOException {
        try (JsonByteWriter json = JsonByteWriter.acquire()) {
            write(evaluation, presentation, whyNot, json);
            json.writeTo(sink);
        }
    }

    private static void write(Evaluation evaluation, Presentation presentation, WhyNot whyNot, JsonByteWriter json) {
        StepSentences narrator =
                presentation.locale() == null ? null : StepSentences.of(evaluation, presentation.locale());
        new EvaluationJson(json, presentation, narrator).writeEvaluation(evaluation, whyNot);
    }

    /** Only the why-not part, as {@link #write(Evaluation, Presentation, WhyNot)} has it. */
    public static byte[] writeWhyNot(Evaluation evaluation, WhyNot whyNot, Locale locale) {
        JsonByteWriter json = new JsonByteWriter(4_096);
        new WhyNotJsonWriter(json, WhyNotSentences.of(evaluation, locale)).write(whyNot);
        return json.toBytes();
    }

    public static Evaluation read(byte[] canonical) {
        return EvaluationJsonReader.read(Json.MAPPER.readTree(canonical));
    }

    private void writeEvaluation(Evaluation evaluation, WhyNot whyNot) {
        json.writeStartObject();
        writeIdentity();
        writeText("scheme", evaluation.scheme());
        json.writeNumber("fiscalYear", evaluation.fiscalYear());
        writeSubject(evaluation.subject());
        writeRuleSet(evaluation.ruleSet());
        json.writeBoolean("complete", evaluation.complete());
        json.writeNumber("total", evaluation.total());
        json.writeString("grade", evaluation.grade());
        writeDeclared(evaluation.declared());
        json.writeNumber("difference", evaluation.difference());
        writePartial(evaluation.partial());
        writeReview(evaluation.review());
        json.writeStartArray("indicators");
        evaluation.indicators().forEach(this::writeIndicator);
        json.writeEndArray();
        json.writeStartArray("findings");
        evaluation.findings().forEach(this::writeFinding);
        json.writeEndArray();
        writeTrace(evaluation.trace());
        if (whyNot != null) {
            json.writeName("whyNot");
            new WhyNotJsonWriter(json, WhyNotSentences.of(evaluation, presentation.locale())).write(whyNot);
        }
        json.writeEndObject();
    }

    private void writeIdentity() {
        writeText("id", presentation.id());
        writeText("corrects", presentation.corrects());
        writeText("correctsReason", presentation.correctsReason());
        writeTexts("correctedBy", presentation.correctedBy());
        writeTexts("repeats", presentation.repeats());
    }

    /** Nothing where there are none. */
    private void writeTexts(String name, List<String> texts) {
        if (!texts.isEmpty()) {
            json.writeStartArray(name);
            texts.forEach(json::writeString);
            json.writeEndArray();
        }
    }

    private void writeRuleSet(String sha256) {
        json.writeStartObject("ruleSet");
        if (presentation.ruleSetVersion() != null) {
            json.writeNumber("version", presentation.ruleSetVersion());
        }
        writeText("state", presentation.ruleSetState());
        writeText("sha256", sha256);
        json.writeEndObject();
    }

    private void writeTrace(List<TraceStep> trace) {
        if (presentation.detail() != TraceDetail.NONE) {
            json.writeStartArray("trace");
            int number = 1;
            for (TraceStep step : trace) {
                writeStep(number++, step);
            }
            json.writeEndArray();
        }
    }

    private void writeSubject(Subject subject) {
        if (subject != null) {
            json.writeStartObject("subject");
            writeText("name", subject.name());
            writeText("type", subject.type());
            writeText("region", subject.region());
            json.writeEndObject();
        }
    }

    private void writeDeclared(DeclaredResult declared) {
        json.writeStartObject("declared");
        writeNumber("total", declared.total());
        writeText("grade", declared.grade());
        json.writeEndObject();
    }

    private void writePartial(PartialTotal partial) {
        if (partial != null) {
            // canonical bytes have 0 where no weight is known; a response of the service, which names its version, has
            // null
            boolean unknown = presentation.ruleSetVersion() != null && !partial.hasWeights();
            json.writeStartObject("partial");
            writeKnown("score", unknown ? null : partial.score());
            writeKnown("ofWeight", unknown ? null : partial.ofWeight());
            writeKnown("unscoredWeight", unknown ? null : partial.unscoredWeight());
            json.writeEndObject();
        }
    }

    private void writeKnown(String name, BigDecimal number) {
        json.writeName(name);
        json.writeNumber(number);
    }

    private void writeReview(ReviewedTotal review) {
        if (review != null) {
            json.writeStartObject("review");
            json.writeNumber("indicators", review.indicators());
            writeNumber("total", review.total());
            writeText("grade", review.grade());
            writeNumber("difference", review.difference());
            writeNumber("deviation", review.deviation());
            json.writeEndObject();
        }
    }

    private void writeReview(ReviewedScore review) {
        if (review != null) {
            json.writeStartObject("review");
            writeValue("actual", review.actual());
            writeNumber("score", review.score());
            writeText("reason", review.reason());
            writeNumber("difference", review.difference());
            writeNumber("deviation", review.deviation());
            json.writeEndObject();
        }
    }

    private void writeIndicator(IndicatorScore score) {
        json.writeStartObject();
        json.writeRaw(IndicatorHeadCache.findOrWrite(score));
        writeValue("actual", score.actual());
        if (score.completion() == null) {
            json.writeNumber("score", score.score());
        } else {
            writeNumber("completion", score.completion());
        }
        writeNumber("declaredScore", score.declaredScore());
        writeNumber("difference", score.difference());
        writeText("outcome", score.outcome().name());
        writeReview(score.review());
        if (score.members() != null) {
            json.writeStartArray("members");
            score.members().forEach(this::writeIndicator);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void writeFinding(RaisedFinding finding) {
        json.writeStartObject();
        writeText("code", finding.code());
        writeText("severity", finding.severity().name());
        writeText("indicator", finding.indicator());
        writeText("about", finding.about());
        if (narrator != null) {
            writeText("message", narrator.describeFinding(finding));
        }
        writeText("basis", finding.basis());
        writeRule(finding.rule());
        json.writeEndObject();
    }

    private void writeStep(int number, TraceStep step) {
        RuleMembersCache row = RuleMembersCache.findOrWrite(step, english);
        json.writeStartObject();
        json.writeNumber("step", number);
        writeText("kind", step.kind().name());
        writeText("indicator", step.indicator());
        json.writeRaw(row.members());
        step.accept(steps);
        if (narrator != null && presentation.detail() == TraceDetail.FULL) {
            sentence.setLength(0);
            narrator.appendSentence(step, sentence);
            json.writeString("text", sentence, row.source());
        }
        json.writeEndObject();
    }
}
