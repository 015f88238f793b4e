package org.plumbline.vocabulary;

/**
 * An indicator whose value is missing or cannot be used; nothing is guessed for it.
 *
 * @param found what was submitted, as text; null where nothing was
 */
public record UnscorableReading(Indicator indicator, IndicatorEntry entry, UnscorableReason gap, String found)
        implements Reading {}
