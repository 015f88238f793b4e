package org.plumbline.vocabulary;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A choice shown under its Chinese label: the cells of a workbook hold the label, never the constant's name. */
public interface Labelled {

    String label();

    /** @throws IllegalArgumentException naming the labels there are, where none is {@code label} */
    static <E extends Enum<E> & Labelled> E fromLabel(Class<E> type, String label) {
        for (E each : type.getEnumConstants()) {
            if (each.label().equals(label)) {
                return each;
            }
        }
        throw new IllegalArgumentException("\"" + label + "\" is none of " + listLabels(type));
    }

    static <E extends Enum<E> & Labelled> String listLabels(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Labelled::label).collect(Collectors.joining(" / "));
    }
}
