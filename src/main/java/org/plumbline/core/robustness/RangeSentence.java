package org.plumbline.core.robustness;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.robustness.Weakness.Kind;

/** The totals under stricter readings in a line, such as 91.00（复算 92.60–94.20；不含无依据得分 79.00）. */
final class RangeSentence {

    private final List<StricterReading> readings;
    private final List<Bilingual> parts = new ArrayList<>();

    private RangeSentence(List<StricterReading> readings) {
        this.readings = readings;
    }

    /** Null where there is no total or no stricter reading with a total. */
    static Bilingual describe(BigDecimal total, List<StricterReading> readings) {
        RangeSentence sentence = new RangeSentence(readings);
        sentence.addRecomputed();
        sentence.addWithout(List.of(Kind.BARE_WORD), new Bilingual("不含无依据得分 ", "without bare conclusions "));
        sentence.addWithout(List.of(Kind.NOT_DECLARED), new Bilingual("不含未填自评得分的指标 ", "without undeclared scores "));
        sentence.addWithout(List.of(Kind.BARE_WORD, Kind.NOT_DECLARED), new Bilingual("两者都不含 ", "without either "));
        if (total == null || sentence.parts.isEmpty()) {
            return null;
        }
        return new Bilingual(
                total.toPlainString()
                        + "（"
                        + String.join(
                                "；", sentence.parts.stream().map(Bilingual::zh).toList())
                        + "）",
                total.toPlainString()
                        + " ("
                        + String.join(
                                "; ", sentence.parts.stream().map(Bilingual::en).toList())
                        + ")");
    }

    private void addRecomputed() {
        List<BigDecimal> totals = readings.stream()
                .filter(reading ->
                        reading.kinds().stream().allMatch(kind -> kind == Kind.CONTRADICTED || kind == Kind.PROGRESS))
                .map(StricterReading::total)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        if (!totals.isEmpty()) {
            String least = totals.get(0).toPlainString();
            String most = totals.get(totals.size() - 1).toPlainString();
            String range = least.equals(most) ? least : least + "–" + most;
            parts.add(new Bilingual("复算 " + range, "recomputed " + range));
        }
    }

    private void addWithout(List<Kind> kinds, Bilingual words) {
        readings.stream()
                .filter(reading -> reading.total() != null
                        && reading.kinds().size() == kinds.size()
                        && reading.kinds().containsAll(kinds))
                .map(reading -> reading.total().toPlainString())
                .findFirst()
                .ifPresent(total -> parts.add(new Bilingual(words.zh() + total, words.en() + total)));
    }
}
