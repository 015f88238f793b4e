package org.plumbline.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One fact, one value: what a document states under one key must agree. */
class FactConflictTest {

    private static StatedFact fact(String number, String unit) {
        return new StatedFact("检查次数", Value.of(new BigDecimal(number)), unit, "正文");
    }

    private static StatedFact word(String text) {
        return new StatedFact("检查次数", Value.of(text), null, null);
    }

    private static List<FactConflict> among(StatedFact... facts) {
        List<FactConflict> conflicts = new ArrayList<>();
        FactConflict.addConflicts("检查次数", "z02", Arrays.asList(facts), conflicts);
        return conflicts;
    }

    @Test
    void unequalNumbersConflictByTheirSpread() {
        assertThat(among(fact("53", "次"), fact("52", "次"), fact("47.5", "次")))
                .singleElement()
                .satisfies(conflict -> {
                    assertThat(conflict.key()).isEqualTo("检查次数");
                    assertThat(conflict.indicator()).isEqualTo("z02");
                    assertThat(conflict.spread()).isEqualTo(new BigDecimal("5.5"));
                    assertThat(conflict.unit()).isEqualTo("次");
                    assertThat(conflict.values()).isEqualTo("53 次（正文）；52 次（正文）；47.5 次（正文）");
                });
    }

    @Test
    void equalNumbersDoNotHoweverTheyAreWritten() {
        assertThat(among(fact("53", "次"), fact("53.00", "次"))).isEmpty();
        assertThat(among(fact("53", "次"))).isEmpty();
    }

    @Test
    void yuanIsComparedInWanYuan() {
        assertThat(among(fact("9.50", "万元"), fact("95000", "元"))).isEmpty();
        assertThat(among(fact("9.50", "万元"), fact("85200", "元")))
                .singleElement()
                .satisfies(conflict -> {
                    assertThat(conflict.spread()).isEqualByComparingTo("0.98");
                    assertThat(conflict.unit()).isEqualTo("万元");
                });
    }

    @Test
    void differentUnitsAreNotCompared() {
        assertThat(among(fact("58528", "人次"), fact("20642", "人"))).isEmpty();
        assertThat(among(fact("5", "万元"), fact("5000", "美元"), fact("7", null))).isEmpty();
    }

    @Test
    void eachUnitHasItsOwnConflict() {
        assertThat(among(fact("1", "次"), fact("2", "次"), fact("3", "人"), fact("5", "人")))
                .extracting(FactConflict::unit)
                .containsExactly("次", "人");
    }

    @Test
    void differentWordsConflictWithoutASpread() {
        assertThat(among(word("已完成"), word("未完成"))).singleElement().satisfies(conflict -> {
            assertThat(conflict.spread()).isNull();
            assertThat(conflict.unit()).isNull();
            assertThat(conflict.values()).isEqualTo("已完成；未完成");
        });
        assertThat(among(word("已完成"), word("已完成"))).isEmpty();
    }

    @Test
    void wordsAndNumbersAreNotCompared() {
        assertThat(among(word("五次"), fact("5", "次"))).isEmpty();
    }
}
