package org.plumbline.service.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves the API's description, {@code openapi.yaml}. It is written by hand and not derived from the controllers, because
 * submissions and evaluations pass through these as bytes; a test holds document and controllers together (decision 0006).
 */
@RestController
class OpenApiController {

    private final JsonMapper json;

    OpenApiController(JsonMapper json) {
        this.json = json;
    }

    @Endpoint(open = true, tagged = true, scope = ScopeRule.SHARED)
    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> getDocument() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json.writeValueAsBytes(readDocument()));
    }

    private static Object readDocument() {
        try (InputStream yaml = new ClassPathResource("openapi.yaml").getInputStream()) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
