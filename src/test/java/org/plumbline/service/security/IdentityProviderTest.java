package org.plumbline.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A service that an identity provider of its own signs people and programs in to, and no user is known. */
@ServiceTest
@DirtiesContext
class IdentityProviderTest {

    private static final RSAKey KEY = key();
    private static final HttpServer PROVIDER = provider();
    private static final String ISSUER =
            "http://127.0.0.1:" + PROVIDER.getAddress().getPort();

    /** What the provider was asked, by the code it gave. */
    private static final Map<String, Map<String, String>> ASKED = new ConcurrentHashMap<>();

    /** That of the next tokens; null for the one asked for. */
    private static volatile String nonce;

    private static volatile String name = "zhang";

    @Autowired
    private ApiClient client;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        String tokens = "spring.security.oauth2.resourceserver.jwt.";
        settings.add(tokens + "issuer-uri", () -> ISSUER);
        settings.add(tokens + "jwk-set-uri", () -> ISSUER + "/keys");
        settings.add(tokens + "audiences", () -> "plumbline");
        settings.add(tokens + "principal-claim-name", () -> "preferred_username");
        String login = "spring.security.oauth2.client.";
        settings.add(login + "registration.bureau.client-id", () -> "plumbline");
        settings.add(login + "registration.bureau.client-secret", () -> "secret");
        settings.add(login + "registration.bureau.client-name", () -> "统一身份认证");
        settings.add(login + "registration.bureau.scope", () -> "openid");
        settings.add(login + "registration.bureau.authorization-grant-type", () -> "authorization_code");
        settings.add(login + "registration.bureau.redirect-uri", () -> "{baseUrl}/login/oauth2/code/{registrationId}");
        settings.add(login + "provider.bureau.authorization-uri", () -> ISSUER + "/authorize");
        settings.add(login + "provider.bureau.token-uri", () -> ISSUER + "/token");
        settings.add(login + "provider.bureau.jwk-set-uri", () -> ISSUER + "/keys");
        settings.add(login + "provider.bureau.user-name-attribute", () -> "preferred_username");
        settings.add("server.servlet.session.cookie.same-site", () -> "lax");
        settings.add("plumbline.oidc.roles-claim", () -> "realm_access.roles");
        settings.add("plumbline.oidc.role-prefix", () -> "plumbline-");
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer provider() {
        try {
            byte[] keys = new JWKSet(KEY).toPublicJWKSet().toString().getBytes(StandardCharsets.UTF_8);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/keys", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.createContext("/authorize", IdentityProviderTest::authorize);
            server.createContext("/token", IdentityProviderTest::token);
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every user is signed in already and is redirected at once with a code. */
    private static void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
        String code = "code" + ASKED.size();
        ASKED.put(code, asked);
        exchange.getResponseHeaders()
                .add(
                        "Location",
                        asked.get("redirect_uri") + "?code=" + code + "&state="
                                + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    /** Changes a code into an identity token, once, for the client and the address it was given for. */
    private static void token(HttpExchange exchange) throws IOException {
        Map<String, String> sent = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = ASKED.remove(sent.getOrDefault("code", ""));
        String secret =
                "Basic " + Base64.getEncoder().encodeToString("plumbline:secret".getBytes(StandardCharsets.UTF_8));
        boolean good = asked != null
                && sent.get("redirect_uri").equals(asked.get("redirect_uri"))
                && secret.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        String answer = good
                ? "{\"access_token\":\"opaque\",\"token_type\":\"Bearer\",\"expires_in\":300,\"id_token\":\""
                        + signed(
                                claims("plumbline-auditor")
                                        .issueTime(new Date())
                                        .claim("nonce", nonce == null ? asked.get("nonce") : nonce),
                                KEY)
                        + "\"}"
                : "{\"error\":\"invalid_grant\"}";
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(good ? 200 : 400, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> form(String fields) {
        return Arrays.stream(fields.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    @AfterAll
    static void stop() {
        PROVIDER.stop(0);
    }

    private static JWTClaimsSet.Builder claims(String... roles) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("plumbline")
                .subject("1234")
                .claim("preferred_username", name)
                .claim("realm_access", Map.of("roles", List.of(roles)))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    private static String signed(JWTClaimsSet.Builder claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private int status(String path, String token) {
        return client.get(path, "Authorization", "Bearer " + token).status();
    }

    @Test
    void aTokenLetsInWithTheRolesOfItsClaim() {
        String auditor = signed(claims("plumbline-auditor", "offline_access"), KEY);
        assertThat(status("/api/v1/schemes", auditor)).isEqualTo(200);
        assertThat(status("/api/v1/audit-log", auditor)).isEqualTo(200);
        assertThat(status("/api/v1/users", auditor)).isEqualTo(403);
    }

    @Test
    void aTokenWithoutKnownRolesIsForbidden() {
        assertThat(status("/api/v1/schemes", signed(claims("admin", "manager"), KEY)))
                .isEqualTo(403);
        assertThat(status("/", signed(claims(), KEY))).isEqualTo(403);
    }

    @Test
    void aTokenOfAnotherKeyAudienceIssuerOrTimeIsRefused() {
        String[] role = {"plumbline-admin"};
        List<String> tokens = List.of(
                signed(claims(role), key()),
                signed(claims(role).audience("another-service"), KEY),
                signed(claims(role).audience((String) null), KEY),
                signed(claims(role).issuer("http://127.0.0.1:1"), KEY),
                signed(claims(role).expirationTime(Date.from(Instant.now().minusSeconds(300))), KEY),
                signed(claims(role).notBeforeTime(Date.from(Instant.now().plusSeconds(300))), KEY),
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.",
                "nonsense");
        for (String token : tokens) {
            Answer answer = client.get("/api/v1/schemes", "Authorization", "Bearer " + token);
            assertThat(answer.status()).as(token).isEqualTo(401);
            assertThat(answer.json().at("/type").asString()).isEqualTo("urn:plumbline:problem:unauthenticated");
        }
        assertThat(status("/api/v1/schemes", signed(claims(role), KEY))).isEqualTo(200);
    }

    @Test
    void aTokenWithoutAnEndOrWithoutAFitNameIsRefused() {
        String[] role = {"plumbline-admin"};
        List<String> tokens = List.of(
                signed(claims(role).expirationTime(null), KEY),
                signed(claims(role).claim("preferred_username", null), KEY),
                signed(claims(role).claim("preferred_username", ""), KEY),
                signed(claims(role).claim("preferred_username", " \t"), KEY),
                signed(claims(role).claim("preferred_username", "zhang\r\n12:00 WARN forged"), KEY),
                signed(claims(role).claim("preferred_username", "zhang\u0000"), KEY),
                signed(claims(role).claim("preferred_username", "zhang\u2028forged"), KEY),
                signed(claims(role).claim("preferred_username", "zh\u202Eang"), KEY),
                signed(claims(role).claim("preferred_username", "z".repeat(101)), KEY));
        for (String token : tokens) {
            assertThat(status("/api/v1/schemes", token)).as(token).isEqualTo(401);
        }
    }

    @Test
    void aPersonWithoutAFitNameIsNotSignedIn() throws IOException, InterruptedException {
        for (String unfit : new String[] {"", "li\nforged"}) {
            name = unfit;
            try {
                assertThat(browse(signIn()).header("Location")).isEqualTo("/login?failed");
            } finally {
                name = "zhang";
            }
        }
    }

    @Test
    void theUserNameOfAnIdentityProviderHasItsPrefix() {
        String caller = signed(claims("plumbline-caller"), KEY);
        String admin = signed(claims("plumbline-admin"), KEY);
        assertThat(status("/api/v1/users", caller)).isEqualTo(403);
        status("/api/v1/audit-log/head", admin); // chains what waits
        assertThat(client.get("/api/v1/audit-log?kind=denied_call", "Authorization", "Bearer " + admin)
                        .text())
                .contains("\"subject\":\"oidc:zhang\"");
    }

    @Test
    void peopleAreSentToTheProvider() {
        Answer login = client.get("/login", "Accept", "text/html");
        assertThat(login.text()).contains("用 统一身份认证 登录").contains("/oauth2/authorization/bureau");
        Answer away = client.get("/oauth2/authorization/bureau");
        assertThat(away.status()).isEqualTo(302);
        assertThat(away.header("Location"))
                .startsWith(ISSUER + "/authorize?response_type=code&client_id=plumbline")
                .contains("state=", "nonce=");
        assertThat(client.get("/login/oauth2/code/bureau?code=x&state=forged").header("Location"))
                .isEqualTo("/login?failed");
        assertThat(client.get("/", "Accept", "text/html").header("Location")).isEqualTo("/login");
    }

    /** A browser's session cookie. It is brought along from the provider's page only where it says Lax. */
    private final Map<String, String> cookies = new HashMap<>();

    private Answer browse(String path) {
        Answer answer = cookies.isEmpty()
                ? client.get(path, "Accept", "text/html")
                : client.get(path, "Accept", "text/html", "Cookie", String.join("; ", cookies.values()));
        for (String cookie : answer.response().headers().allValues("Set-Cookie")) {
            String pair = cookie.substring(0, cookie.indexOf(';'));
            if (!pair.startsWith("plumbline=")) {
                continue;
            }
            assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax");
            cookies.put("plumbline", pair);
        }
        return answer;
    }

    /** To the provider and back. @return the path it sent the browser to, with code and state */
    private String signIn() throws IOException, InterruptedException {
        String away = browse("/oauth2/authorization/bureau").header("Location");
        HttpResponse<Void> back = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(away)).build(), HttpResponse.BodyHandlers.discarding());
        URI callback = URI.create(back.headers().firstValue("Location").orElseThrow());
        return callback.getRawPath() + "?" + callback.getRawQuery();
    }

    @Test
    void aPersonIsSignedInByTheProvidersCode() throws IOException, InterruptedException {
        String callback = signIn();
        String before = cookies.get("plumbline");
        Answer in = browse(callback);
        assertThat(in.status()).isEqualTo(302);
        assertThat(in.header("Location")).doesNotContain("failed");
        assertThat(cookies.get("plumbline")).as("another session than before").isNotEqualTo(before);
        assertThat(browse("/findings").status()).isEqualTo(200);
        assertThat(browse("/users").status()).isEqualTo(403);
        assertThat(browse("/").text()).contains("oidc:zhang");
        cookies.put("plumbline", before);
        assertThat(browse("/findings").header("Location"))
                .as("with the old cookie")
                .isEqualTo("/login");
    }

    @Test
    void anAuthorizationCodeWorksOnceInTheSessionThatRequestedIt() throws IOException, InterruptedException {
        String callback = signIn();
        String ours = cookies.remove("plumbline");
        assertThat(browse(callback).header("Location")).as("in another browser").isEqualTo("/login?failed");
        cookies.put("plumbline", ours);
        assertThat(browse(callback).header("Location")).doesNotContain("failed");
        assertThat(browse(callback).header("Location")).as("again").isEqualTo("/login?failed");
    }

    @Test
    void aTokenMadeForAnotherRequestIsRefused() throws IOException, InterruptedException {
        nonce = "another";
        try {
            assertThat(browse(signIn()).header("Location")).isEqualTo("/login?failed");
            assertThat(browse("/findings").header("Location")).isEqualTo("/login");
        } finally {
            nonce = null;
        }
    }
}
