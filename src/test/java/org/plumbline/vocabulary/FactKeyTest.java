package org.plumbline.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactKeyTest {

    private static StatedFact fact(String key, String value, String unit) {
        boolean number = value.matches("-?[0-9.]+");
        return new StatedFact(key, number ? Value.of(new BigDecimal(value)) : Value.of(value), unit, null);
    }

    @ParameterizedTest
    @CsvSource({
        "监控月份,MONTH,",
        "三公:公务接待费,SANGONG,公务接待费",
        "三公：公务接待费,SANGONG,公务接待费",
        "三公上年： 公务接待费 ,SANGONG_PRIOR,公务接待费",
        "分项：决算支出：住房保障,PART,决算支出：住房保障",
        "年度：,YEAR,",
        "检查次数,,",
        "三公经费,,"
    })
    void aKeyIsALabelAndWhatItSpeaksOf(String key, FactKey known, String item) {
        assertThat(FactKey.of(key)).isEqualTo(known);
        assertThat(known == null ? null : FactKey.parseItem(key)).isEqualTo(item);
    }

    @ParameterizedTest
    @CsvSource({
        "监控月份,1,,true",
        "监控月份,12.0,,true",
        "监控月份,0,,false",
        "监控月份,13,,false",
        "监控月份,6.5,,false",
        "监控月份,六,,false",
        "存在问题,无,,true",
        "存在问题,没有,,false",
        "全部达标,是,,true",
        "全部达标,1,,false",
        "任务完成,是,,false",
        "任务完成：宣传,是,,true",
        "决算数,570.73,万元,true",
        "决算数,570.73,千元,false",
        "决算数,5.7073,亿元,true",
        "增长率,17,%,false",
        "外部原因,自然减员,,true",
        "外部原因,3,,false"
    })
    void aFactIsUsedOnlyWithAValueThatItsKeyTakes(String key, String value, String unit, boolean admitted) {
        assertThat(FactKey.of(key).accepts(fact(key, value, unit))).isEqualTo(admitted);
    }

    @Test
    void theFindingsDocumentNamesEveryKey() throws IOException {
        String findings = Files.readString(Path.of("docs/findings.md"));
        for (FactKey key : FactKey.values()) {
            assertThat(findings).containsAnyOf("`" + key.label() + "`", "`" + key.label() + "：");
        }
    }
}
