package org.plumbline.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ticked points are the same in every notation, and what is not a point is reported. */
class PointCodesTest {

    private static final List<String> KNOWN = List.of("1", "2", "3", "4");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1、2、3",
                "1,2,3",
                "1，2，3",
                "1;2;3",
                "1；2；3",
                "1 2 3",
                "1　2　3",
                "1\n2\n3",
                "1-3",
                "1－3",
                "1—3",
                "1~3",
                "1至3",
                "1 - 3",
                "①②③",
                "①、②、③",
                "⑴⑵⑶",
                "⒈⒉⒊",
                "❶❷❸",
                "（1）（2）（3）",
                "第1、2、3项",
                "1.2.3",
                "1、2-3",
                "要点1、要点2、要点3",
                "1和2和3",
                "√1√2√3",
                "1√ 2√ 3√",
                "1 √、2 √、3 √"
            })
    void threeOfFourPointsAreReadInEveryNotation(String written) {
        assertThat(PointCodes.read(List.of(written), KNOWN)).isEqualTo(new PointCodes(List.of("1", "2", "3"), null));
    }

    @Test
    void wordsForAllAndNoneAreReadAsCodes() {
        assertThat(PointCodes.read(List.of("全部"), KNOWN).codes()).isEqualTo(KNOWN);
        assertThat(PointCodes.read(List.of("均符合。"), KNOWN).codes()).isEqualTo(KNOWN);
        assertThat(PointCodes.read(List.of("无"), KNOWN)).isEqualTo(new PointCodes(List.of(), null));
        assertThat(PointCodes.read(List.of(), KNOWN)).isEqualTo(new PointCodes(List.of(), null));
    }

    @Test
    void aListOfCodesIsReadAsItIs() {
        assertThat(PointCodes.read(List.of("3", "1"), KNOWN).codes()).containsExactly("3", "1");
        assertThat(PointCodes.read(List.of("1.1", "1.2"), List.of("1.1", "1.2")).codes())
                .containsExactly("1.1", "1.2");
        assertThat(PointCodes.read(List.of("A1-A2"), List.of("A1", "A2")).codes())
                .containsExactly("A1", "A2");
        assertThat(PointCodes.read(List.of("甲、乙"), List.of("甲", "乙")).codes()).containsExactly("甲", "乙");
    }

    @ParameterizedTest
    @ValueSource(strings = {"√", "√√√", "☑", "1√ 2 3√", "√1、2、3", "1-", "-2", "1、2？", "1？"})
    void marksWithoutTheirPointAndDoubtsAreUnknown(String written) {
        assertThat(PointCodes.read(List.of(written), KNOWN).unknown()).isNotNull();
    }

    @Test
    void whatIsNoPointIsReported() {
        assertThat(PointCodes.read(List.of("1、9"), KNOWN).unknown()).isEqualTo("9");
        assertThat(PointCodes.read(List.of("1-9"), KNOWN).unknown()).isEqualTo("1-9");
        assertThat(PointCodes.read(List.of("123"), KNOWN).unknown())
                .as("which may be three, or one")
                .isEqualTo("123");
        assertThat(PointCodes.read(List.of("1.2"), KNOWN).unknown())
                .as("which may be the number 1.20")
                .isEqualTo("1.2");
        assertThat(PointCodes.read(List.of("健全"), KNOWN).unknown()).isEqualTo("健全");
        assertThat(PointCodes.read(List.of("x"), List.of()).unknown())
                .as("no rule names any")
                .isNull();
    }
}
