package org.plumbline.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.plumbline.Shipped;
import org.plumbline.web.Client;

/** Samples handed in under another name, so that a test finds its own in a service that several share. */
final class Handed {

    private Handed() {}

    static String sample(String name) {
        return new String(Shipped.bytes(Shipped.SAMPLES.resolve(name + "/submission.json")), StandardCharsets.UTF_8);
    }

    /** A sample's submission of another subject. */
    static String named(String sample, String subject) {
        return replaced(sample(sample), "(\"subject\": \\{\\s+\"name\": \")[^\"]+", "$1" + subject);
    }

    static String replaced(String submission, String pattern, String by) {
        String changed = submission.replaceFirst(pattern, by);
        assertThat(changed).isNotEqualTo(submission);
        return changed;
    }

    /** Kept; its id. */
    static String keep(Client client, String submission) {
        return keep(client, submission, "");
    }

    static String keep(Client client, String submission, String query) {
        Client.Answer answer =
                client.postJson("/api/v1/evaluations" + query, submission.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().at("/id").asString();
    }
}
