package org.plumbline.service.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.Endpoints;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.Scope;
import org.plumbline.service.http.ScopeRule;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * Who may send which request: as {@link Endpoint} declares for those that a controller handles. Other reads (files of
 * the pages) are permitted for every role, other writes for the administrator alone.
 */
@Component
final class Permissions implements AuthorizationManager<RequestAuthorizationContext> {

    private static final String[] OPEN = {
        "/plumbline.css", "/plumbline.svg", "/typed.js", "/actuator/health", "/actuator/health/**"
    };

    private static final String OPERATION = "/actuator";

    private static final Set<String> READS = Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name());

    private final Endpoints endpoints;

    Permissions(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    void configure(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        // errors are reported to every caller
        requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
        for (HttpMethod method : new HttpMethod[] {HttpMethod.GET, HttpMethod.HEAD}) {
            requests.requestMatchers(method, OPEN).permitAll();
        }
        requests.anyRequest().access(this);
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends Authentication> caller, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        Endpoint endpoint = endpoints.find(request).orElse(null);
        if (endpoint != null && endpoint.open()) {
            return new AuthorizationDecision(true);
        }
        Set<Role> allowed = endpoint == null ? defaultRoles(request) : rolesOf(endpoint);
        Authentication signedIn = caller.get();
        boolean permitted = signedIn != null
                && signedIn.isAuthenticated()
                && Role.fromAuthorities(signedIn.getAuthorities()).stream().anyMatch(allowed::contains);
        return permitted && ruleOf(request, endpoint).rejects(Scope.of(signedIn))
                ? new OutsideScope()
                : new AuthorizationDecision(permitted);
    }

    /** The caller has the role, and a scope, which the request does not permit. */
    private static final class OutsideScope extends AuthorizationDecision {

        OutsideScope() {
            super(false);
        }
    }

    static boolean isOutsideScope(AccessDeniedException denied) {
        return denied instanceof AuthorizationDeniedException decided
                && decided.getAuthorizationResult() instanceof OutsideScope;
    }

    private static ScopeRule ruleOf(HttpServletRequest request, Endpoint endpoint) {
        if (endpoint != null) {
            return endpoint.scope();
        }
        return isOperation(request) ? ScopeRule.UNSCOPED : ScopeRule.SHARED;
    }

    /** Figures and details of the service, which no controller of ours serves. */
    private static boolean isOperation(HttpServletRequest request) {
        return request.getRequestURI().startsWith(OPERATION);
    }

    /** Not every signed-in caller: an identity provider also authenticates users without a role. */
    private static Set<Role> rolesOf(Endpoint endpoint) {
        return endpoint.value().length == 0 ? EnumSet.allOf(Role.class) : Set.of(endpoint.value());
    }

    /** A path that has handlers for other methods only: the roles of those get 405 instead of 403. */
    private Set<Role> defaultRoles(HttpServletRequest request) {
        if (isOperation(request) || !READS.contains(request.getMethod())) {
            return EnumSet.of(Role.ADMIN);
        }
        List<Endpoint> others = endpoints.listAtPath(request);
        return others.isEmpty()
                ? EnumSet.allOf(Role.class)
                : others.stream().flatMap(other -> rolesOf(other).stream()).collect(Collectors.toSet());
    }
}
