package org.plumbline.service.security;

import static org.plumbline.service.security.Role.ADMIN;
import static org.plumbline.service.security.Role.APPROVER;
import static org.plumbline.service.security.Role.AUDITOR;
import static org.plumbline.service.security.Role.CALLER;
import static org.plumbline.service.security.Role.CLERK;

import jakarta.servlet.DispatcherType;
import java.util.Arrays;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/** Who may ask for what. The first row that matches a request decides; a write without a row is the administrator's alone. */
final class Permissions {

    private final AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests;

    private Permissions(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        this.requests = requests;
    }

    static void configure(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        // what is refused is told to anybody
        requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
        Permissions may = new Permissions(requests);

        // asked for hundreds of times a second, and the table is gone through from its top
        may.permitPost("/api/v1/score", CALLER, CLERK, ADMIN);
        may.permitPost("/api/v1/batches", CALLER, CLERK, ADMIN);
        may.permitPost("/api/v1/evaluations", CALLER, CLERK, ADMIN);

        may.permitReadWithoutLogin("/login", "/plumbline.css", "/plumbline.svg", "/v3/api-docs");
        may.permitReadWithoutLogin("/actuator/health", "/actuator/health/**");
        may.permitRead("/actuator/**", ADMIN);
        for (String users : new String[] {"/users", "/api/v1/users"}) {
            may.permitRead(users, ADMIN);
            may.permitRead(users + "/**", ADMIN);
            may.permitPost(users, ADMIN);
            may.permitPost(users + "/**", ADMIN);
        }
        may.permitPost("/account/password", Role.values());
        may.permitRead("/api/v1/audit-log", AUDITOR, ADMIN);
        may.permitRead("/api/v1/audit-log/**", AUDITOR, ADMIN);
        for (String findings : new String[] {"/findings", "/findings.xlsx", "/api/v1/findings"}) {
            may.permitRead(findings, AUDITOR, ADMIN);
            may.permitRead(findings + "/**", AUDITOR, ADMIN);
        }
        may.permitPost("/api/v1/statistics/rebuild", ADMIN);
        may.permitRead("/audit-log", AUDITOR, ADMIN);
        may.permitRead("/audit-log/**", AUDITOR, ADMIN);
        may.permitPost("/audit-log/verification", AUDITOR, ADMIN);

        may.permitPost("/samples/*", CALLER, CLERK, ADMIN);
        may.permitPost("/samples/*/evaluations", CALLER, CLERK, ADMIN);

        for (String jobs : new String[] {"/api/v1/jobs", "/jobs"}) {
            may.permitRead(jobs, CALLER, CLERK, ADMIN, AUDITOR);
            may.permitRead(jobs + "/**", CALLER, CLERK, ADMIN, AUDITOR);
            may.permitPost(jobs, CALLER, CLERK, ADMIN);
            may.permitDelete(jobs + "/*", CALLER, CLERK, ADMIN);
        }
        may.permitPost("/jobs/*/cancellation", CALLER, CLERK, ADMIN);
        may.permitPost("/jobs/*/removal", CALLER, CLERK, ADMIN);

        may.permitPost("/api/v1/forms", CALLER, CLERK, ADMIN);
        may.permitPost("/forms", CALLER, CLERK, ADMIN);
        may.permitPost("/forms/*/answers", CALLER, CLERK, ADMIN);
        may.permitPost("/forms/*/score", CALLER, CLERK, ADMIN);
        may.permitPost("/forms/*/evaluations", CALLER, CLERK, ADMIN);

        may.permitPost("/api/v1/evaluations/replay", AUDITOR, APPROVER, CLERK);
        may.permitPost("/api/v1/evaluations/*/replay", AUDITOR, APPROVER, CLERK);
        may.permitPost("/evaluations/*/replay", AUDITOR, APPROVER, CLERK);

        for (String ruleSets : new String[] {"/api/v1/rule-sets", "/rule-sets"}) {
            may.permitPost(ruleSets, CLERK);
            may.permitPost(ruleSets + "/*/rehearsal", CLERK);
            may.permitPost(ruleSets + "/*/rehearsal/cancellation", CLERK);
            may.permitPost(ruleSets + "/*/approval", APPROVER);
            may.permitPost(ruleSets + "/*/publication", APPROVER);
            may.permitPost(ruleSets + "/*/retirement", APPROVER);
        }

        // not "whoever is signed in": an identity provider lets in people who have no business here
        may.permitRead("/**", Role.values());
        requests.requestMatchers(HttpMethod.DELETE, "/api/v1/rehearsals/*").hasRole(CLERK.name());
        requests.anyRequest().hasRole(ADMIN.name());
    }

    private void permitReadWithoutLogin(String... paths) {
        requests.requestMatchers(HttpMethod.GET, paths).permitAll();
        requests.requestMatchers(HttpMethod.HEAD, paths).permitAll();
    }

    private void permitRead(String path, Role... roles) {
        requests.requestMatchers(HttpMethod.GET, path).hasAnyRole(roleNames(roles));
        requests.requestMatchers(HttpMethod.HEAD, path).hasAnyRole(roleNames(roles));
    }

    private void permitPost(String path, Role... roles) {
        requests.requestMatchers(HttpMethod.POST, path).hasAnyRole(roleNames(roles));
    }

    private void permitDelete(String path, Role... roles) {
        requests.requestMatchers(HttpMethod.DELETE, path).hasAnyRole(roleNames(roles));
    }

    private static String[] roleNames(Role... roles) {
        return Arrays.stream(roles).map(Role::name).toArray(String[]::new);
    }
}
