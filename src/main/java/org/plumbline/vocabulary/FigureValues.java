package org.plumbline.vocabulary;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a step or finding read.
 *
 * @param byFigure in the order read, which is the order of JSON; no value is null
 */
public record FigureValues(Map<Figure, Value> byFigure) {

    public static final FigureValues NONE = new FigureValues(Map.of());

    public FigureValues {
        byFigure = Collections.unmodifiableMap(byFigure);
    }

    /** Figures without a value are left out. */
    public static FigureValues of(FigureValue... read) {
        Map<Figure, Value> values = new LinkedHashMap<>();
        for (FigureValue each : read) {
            if (each.value() != null) {
                values.put(each.figure(), each.value());
            }
        }
        return new FigureValues(values);
    }

    /** As {@link #of}, numbers with at most four decimals. */
    static FigureValues ofRounded(FigureValue... read) {
        FigureValues values = of(read);
        Map<Figure, Value> rounded = new LinkedHashMap<>(values.byFigure);
        rounded.replaceAll((figure, value) -> value instanceof Value.NumberValue number
                ? Value.of(DecimalMath.roundForDisplay(number.number()))
                : value);
        return new FigureValues(rounded);
    }

    /**
     * As {@link #ofRounded}, for DRL, which names figures in text.
     *
     * @param namesAndValues a name, then its value: a BigDecimal, null, or anything that is then a text
     * @throws IllegalArgumentException where a name is no figure's
     */
    static FigureValues parse(Object... namesAndValues) {
        FigureValue[] read = new FigureValue[namesAndValues.length / 2];
        for (int i = 0; i < read.length; i++) {
            Figure figure = Figure.named((String) namesAndValues[2 * i]);
            Object value = namesAndValues[2 * i + 1];
            read[i] = value instanceof BigDecimal number
                    ? figure.of(number)
                    : figure.of(value == null ? null : value.toString());
        }
        return ofRounded(read);
    }

    /** These, then those. */
    public FigureValues and(FigureValues more) {
        Map<Figure, Value> values = new LinkedHashMap<>(byFigure);
        values.putAll(more.byFigure);
        return new FigureValues(values);
    }

    public boolean isEmpty() {
        return byFigure.isEmpty();
    }

    public boolean has(Figure figure) {
        return byFigure.containsKey(figure);
    }

    /** Null where it was not read. */
    public Value get(Figure figure) {
        return byFigure.get(figure);
    }
}
