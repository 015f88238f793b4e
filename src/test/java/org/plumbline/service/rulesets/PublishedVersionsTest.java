package org.plumbline.service.rulesets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.core.scoring.SubmissionProblem;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.service.rulesets.RuleSetVersion.Origin;
import org.plumbline.service.rulesets.RuleSetVersion.State;

class PublishedVersionsTest {

    private final PublishedVersions catalogue =
            new PublishedVersions(List.of(version(3, 2022, 2022), version(2, 2021, 2024), version(1, 2020, 2022)));

    private static RuleSetVersion version(int version, int from, int to) {
        return new RuleSetVersion(
                version,
                "demo",
                version,
                "演示",
                null,
                new RuleSetFingerprint("demo.xlsx", "workbook" + version, "drl"),
                "sha" + version,
                State.PUBLISHED,
                new YearRange(from, to),
                Origin.DISK,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    @Test
    void theLatestVersionThatCoversTheYearRules() {
        assertThat(catalogue.findInForce("demo", 2020).version()).isEqualTo(1);
        assertThat(catalogue.findInForce("demo", 2021).version()).isEqualTo(2);
        assertThat(catalogue.findInForce("demo", 2022).version()).isEqualTo(3);
        assertThat(catalogue.findInForce("demo", 2024).version()).isEqualTo(2);
    }

    @Test
    void eachVersionHasTheYearsThatNoNewerOneTook() {
        assertThat(catalogue.findInForce("demo").stream()
                        .map(each -> each.version().version() + ": " + each.years()))
                .containsExactly("3: [2022]", "2: [2021, 2023–2024]", "1: [2020]");
    }

    @Test
    void aYearWithoutRulesNamesThoseWithThem() {
        assertThat(problem("demo", 2019).pointer()).isEqualTo("/fiscalYear");
        assertThat(problem("demo", 2019).expected().zh()).contains("2020、2021、2022、2023–2024");
    }

    @Test
    void anUnknownSchemeNamesThoseThereAre() {
        assertThat(problem("other", 2020).pointer()).isEqualTo("/scheme");
        assertThat(problem("other", 2020).expected().en()).contains("demo");
    }

    private SubmissionProblem problem(String scheme, int year) {
        SubmissionProblem[] problem = new SubmissionProblem[1];
        assertThatThrownBy(() -> catalogue.findInForce(scheme, year))
                .isInstanceOfSatisfying(
                        SubmissionRejectedException.class,
                        e -> problem[0] = e.problems().get(0));
        return problem[0];
    }
}
