package org.plumbline.service.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.plumbline.ShippedFiles;
import org.plumbline.service.http.ApiClient;

/** Samples handed in under another name, so that a test finds its own in a service that several share. */
public final class RenamedSamples {

    private RenamedSamples() {}

    static String sample(String name) {
        return new String(
                ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve(name + "/submission.json")), StandardCharsets.UTF_8);
    }

    /** A sample's submission of another subject. */
    public static String named(String sample, String subject) {
        return replaced(sample(sample), "(\"subject\": \\{\\s+\"name\": \")[^\"]+", "$1" + subject);
    }

    public static String replaced(String submission, String pattern, String by) {
        String changed = submission.replaceFirst(pattern, by);
        assertThat(changed).isNotEqualTo(submission);
        return changed;
    }

    /** Kept; its id. */
    public static String keep(ApiClient client, String submission) {
        return keep(client, submission, "");
    }

    static String keep(ApiClient client, String submission, String query) {
        ApiClient.Answer answer =
                client.postJson("/api/v1/evaluations" + query, submission.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().at("/id").asString();
    }
}
