package org.plumbline.exchange;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.plumbline.vocabulary.Working;

/**
 * Writes what a step read. It is by far the larger part of a trace, so that it is written field by field: data binding gives
 * the same bytes several times slower.
 */
final class ReadValues extends Members {

    ReadValues(JsonBytes json) {
        super(json);
    }

    /** The arithmetic's kind stands first, so that a stored trace can be read back. */
    void write(Working working) {
        json.startObject();
        json.string("family", working.getClass().getSimpleName());
        if (working instanceof Working.Steps steps) {
            steps(steps);
        } else if (working instanceof Working.Ratio ratio) {
            ratio(ratio);
        } else if (working instanceof Working.Band band) {
            band(band);
        } else if (working instanceof Working.Checkpoint checkpoint) {
            checkpoint(checkpoint);
        } else if (working instanceof Working.Wordings wordings) {
            wordings(wordings);
        } else if (working instanceof Working.Over over) {
            over(over);
        } else {
            Working.Absent absent = (Working.Absent) working;
            choice("policy", absent.policy());
            choice("gap", absent.gap());
        }
        json.endObject();
    }

    private void steps(Working.Steps steps) {
        number("actual", steps.actual());
        number("target", steps.target());
        number("shortfall", steps.shortfall());
        number("excess", steps.excess());
        number("deviation", steps.deviation());
        choice("measure", steps.measure());
        number("step", steps.step());
        choice("partialStep", steps.partialStep());
        number("steps", steps.steps());
        number("rate", steps.rate());
        choice("unit", steps.unit());
        number("each", steps.each());
    }

    private void ratio(Working.Ratio ratio) {
        choice("kind", ratio.kind());
        number("actual", ratio.actual());
        number("target", ratio.target());
        number("completion", ratio.completion());
        number("score", ratio.score());
    }

    private void band(Working.Band band) {
        number("actual", band.actual());
        number("target", band.target());
        number("shortfall", band.shortfall());
        number("excess", band.excess());
        number("rate", band.rate());
        choice("unit", band.unit());
        number("score", band.score());
    }

    private void checkpoint(Working.Checkpoint checkpoint) {
        text("point", checkpoint.point());
        choice("role", checkpoint.role());
        number("share", checkpoint.share());
        if (checkpoint.ticked() != null) {
            json.name("ticked");
            list(checkpoint.ticked());
        }
        text("word", checkpoint.word());
        json.bool("met", checkpoint.met());
    }

    private void wordings(Working.Wordings wordings) {
        text("actual", wordings.actual());
        text("target", wordings.target());
        number("from", wordings.from());
        number("to", wordings.to());
        number("chosen", wordings.chosen());
        number("rate", wordings.rate());
        number("score", wordings.score());
    }

    private void over(Working.Over over) {
        number("actual", over.actual());
        number("target", over.target());
        number("overAchieved", over.overAchieved());
        choice("mode", over.mode());
        number("from", over.from());
        number("beyond", over.beyond());
        number("weight", over.weight());
    }

    void write(Map<String, ?> values) {
        json.startObject();
        values.forEach((name, value) -> {
            if (value != null) {
                json.key(name);
                value(value);
            }
        });
        json.endObject();
    }

    private void value(Object value) {
        if (value instanceof BigDecimal number) {
            json.number(number);
        } else if (value instanceof String text) {
            json.string(text);
        } else if (value instanceof Enum<?> constant) {
            json.string(constant.name());
        } else if (value instanceof List<?> list) {
            list(list);
        } else {
            json.written(Json.MAPPER.writeValueAsBytes(value));
        }
    }

    private void list(List<?> values) {
        json.startArray();
        values.forEach(this::value);
        json.endArray();
    }
}
