package org.plumbline.service.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.plumbline.service.http.LanguageResolver;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.http.ProblemResponses;
import org.plumbline.service.settings.Settings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Authentication, authorization and the security headers of responses. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration implements WebMvcConfigurer {

    /** The service's own files only, and nothing inline. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final UserDirectory users;
    private final ProblemResponses problems;
    private final LanguageResolver languageResolver;
    private final ActorInterceptor actor;
    private final Permissions permissions;
    private final KeptActions kept;
    private final String sessionCookie;
    private final String principalClaim;
    private final OidcRoleMapper oidcRoles;
    private final LoginThrottle throttle;

    SecurityConfiguration(
            UserDirectory users,
            ProblemResponses problems,
            LanguageResolver languageResolver,
            ActorInterceptor actor,
            Permissions permissions,
            KeptActions kept,
            Settings settings,
            @Value("${server.servlet.session.cookie.name}") String sessionCookie,
            @Value("${" + IdentityProviderSettings.TOKENS + ".principal-claim-name:sub}") String principalClaim) {
        this.users = users;
        this.problems = problems;
        this.languageResolver = languageResolver;
        this.actor = actor;
        this.permissions = permissions;
        this.kept = kept;
        this.sessionCookie = sessionCookie;
        this.principalClaim = principalClaim;
        this.oidcRoles = new OidcRoleMapper(settings.oidc());
        this.throttle = new LoginThrottle(settings.login(), InstantSource.system());
    }

    /** Disables observations of each filter, which are not used. */
    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** For programs in single-user mode: no session and no form, and every filter less is measurable. */
    @Bean
    @Order(0)
    SecurityFilterChain programsWithoutLogin(HttpSecurity http) throws Exception {
        http.securityMatcher(request -> users.isSingleUser() && isProgramRequest(request))
                .authorizeHttpRequests(permissions::configure)
                .exceptionHandling(this::configureExceptionHandling)
                .headers(SecurityConfiguration::configureResponseHeaders)
                .addFilterBefore(new SingleUserFilter(), ExceptionTranslationFilter.class)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
        return http.build();
    }

    /** In single-user mode; the first user that is created on the page ends it at once. */
    @Bean
    @Order(1)
    SecurityFilterChain withoutLogin(HttpSecurity http) throws Exception {
        http.securityMatcher(request -> users.isSingleUser());
        configureCommon(http);
        // there is no sign-in: otherwise every request, even for a style sheet, would count as one and replace the
        // token
        http.csrf(csrf -> csrf.sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
                .addFilterBefore(new SingleUserFilter(), AnonymousAuthenticationFilter.class)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
        return http.build();
    }

    /** Users sign in on a page and get a session; programs send a password, key or token with each request and get none. */
    @Bean
    @Order(2)
    SecurityFilterChain withLogin(
            HttpSecurity http,
            ObjectProvider<ClientRegistrationRepository> registrations,
            ObjectProvider<JwtDecoder> tokens)
            throws Exception {
        configureCommon(http);
        HttpSessionRequestCache requested = createPageCache();
        http.addFilterAfter(new StaleSessionFilter(users), HeaderWriterFilter.class)
                .addFilterBefore(
                        new MultipartSessionFilter(this::isProgramRequest, kept, this::handleUnauthenticated),
                        CsrfFilter.class)
                .addFilterAfter(new ApiKeyFilter(users, this::handleUnauthenticated), CsrfFilter.class)
                .authenticationProvider(createPasswordProvider())
                .httpBasic(basic -> basic.authenticationEntryPoint(this::handleUnauthenticated))
                .formLogin(form -> form.loginPage(LoginPageController.PATH)
                        .successHandler(new KeptActionLoginHandler(requested, kept))
                        .failureHandler(this::wrongPassword))
                .logout(logout -> logout.logoutSuccessUrl(LoginPageController.PATH + "?left")
                        .deleteCookies(sessionCookie))
                .requestCache(cache -> cache.requestCache(requested));
        configureIdentityProvider(http, registrations, tokens, requested);
        return http.build();
    }

    /** Keeps the page that was requested until its user has signed in. */
    private static HttpSessionRequestCache createPageCache() {
        HttpSessionRequestCache requested = new HttpSessionRequestCache();
        requested.setRequestMatcher(
                request -> HttpMethod.GET.matches(request.getMethod()) && ProblemResponses.wantsPage(request));
        requested.setMatchingRequestParameterName(null); // it would be an unknown parameter, which lists reject
        return requested;
    }

    private void configureIdentityProvider(
            HttpSecurity http,
            ObjectProvider<ClientRegistrationRepository> registrations,
            ObjectProvider<JwtDecoder> tokens,
            HttpSessionRequestCache requested)
            throws Exception {
        if (registrations.getIfAvailable() != null) {
            http.oauth2Login(login -> login.loginPage(LoginPageController.PATH)
                    .successHandler(new KeptActionLoginHandler(requested, kept))
                    .failureHandler(this::notSignedInElsewhere)
                    .userInfoEndpoint(user -> user.userAuthoritiesMapper(oidcRoles::mapAuthorities)));
        }
        JwtDecoder decoder = tokens.getIfAvailable();
        if (decoder != null) {
            DefaultBearerTokenResolver bearer = new DefaultBearerTokenResolver();
            http.oauth2ResourceServer(server -> server.authenticationEntryPoint(this::handleUnauthenticated)
                    .bearerTokenResolver(request -> ApiKeyFilter.hasApiKey(request) ? null : bearer.resolve(request))
                    .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(this::authenticated)));
        }
    }

    /** @throws AuthenticationException if the token never expires or names no actor */
    private AbstractAuthenticationToken authenticated(Jwt token) {
        OidcNames.expires(token);
        String name = OidcNames.checked(token.getClaimAsString(principalClaim), principalClaim);
        return new JwtAuthenticationToken(token, oidcRoles.mapClaims(List.of(token.getClaims())), name);
    }

    private void wrongPassword(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        boolean throttled = failure instanceof ThrottledAuthenticationProvider.LoginThrottledException;
        DeniedCallReporter.attempted(request, failure);
        problems.denied(request, throttled ? ProblemKind.LOGIN_THROTTLED : ProblemKind.UNAUTHENTICATED);
        response.sendRedirect(LoginPageController.PATH + (throttled ? "?wait" : "?wrong"));
    }

    private void notSignedInElsewhere(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        problems.denied(request, ProblemKind.UNAUTHENTICATED);
        response.sendRedirect(LoginPageController.PATH + "?failed");
    }

    private void configureCommon(HttpSecurity http) throws Exception {
        // a cookie, not a session: an open page's form still works after a restart
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        http.authorizeHttpRequests(permissions::configure)
                .csrf(csrf -> csrf.csrfTokenRepository(tokens).ignoringRequestMatchers(this::isProgramRequest))
                .exceptionHandling(this::configureExceptionHandling)
                .headers(SecurityConfiguration::configurePageHeaders);
    }

    private void configureExceptionHandling(ExceptionHandlingConfigurer<HttpSecurity> handling) {
        handling.accessDeniedHandler(this::handleAccessDenied).authenticationEntryPoint(this::handleUnauthenticated);
    }

    private AuthenticationProvider createPasswordProvider() {
        DaoAuthenticationProvider passwords = new DaoAuthenticationProvider(name -> users.find(name)
                .filter(user -> !user.getPassword().isEmpty()) // users with a key only have none
                .orElseThrow(() ->
                        // the same response as to a wrong password, after the same time
                        new UsernameNotFoundException("no such user")));
        passwords.setPasswordEncoder(new CachingPasswordEncoder(Passwords.encoder(), InstantSource.system()));
        return new ThrottledAuthenticationProvider(passwords, throttle);
    }

    /**
     * The API is called by programs, which need no token; CrossSiteFilter rejects requests from other sites. A page of our own
     * that calls it in a session sends its token like any form.
     */
    private boolean isProgramRequest(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/") && request.getRequestedSessionId() == null;
    }

    /** The headers that matter if a browser displays a response of the API. */
    private static void configureResponseHeaders(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    private static void configurePageHeaders(HeadersConfigurer<HttpSecurity> headers) {
        configureResponseHeaders(headers);
        headers
                // not no-referrer: with it a browser sends the service's own forms with "Origin: null"
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
    }

    private void handleAccessDenied(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) throws IOException {
        ProblemKind kind = denied instanceof CsrfException
                ? ProblemKind.FORM_EXPIRED
                : Permissions.isOutsideScope(denied) ? ProblemKind.UNSCOPED_ONLY : ProblemKind.FORBIDDEN;
        // the origin shows that the form is this service's: the user signed in elsewhere since it was opened
        if (kind == ProblemKind.FORM_EXPIRED
                && !users.isSingleUser()
                && request.getHeader(HttpHeaders.ORIGIN) != null
                && KeptActions.canKeep(request)) {
            kept.keep(request, response);
            problems.denied(request, kind);
            response.sendRedirect(KeptActionPageController.PATH);
        } else {
            problems.reject(request, response, new ProblemException(kind));
        }
    }

    private void handleUnauthenticated(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException unauthenticated)
            throws IOException {
        DeniedCallReporter.attempted(request, unauthenticated);
        if (unauthenticated instanceof ThrottledAuthenticationProvider.LoginThrottledException throttled) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(throttled.retryAfterSeconds()));
            problems.reject(
                    request,
                    response,
                    new ProblemException(ProblemKind.LOGIN_THROTTLED, throttled.retryAfterSeconds()));
        } else if (ProblemResponses.wantsPage(request) && request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            if (KeptActions.canKeep(request)) {
                kept.keep(request, response);
            }
            response.sendRedirect(LoginPageController.PATH);
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Plumbline\", charset=\"UTF-8\"");
            problems.reject(request, response, new ProblemException(ProblemKind.UNAUTHENTICATED));
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        for (HandlerInterceptor each : new HandlerInterceptor[] {
            languageResolver, actor, new CsrfTokenInterceptor(), new KeptActionInterceptor(kept)
        }) {
            registry.addInterceptor(each).excludePathPatterns("/api/**", "/v3/**", "/actuator/**");
        }
    }
}
