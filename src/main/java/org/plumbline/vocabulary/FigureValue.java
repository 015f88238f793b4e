package org.plumbline.vocabulary;

/**
 * A figure with its value.
 *
 * @param value null where it is not known; {@link FigureValues} leaves it out then
 */
public record FigureValue(Figure figure, Value value) {}
