import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Spring MVC can do at most: parses the same body and returns a canned answer. {@code java -cp … Bare <port>
 * <answer.json>}; its lines are answered with the same, one a line.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class
})
@RestController
class Bare {

    private static final JsonMapper JSON = new JsonMapper();
    private static byte[] answer;

    public static void main(String[] arguments) throws IOException {
        answer = Files.readAllBytes(Path.of(arguments[1]));
        SpringApplication application = new SpringApplication(Bare.class);
        application.setDefaultProperties(Map.of(
                "spring.config.location", "optional:file:/nowhere/",
                "server.address", "127.0.0.1",
                "server.port", arguments[0],
                "spring.main.banner-mode", "off"));
        application.run("--spring.config.location=optional:file:/nowhere/", "--logging.level.root=warn");
    }

    @PostMapping(
            path = "/one",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] one(@RequestBody byte[] body) {
        return JSON.readTree(body).isObject() ? answer : new byte[0];
    }

    @PostMapping(path = "/lines", consumes = "application/x-ndjson", produces = "application/x-ndjson")
    void lines(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/x-ndjson");
        InputStream in = new BufferedInputStream(request.getInputStream(), 1 << 16);
        OutputStream out = new BufferedOutputStream(response.getOutputStream(), 1 << 16);
        ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next != '\n') {
                line.write(next);
            } else if (JSON.readTree(line.toByteArray()).isObject()) {
                line.reset();
                out.write(answer);
                out.write('\n');
            }
        }
        out.flush();
    }
}
