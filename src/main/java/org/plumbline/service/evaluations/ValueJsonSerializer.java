package org.plumbline.service.evaluations;

import org.plumbline.vocabulary.Value;
import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes an actual value in a response as the API reads it: a number, or a text. */
@JacksonComponent
final class ValueJsonSerializer extends ValueSerializer<Value> {

    @Override
    public void serialize(Value value, JsonGenerator json, SerializationContext context) {
        if (value.numberOrNull() == null) {
            json.writeString(value.toString());
        } else {
            json.writeNumber(value.numberOrNull());
        }
    }
}
