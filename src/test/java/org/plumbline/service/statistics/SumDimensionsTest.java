package org.plumbline.service.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.core.json.EvaluationDigest.IndicatorDigest;
import org.plumbline.core.json.EvaluationDigest.RuleDigest;
import org.plumbline.service.http.OnEachDatabase;
import org.plumbline.service.http.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whatever submissions name, there are only so many rows. */
@OnEachDatabase
class SumDimensionsTest {

    private static final Set<String> CATALOGUE = Set.of("d01");

    @TempDir
    private Path folder;

    private JdbcTemplate jdbc;
    private SumDimensions dimensions;

    @BeforeEach
    void prepare() {
        jdbc = new JdbcTemplate(TestDatabase.in(folder).migrated().connections());
        dimensions = new SumDimensions(jdbc);
    }

    private static IndicatorDigest indicator(String code, String level2) {
        return new IndicatorDigest(code, "名称", "一级", level2, null, null, null);
    }

    @Test
    void indicatorsOfTheirOwnStandUnderAHundredNamesAndThenUnderOne() {
        Set<Integer> ids = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            ids.add(dimensions.indicatorId("s", 2020, indicator("own" + i, "二级" + i), CATALOGUE));
        }
        assertThat(ids).hasSize(101);
        assertThat(dimensions.indicatorId("s", 2020, indicator("other", "二级7"), CATALOGUE))
                .isEqualTo(dimensions.indicatorId("s", 2020, indicator("#3", "二级7"), CATALOGUE));
        assertThat(ids).doesNotContain(dimensions.indicatorId("s", 2020, indicator("d01", "二级7"), CATALOGUE));
        assertThat(ids).doesNotContain(dimensions.indicatorId("s", 2021, indicator("own1", "二级1"), CATALOGUE));
        dimensions.store();
        SumDimensions later = new SumDimensions(jdbc);
        assertThat(later.indicatorId("s", 2020, indicator("x", "二级7"), CATALOGUE))
                .isEqualTo(dimensions.indicatorId("s", 2020, indicator("x", "二级7"), CATALOGUE));
        assertThat(ids).contains(later.indicatorId("s", 2020, indicator("x", "前所未有"), CATALOGUE));
    }

    @Test
    void regionsBeyondTheLimitCountForTheirParent() {
        int[] known = dimensions.regionIds("某省/某市/某县");
        for (int i = 0; i < 20_000; i++) {
            dimensions.regionIds("某省/某市/县" + i);
        }
        assertThat(dimensions.regionIds("某省/某市/前所未有")).isEqualTo(new int[] {0, known[1], known[2]});
        assertThat(dimensions.regionIds("前所未有")).isEqualTo(new int[] {0});
        assertThat(dimensions.regionIds("某省／某市/ 某县 /某镇")).isEqualTo(known);
        assertThat(dimensions.regionIds(null)).isEqualTo(new int[] {0});
    }

    @Test
    void storedDimensionsAreReadAgain() {
        List<RuleDigest> rules = List.of(
                new RuleDigest("R", "a.xlsx", "扣分", 8),
                new RuleDigest("R", "a.xlsx", "扣分", 9),
                new RuleDigest("R", "b.drl", null, null));
        int[] ids = rules.stream()
                .mapToInt(rule -> dimensions.ruleId("s", 2020, rule))
                .toArray();
        int[] region = dimensions.regionIds("某省/某市");
        dimensions.store();
        SumDimensions later = new SumDimensions(jdbc);
        assertThat(rules.stream()
                        .mapToInt(rule -> later.ruleId("s", 2020, rule))
                        .toArray())
                .isEqualTo(ids)
                .doesNotHaveDuplicates();
        assertThat(later.regionIds("某省/某市")).isEqualTo(region);
    }
}
