package org.plumbline.service.http;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An endpoint with an unexpected failure. */
@RestController
public class FailingEndpoint {

    static final String SECRET = "某县医疗保障局 8383.52";

    @Endpoint(scope = ScopeRule.SHARED)
    @GetMapping("/api/v1/failing")
    String fail() {
        throw new IllegalStateException(SECRET);
    }
}
