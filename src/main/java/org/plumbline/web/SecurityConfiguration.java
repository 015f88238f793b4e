package org.plumbline.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who may call and what a browser may do with our pages. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration implements WebMvcConfigurer {

    /** Nothing but our own files, and nothing inline. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Users users;
    private final Problems problems;
    private final SpeechResolver speech;
    private final ActorOnPages actor;
    private final String sessionCookie;

    SecurityConfiguration(
            Users users,
            Problems problems,
            SpeechResolver speech,
            ActorOnPages actor,
            @Value("${server.servlet.session.cookie.name}") String sessionCookie) {
        this.users = users;
        this.problems = problems;
        this.speech = speech;
        this.actor = actor;
        this.sessionCookie = sessionCookie;
    }

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http) throws Exception {
        // a cookie, not a session: an open page's form still works after a restart
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        http.authorizeHttpRequests(Permissions::table)
                .csrf(csrf -> csrf.csrfTokenRepository(tokens).ignoringRequestMatchers(this::isProgram))
                .exceptionHandling(handling ->
                        handling.accessDeniedHandler(this::denied).authenticationEntryPoint(this::unauthenticated))
                .headers(SecurityConfiguration::headers);
        if (users.singleUser()) {
            withoutLogin(http);
        } else {
            withLogin(http);
        }
        return http.build();
    }

    private static void withoutLogin(HttpSecurity http) throws Exception {
        http.addFilterBefore(new SingleUser(), AnonymousAuthenticationFilter.class)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }

    /** People sign in on a page and get a session; programs send their password with each request and get none. */
    private void withLogin(HttpSecurity http) throws Exception {
        DaoAuthenticationProvider passwords = new DaoAuthenticationProvider(name -> users.find(name)
                .orElseThrow(() ->
                        // the same answer as to a wrong password
                        new UsernameNotFoundException("no such user")));
        passwords.setPasswordEncoder(new RecentMatches(Passwords.encoder(), InstantSource.system()));
        HttpSessionRequestCache pageAskedFor = new HttpSessionRequestCache();
        pageAskedFor.setRequestMatcher(
                request -> HttpMethod.GET.matches(request.getMethod()) && Problems.wantsPage(request));
        pageAskedFor.setMatchingRequestParameterName(null); // it would be an unknown filter to our lists
        http.addFilterBefore(new FilesAfterSignIn(this::isProgram, this::unauthenticated), CsrfFilter.class)
                .authenticationProvider(passwords)
                .httpBasic(basic -> basic.authenticationEntryPoint(this::unauthenticated))
                .formLogin(form -> form.loginPage(LoginPage.PATH).failureUrl(LoginPage.PATH + "?wrong"))
                .logout(logout ->
                        logout.logoutSuccessUrl(LoginPage.PATH + "?left").deleteCookies(sessionCookie))
                .requestCache(cache -> cache.requestCache(pageAskedFor));
    }

    /**
     * The API is called by programs, which need no token; CrossSiteCheck keeps other sites' pages from it. A page of ours that
     * calls it in a session sends its token like any form.
     */
    private boolean isProgram(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/") && request.getRequestedSessionId() == null;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                // not no-referrer: under it a browser sends our own forms with "Origin: null"
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                .crossOriginOpenerPolicy(policy -> policy.policy(
                        org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                .CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(
                        org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter
                                .CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    private void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        ProblemKind kind = denied instanceof CsrfException ? ProblemKind.FORM_EXPIRED : ProblemKind.FORBIDDEN;
        problems.refuse(request, response, new RequestRefused(kind));
    }

    private void unauthenticated(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException unauthenticated)
            throws IOException {
        if (Problems.wantsPage(request)) {
            response.sendRedirect(LoginPage.PATH);
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Plumbline\", charset=\"UTF-8\"");
            problems.refuse(request, response, new RequestRefused(ProblemKind.UNAUTHENTICATED));
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        for (HandlerInterceptor each : new HandlerInterceptor[] {speech, actor}) {
            registry.addInterceptor(each).excludePathPatterns("/api/**", "/v3/**", "/actuator/**");
        }
    }
}
