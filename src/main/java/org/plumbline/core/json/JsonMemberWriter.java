package org.plumbline.core.json;

import java.math.BigDecimal;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/** Writes the members of JSON objects; one without a value is left out. */
abstract class JsonMemberWriter {

    final JsonByteWriter json;

    JsonMemberWriter(JsonByteWriter json) {
        this.json = json;
    }

    public final void writeText(String name, String value) {
        if (value != null) {
            json.writeString(name, value);
        }
    }

    public final void writeNumber(String name, BigDecimal value) {
        if (value != null) {
            json.writeNumber(name, value);
        }
    }

    final void writeTarget(Target target) {
        if (target != null) {
            json.writeStartObject("target");
            writeText(
                    "operator",
                    target.operator() == null ? null : target.operator().label());
            writeValue("value", target.value());
            writeText("unit", target.unit());
            json.writeEndObject();
        }
    }

    final void writeValue(String name, Value value) {
        if (value instanceof Value.NumberValue figure) {
            writeNumber(name, figure.number());
        } else if (value != null) {
            writeText(name, value.toString());
        }
    }

    public final void writeEnum(String name, Enum<?> value) {
        if (value != null) {
            json.writeString(name, value.name());
        }
    }

    public final void writeBoolean(String name, boolean value) {
        json.writeBoolean(name, value);
    }

    /** Where a rule is written. */
    final void writeRule(RuleSource rule) {
        if (rule != null) {
            json.writeStartObject("rule");
            writeText("id", rule.id());
            writeText("file", rule.file());
            writeText("sheet", rule.sheet());
            if (rule.row() != null) {
                json.writeNumber("row", rule.row());
            }
            json.writeEndObject();
        }
    }
}
