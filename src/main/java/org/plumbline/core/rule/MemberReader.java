package org.plumbline.core.rule;

import java.math.BigDecimal;
import java.util.List;

/** The members of one JSON object; each is null where absent. */
public interface MemberReader {

    String readText(String name);

    BigDecimal readNumber(String name);

    <E extends Enum<E>> E readEnum(String name, Class<E> type);

    /** @throws IllegalArgumentException where the member is absent */
    boolean readBoolean(String name);

    List<String> readTexts(String name);
}
