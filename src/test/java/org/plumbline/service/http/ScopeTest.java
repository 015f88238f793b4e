package org.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

    private static final Scope CITY = Scope.parse(List.of("region: 某省／某市 ", "region:他省:read", "scheme:national:read"));

    @Test
    void aRegionCoversItselfAndWhatIsWithinItByWholeLevels() {
        assertThat(CITY.coversRegion("某省/某市")).isTrue();
        assertThat(CITY.coversRegion("某省/某市/某县/某镇")).isTrue();
        assertThat(CITY.coversRegion("某省/某市区")).isFalse();
        assertThat(CITY.coversRegion("某省")).isFalse();
        assertThat(CITY.coversRegion(null)).isFalse();
        assertThat(Scope.ALL.coversRegion(null)).isTrue();
    }

    @Test
    void theConditionEscapesWhatLikeInterprets() {
        ScopeCondition condition = Scope.parse(List.of("region:100%_!/市")).toCondition("e");
        assertThat(condition.parameters()).containsExactly("100%_!/市", "100!%!_!!/市/%");
        assertThat(Scope.ALL.toCondition("e").and()).isEmpty();
    }

    @Test
    void theConditionRequiresARegionAndAScheme() {
        assertThat(CITY.toCondition("e").sql())
                .isEqualTo("(left(e.region, 310) = ? or left(e.region, 310) like ? escape '!'"
                        + " or left(e.region, 310) = ? or left(e.region, 310) like ? escape '!')"
                        + " and e.scheme in (?)");
    }

    @Test
    void writingRequiresARegionAndASchemeThatMayBeWritten() {
        Scope region = Scope.parse(List.of("region:某省", "region:他省:read"));
        assertThatNoException().isThrownBy(() -> region.requireEvaluation("national", "某省/某市"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> region.requireEvaluation("national", "他省/某市"));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> region.requireEvaluation("national", null));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> CITY.requireEvaluation("national", "某省/某市"));
    }

    @Test
    void rulesAreChangedWithASchemeAndNotWithARegionAlone() {
        assertThatNoException().isThrownBy(() -> Scope.ALL.requireRules("national"));
        assertThatNoException()
                .isThrownBy(() -> Scope.parse(List.of("scheme:national")).requireRules("national"));
        for (String scope : List.of("scheme:national:read", "scheme:other", "region:某省")) {
            assertThatExceptionOfType(ProblemException.class).as(scope).isThrownBy(() -> Scope.parse(List.of(scope))
                    .requireRules("national"));
        }
    }

    @Test
    void aScopeIsStoredAsTheLinesItIsReadFrom() {
        assertThat(CITY.toTexts()).containsExactly("region:某省/某市", "region:他省:read", "scheme:national:read");
        assertThat(Scope.parseLines(CITY.toLines())).isEqualTo(CITY);
        assertThat(Scope.ALL.toLines()).isNull();
        assertThat(Scope.parseLines(null)).isEqualTo(Scope.ALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "某省",
                "region:",
                "region:某省//某县",
                "region:某省/",
                "region:省/市/县/镇",
                "scheme: ",
                "Region:某省",
                "",
                " "
            })
    void whatIsNoScopeIsRejectedWithItsText(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scope.parse(List.of("scheme:a", text)))
                .withMessage(text.strip());
    }

    @Test
    void workForACallerOnAnotherThreadHasTheScope() {
        assertThat(CITY.call(Scope::ofCaller)).isEqualTo(CITY);
        assertThat(Scope.ofCaller()).isEqualTo(Scope.ALL);
    }
}
