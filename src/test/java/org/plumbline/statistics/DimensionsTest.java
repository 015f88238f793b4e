package org.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.exchange.EvaluationDigest.Indicator;
import org.plumbline.exchange.EvaluationDigest.Rule;
import org.plumbline.web.OnEachDatabase;
import org.plumbline.web.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whatever submissions name, there are only so many rows. */
@OnEachDatabase
class DimensionsTest {

    private static final Set<String> CATALOGUE = Set.of("d01");

    @TempDir
    private Path folder;

    private JdbcTemplate jdbc;
    private Dimensions dimensions;

    @BeforeEach
    void prepare() {
        jdbc = new JdbcTemplate(TestDatabase.in(folder).migrated().connections());
        dimensions = new Dimensions(jdbc);
    }

    private static Indicator indicator(String code, String level2) {
        return new Indicator(code, "名称", "一级", level2, null, null);
    }

    @Test
    void indicatorsOfTheirOwnStandUnderAHundredNamesAndThenUnderOne() {
        Set<Integer> ids = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            ids.add(dimensions.indicator("s", 2020, indicator("own" + i, "二级" + i), CATALOGUE));
        }
        assertThat(ids).hasSize(101);
        assertThat(dimensions.indicator("s", 2020, indicator("other", "二级7"), CATALOGUE))
                .isEqualTo(dimensions.indicator("s", 2020, indicator("#3", "二级7"), CATALOGUE));
        assertThat(ids).doesNotContain(dimensions.indicator("s", 2020, indicator("d01", "二级7"), CATALOGUE));
        assertThat(ids).doesNotContain(dimensions.indicator("s", 2021, indicator("own1", "二级1"), CATALOGUE));
        dimensions.store();
        Dimensions later = new Dimensions(jdbc);
        assertThat(later.indicator("s", 2020, indicator("x", "二级7"), CATALOGUE))
                .isEqualTo(dimensions.indicator("s", 2020, indicator("x", "二级7"), CATALOGUE));
        assertThat(ids).contains(later.indicator("s", 2020, indicator("x", "前所未有"), CATALOGUE));
    }

    @Test
    void regionsPastTheBoundCountWithTheOneAbove() {
        int[] known = dimensions.regions("某省/某市/某县");
        for (int i = 0; i < 20_000; i++) {
            dimensions.regions("某省/某市/县" + i);
        }
        assertThat(dimensions.regions("某省/某市/前所未有")).isEqualTo(new int[] {0, known[1], known[2]});
        assertThat(dimensions.regions("前所未有")).isEqualTo(new int[] {0});
        assertThat(dimensions.regions("某省／某市/ 某县 /某镇")).isEqualTo(known);
        assertThat(dimensions.regions(null)).isEqualTo(new int[] {0});
    }

    @Test
    void whatIsStoredIsKnownAgain() {
        List<Rule> rules = List.of(
                new Rule("R", "a.xlsx", "扣分", 8), new Rule("R", "a.xlsx", "扣分", 9), new Rule("R", "b.drl", null, null));
        int[] ids = rules.stream()
                .mapToInt(rule -> dimensions.rule("s", 2020, rule))
                .toArray();
        int[] region = dimensions.regions("某省/某市");
        dimensions.store();
        Dimensions later = new Dimensions(jdbc);
        assertThat(rules.stream().mapToInt(rule -> later.rule("s", 2020, rule)).toArray())
                .isEqualTo(ids)
                .doesNotHaveDuplicates();
        assertThat(later.regions("某省/某市")).isEqualTo(region);
    }
}
