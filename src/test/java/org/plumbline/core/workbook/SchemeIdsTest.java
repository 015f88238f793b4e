package org.plumbline.core.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ids proposed from Chinese titles. */
class SchemeIdsTest {

    @ParameterizedTest
    @CsvSource({
        "某县部门整体支出, mouxian-department",
        "大厂回族自治县部门整体绩效自评, dachanghuizuzi-department",
        "项目支出绩效自评（全国通用）, project-national",
        "重庆市永川区医疗保障局 2024 年度部门整体支出绩效自评, chongqingshiyongchuan-2024-department",
        "长沙县乡村振兴专项资金绩效评价, changshaxianxiangcun-fund",
        "ABC 项目, abc-project",
        "绩效评价方案, scheme",
    })
    void theTitleOfASchemeProposesAShortReadableId(String title, String id) {
        assertThat(SchemeIds.propose(title, List.of())).isEqualTo(id);
    }

    @Test
    void aProposedIdIsNeverThatOfAnotherScheme() {
        assertThat(SchemeIds.propose("某县部门整体支出", List.of("mouxian-department", "mouxian-department-2")))
                .isEqualTo("mouxian-department-3");
    }

    @Property
    void everyTitleGivesAValidId(@ForAll String title) {
        assertThat(SchemeSettingsReader.isId(SchemeIds.propose(title, List.of())))
                .isTrue();
    }
}
