package org.plumbline.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.Scope;
import org.plumbline.service.settings.Settings.Oidc;
import org.springframework.security.core.GrantedAuthority;

class OidcRoleMapperTest {

    private static final Map<String, Object> CLERK = Map.of("roles", List.of("clerk"));

    private static Collection<GrantedAuthority> map(String scopeClaim, List<Map<String, Object>> claims) {
        return new OidcRoleMapper(new Oidc("roles", "", scopeClaim)).mapClaims(claims);
    }

    private static Map<String, Object> withScope(Object scope) {
        return Map.of("roles", List.of("clerk"), "areas", scope);
    }

    @Test
    void withoutTheSettingAUserHasNoScope() {
        assertThat(map(null, List.of(withScope("region:某省")))).containsExactly(Role.CLERK.authority());
    }

    @Test
    void theScopeOfTheClaimIsAnAuthorityOfTheUser() {
        Scope scope = Scope.parse(List.of("region:某省/某市", "scheme:national:read"));
        for (Object claim : List.of(scope.toTexts(), "region:某省/某市, scheme:national:read")) {
            assertThat(map("areas", List.of(withScope(claim)))).containsExactly(Role.CLERK.authority(), scope);
        }
        assertThat(map("areas", List.of(CLERK, withScope(scope.toTexts()))))
                .as("of the user information")
                .containsExactly(Role.CLERK.authority(), scope);
    }

    @Test
    void aUserWhoseClaimIsMissingOrCannotBeReadHasNoRole() {
        assertThat(map("areas", List.of(CLERK))).isEmpty();
        for (Object claim : List.of(List.of(), "", "某省", List.of("region:某省", "*"))) {
            assertThat(map("areas", List.of(withScope(claim)))).as("%s", claim).isEmpty();
        }
    }

    @Test
    void anAsteriskIsNoRestriction() {
        assertThat(map("areas", List.of(withScope("*")))).containsExactly(Role.CLERK.authority());
    }
}
