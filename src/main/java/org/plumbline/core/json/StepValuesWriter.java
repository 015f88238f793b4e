package org.plumbline.core.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.plumbline.core.rule.MemberWriter;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.vocabulary.Working;

/**
 * Writes the inputs of a step. They are by far the largest part of a trace and are written field by field: data binding
 * gives the same bytes several times slower.
 */
final class StepValuesWriter extends JsonMemberWriter implements MemberWriter {

    StepValuesWriter(JsonByteWriter json) {
        super(json);
    }

    /** The kind of calculation comes first, so that a stored trace can be read back. */
    void write(Working calculation) {
        json.writeStartObject();
        json.writeString("family", calculation.family());
        RuleFamilies.formatOf(calculation).write(calculation, this);
        json.writeEndObject();
    }

    @Override
    public void writeTexts(String name, List<String> values) {
        if (values != null) {
            json.writeName(name);
            writeList(values);
        }
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
