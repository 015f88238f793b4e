package org.plumbline.core.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.plumbline.vocabulary.Working;

/**
 * Writes what a step read. It is by far the larger part of a trace, so that it is written field by field: data binding gives
 * the same bytes several times slower.
 */
final class StepValuesWriter extends JsonMemberWriter {

    StepValuesWriter(JsonByteWriter json) {
        super(json);
    }

    /** The arithmetic's kind stands first, so that a stored trace can be read back. */
    void write(Working working) {
        json.writeStartObject();
        json.writeString("family", working.getClass().getSimpleName());
        if (working instanceof Working.Steps steps) {
            writeSteps(steps);
        } else if (working instanceof Working.Ratio ratio) {
            writeRatio(ratio);
        } else if (working instanceof Working.Band band) {
            writeBand(band);
        } else if (working instanceof Working.Checkpoint checkpoint) {
            writeCheckpoint(checkpoint);
        } else if (working instanceof Working.Wordings wordings) {
            writeWordings(wordings);
        } else if (working instanceof Working.Over over) {
            writeOver(over);
        } else {
            Working.Absent absent = (Working.Absent) working;
            writeEnum("policy", absent.policy());
            writeEnum("gap", absent.gap());
        }
        json.writeEndObject();
    }

    private void writeSteps(Working.Steps steps) {
        writeNumber("actual", steps.actual());
        writeNumber("target", steps.target());
        writeNumber("shortfall", steps.shortfall());
        writeNumber("excess", steps.excess());
        writeNumber("deviation", steps.deviation());
        writeEnum("measure", steps.measure());
        writeNumber("step", steps.step());
        writeEnum("partialStep", steps.partialStep());
        writeNumber("steps", steps.steps());
        writeNumber("rate", steps.rate());
        writeEnum("unit", steps.unit());
        writeNumber("each", steps.each());
    }

    private void writeRatio(Working.Ratio ratio) {
        writeEnum("kind", ratio.kind());
        writeNumber("actual", ratio.actual());
        writeNumber("target", ratio.target());
        writeNumber("completion", ratio.completion());
        writeNumber("score", ratio.score());
    }

    private void writeBand(Working.Band band) {
        writeNumber("actual", band.actual());
        writeNumber("target", band.target());
        writeNumber("shortfall", band.shortfall());
        writeNumber("excess", band.excess());
        writeNumber("rate", band.rate());
        writeEnum("unit", band.unit());
        writeNumber("score", band.score());
    }

    private void writeCheckpoint(Working.Checkpoint checkpoint) {
        writeText("point", checkpoint.point());
        writeEnum("role", checkpoint.role());
        writeNumber("share", checkpoint.share());
        if (checkpoint.ticked() != null) {
            json.writeName("ticked");
            writeList(checkpoint.ticked());
        }
        writeText("word", checkpoint.word());
        json.writeBoolean("met", checkpoint.met());
    }

    private void writeWordings(Working.Wordings wordings) {
        writeText("actual", wordings.actual());
        writeText("target", wordings.target());
        writeNumber("from", wordings.from());
        writeNumber("to", wordings.to());
        writeNumber("chosen", wordings.chosen());
        writeNumber("rate", wordings.rate());
        writeNumber("score", wordings.score());
    }

    private void writeOver(Working.Over over) {
        writeNumber("actual", over.actual());
        writeNumber("target", over.target());
        writeNumber("overAchieved", over.overAchieved());
        writeEnum("mode", over.mode());
        writeNumber("from", over.from());
        writeNumber("beyond", over.beyond());
        writeNumber("weight", over.weight());
    }

    void write(Map<String, ?> values) {
        json.writeStartObject();
        values.forEach((name, value) -> {
            if (value != null) {
                json.writeEscapedName(name);
                writeAny(value);
            }
        });
        json.writeEndObject();
    }

    private void writeAny(Object value) {
        if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Enum<?> constant) {
            json.writeString(constant.name());
        } else if (value instanceof List<?> list) {
            writeList(list);
        } else {
            json.writeRaw(Json.MAPPER.writeValueAsBytes(value));
        }
    }

    private void writeList(List<?> values) {
        json.writeStartArray();
        values.forEach(this::writeAny);
        json.writeEndArray();
    }
}
