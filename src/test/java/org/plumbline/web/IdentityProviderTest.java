package org.plumbline.web;

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
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.plumbline.web.Client.Answer;
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

    @Autowired
    private Client client;

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
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
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
                .claim("preferred_username", "zhang")
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
    void whoHasNoneOfOurRolesMayDoNothing() {
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
    void theNameIsToldAsOneFromElsewhere() {
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
}
