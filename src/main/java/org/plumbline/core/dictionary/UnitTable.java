package org.plumbline.core.dictionary;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Units and multipliers of units as powers of ten: 万, 千元, ‰. */
public final class UnitTable {

    /** Units that take no multiplier. */
    private static final Set<String> BARE = Set.of("%", "‰", "分", "日期", "定性");

    /**
     * @param text with half-width characters and without blanks
     * @param unit that it is converted into; null for a multiplier of any unit
     * @param power of ten by which numbers are multiplied
     */
    record UnitLine(String text, String unit, int power) {}

    /** A unit as a power of ten of another. */
    private record ScaledUnit(int power, String base) {}

    /** Longer ones first. */
    private final List<UnitLine> multipliers;

    private final Map<String, String> spellings = new HashMap<>();
    private final Map<String, UnitLine> conversions = new HashMap<>();

    UnitTable(List<UnitLine> lines) {
        this.multipliers = lines.stream()
                .filter(line -> line.unit() == null)
                .sorted(Comparator.comparing(line -> -line.text().length()))
                .toList();
        for (UnitLine line : lines) {
            if (line.unit() != null && line.power() == 0) {
                spellings.put(line.text(), line.unit());
            } else if (line.unit() != null) {
                conversions.put(line.text(), line);
            }
        }
    }

    /** The unit as schemes write it; null where blank. */
    public String normalize(String text) {
        String narrow = HeadingText.toHalfWidth(text);
        return narrow.isEmpty() ? null : spellings.getOrDefault(narrow, narrow);
    }

    private ScaledUnit scale(String unit) {
        UnitLine conversion = conversions.get(unit);
        if (conversion != null) {
            ScaledUnit base = scaleByMultiplier(conversion.unit());
            return new ScaledUnit(conversion.power() + base.power(), base.base());
        }
        return scaleByMultiplier(unit);
    }

    private ScaledUnit scaleByMultiplier(String unit) {
        for (UnitLine multiplier : multipliers) {
            if (unit.startsWith(multiplier.text())) {
                return new ScaledUnit(
                        multiplier.power(), unit.substring(multiplier.text().length()));
            }
        }
        return new ScaledUnit(0, unit);
    }

    /** The power of ten that a unit begins with, such as 4 of 万元; 0 for none. */
    public int findPower(String unit) {
        return unit == null ? 0 : scale(unit).power();
    }

    /** Whether a unit is a multiplier only, as in 480万. */
    public boolean isMultiplier(String unit) {
        return unit != null && scale(unit).base().isEmpty();
    }

    /**
     * The number in another unit; empty where it cannot be converted. 480万 under 万元 is 480.
     *
     * @param from null where none is written: the number is in the other unit already
     * @param to null for no unit, in which 480万 is 4,800,000
     */
    public Optional<BigDecimal> convert(BigDecimal number, String from, String to) {
        if (from == null || from.equals(to)) {
            return Optional.of(number);
        }
        ScaledUnit source = scale(from);
        if (to == null) {
            return source.base().isEmpty() ? Optional.of(number.movePointRight(source.power())) : Optional.empty();
        }
        ScaledUnit target = scale(to);
        boolean same = source.base().equals(target.base()) || source.base().isEmpty() && !BARE.contains(to);
        return same ? Optional.of(number.movePointRight(source.power() - target.power())) : Optional.empty();
    }
}
