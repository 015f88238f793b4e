package org.plumbline.web;

import static org.plumbline.web.Role.ADMIN;
import static org.plumbline.web.Role.APPROVER;
import static org.plumbline.web.Role.AUDITOR;
import static org.plumbline.web.Role.CALLER;
import static org.plumbline.web.Role.CLERK;

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

    static void table(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        // what is refused is told to anybody
        requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
        Permissions may = new Permissions(requests);

        // asked for hundreds of times a second, and the table is gone through from its top
        may.post("/api/v1/score", CALLER, CLERK, ADMIN);
        may.post("/api/v1/batches", CALLER, CLERK, ADMIN);
        may.post("/api/v1/evaluations", CALLER, CLERK, ADMIN);

        may.readWithoutLogin("/login", "/plumbline.css", "/plumbline.svg", "/v3/api-docs");
        may.readWithoutLogin("/actuator/health", "/actuator/health/**");
        may.read("/actuator/**", ADMIN);
        for (String users : new String[] {"/users", "/api/v1/users"}) {
            may.read(users, ADMIN);
            may.read(users + "/**", ADMIN);
            may.post(users, ADMIN);
            may.post(users + "/**", ADMIN);
        }
        may.post("/account/password", Role.values());
        may.read("/api/v1/audit-log", AUDITOR, ADMIN);
        may.read("/api/v1/audit-log/**", AUDITOR, ADMIN);
        for (String findings : new String[] {"/findings", "/findings.xlsx", "/api/v1/findings"}) {
            may.read(findings, AUDITOR, ADMIN);
            may.read(findings + "/**", AUDITOR, ADMIN);
        }
        may.post("/api/v1/statistics/rebuild", ADMIN);
        may.read("/audit-log", AUDITOR, ADMIN);
        may.read("/audit-log/**", AUDITOR, ADMIN);
        may.post("/audit-log/verification", AUDITOR, ADMIN);

        may.post("/samples/*", CALLER, CLERK, ADMIN);
        may.post("/samples/*/evaluations", CALLER, CLERK, ADMIN);

        for (String jobs : new String[] {"/api/v1/jobs", "/jobs"}) {
            may.read(jobs, CALLER, CLERK, ADMIN, AUDITOR);
            may.read(jobs + "/**", CALLER, CLERK, ADMIN, AUDITOR);
            may.post(jobs, CALLER, CLERK, ADMIN);
            may.delete(jobs + "/*", CALLER, CLERK, ADMIN);
        }
        may.post("/jobs/*/cancellation", CALLER, CLERK, ADMIN);
        may.post("/jobs/*/removal", CALLER, CLERK, ADMIN);

        may.post("/api/v1/forms", CALLER, CLERK, ADMIN);
        may.post("/forms", CALLER, CLERK, ADMIN);
        may.post("/forms/*/answers", CALLER, CLERK, ADMIN);
        may.post("/forms/*/score", CALLER, CLERK, ADMIN);
        may.post("/forms/*/evaluations", CALLER, CLERK, ADMIN);

        may.post("/api/v1/evaluations/replay", AUDITOR, APPROVER, CLERK);
        may.post("/api/v1/evaluations/*/replay", AUDITOR, APPROVER, CLERK);
        may.post("/evaluations/*/replay", AUDITOR, APPROVER, CLERK);

        for (String ruleSets : new String[] {"/api/v1/rule-sets", "/rule-sets"}) {
            may.post(ruleSets, CLERK);
            may.post(ruleSets + "/*/rehearsal", CLERK);
            may.post(ruleSets + "/*/rehearsal/cancellation", CLERK);
            may.post(ruleSets + "/*/approval", APPROVER);
            may.post(ruleSets + "/*/publication", APPROVER);
            may.post(ruleSets + "/*/retirement", APPROVER);
        }

        // not "whoever is signed in": an identity provider lets in people who have no business here
        may.read("/**", Role.values());
        requests.requestMatchers(HttpMethod.DELETE, "/api/v1/rehearsals/*").hasRole(CLERK.name());
        requests.anyRequest().hasRole(ADMIN.name());
    }

    private void readWithoutLogin(String... paths) {
        requests.requestMatchers(HttpMethod.GET, paths).permitAll();
        requests.requestMatchers(HttpMethod.HEAD, paths).permitAll();
    }

    private void read(String path, Role... roles) {
        requests.requestMatchers(HttpMethod.GET, path).hasAnyRole(names(roles));
        requests.requestMatchers(HttpMethod.HEAD, path).hasAnyRole(names(roles));
    }

    private void post(String path, Role... roles) {
        requests.requestMatchers(HttpMethod.POST, path).hasAnyRole(names(roles));
    }

    private void delete(String path, Role... roles) {
        requests.requestMatchers(HttpMethod.DELETE, path).hasAnyRole(names(roles));
    }

    private static String[] names(Role... roles) {
        return Arrays.stream(roles).map(Role::name).toArray(String[]::new);
    }
}
