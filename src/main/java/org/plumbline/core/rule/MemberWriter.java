package org.plumbline.core.rule;

import java.math.BigDecimal;
import java.util.List;

/** Writes the members of one JSON object in the order of the calls; a null value is left out. */
public interface MemberWriter {

    void writeText(String name, String value);

    void writeNumber(String name, BigDecimal value);

    void writeEnum(String name, Enum<?> value);

    void writeBoolean(String name, boolean value);

    void writeTexts(String name, List<String> values);
}
