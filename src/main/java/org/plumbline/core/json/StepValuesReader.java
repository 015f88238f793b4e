package org.plumbline.core.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.rule.MemberReader;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.vocabulary.Working;
import tools.jackson.databind.JsonNode;

/** Reads the inputs and the calculation of a scoring step. */
final class StepValuesReader implements MemberReader {

    private final JsonNode json;

    private StepValuesReader(JsonNode json) {
        this.json = json;
    }

    /** @throws IllegalArgumentException where no family wrote this */
    static Working read(JsonNode json) {
        StepValuesReader reader = new StepValuesReader(json);
        return RuleFamilies.findCalculation(reader.readText("family")).read(reader);
    }

    private JsonNode find(String name) {
        JsonNode value = json.get(name);
        return value == null || value.isNull() ? null : value;
    }

    @Override
    public String readText(String name) {
        JsonNode value = find(name);
        return value == null ? null : value.stringValue();
    }

    @Override
    public BigDecimal readNumber(String name) {
        JsonNode value = find(name);
        return value == null ? null : value.decimalValue();
    }

    @Override
    public <E extends Enum<E>> E readEnum(String name, Class<E> type) {
        String value = readText(name);
        return value == null ? null : Enum.valueOf(type, value);
    }

    @Override
    public boolean readBoolean(String name) {
        JsonNode value = find(name);
        if (value == null) {
            throw new IllegalArgumentException("a step without its member \"" + name + "\"");
        }
        return value.booleanValue();
    }

    @Override
    public List<String> readTexts(String name) {
        JsonNode value = find(name);
        if (value == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        value.forEach(each -> texts.add(each.stringValue()));
        return texts;
    }
}
