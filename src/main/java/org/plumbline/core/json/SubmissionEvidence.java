package org.plumbline.core.json;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The indicators for which a submission names evidence (佐证), read from its JSON in one pass. */
public final class SubmissionEvidence {

    private static final JsonFactory JSON = new JsonFactory();

    private SubmissionEvidence() {}

    /**
     * Codes as evaluations have them: an indicator without a code is # and its number, from 1.
     *
     * @throws tools.jackson.core.JacksonException if it is no JSON
     */
    public static Set<String> readCodes(byte[] submission) {
        Set<String> codes = new HashSet<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), submission)) {
            json.nextToken();
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                if (name.equals("indicators")) {
                    readIndicators(json, codes);
                } else {
                    json.skipChildren();
                }
            }
        }
        return codes;
    }

    private static void readIndicators(JsonParser json, Set<String> codes) {
        for (int number = 1; json.nextToken() == JsonToken.START_OBJECT; number++) {
            String code = "#" + number;
            boolean evidenced = false;
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                JsonToken value = json.nextToken();
                if (name.equals("code") && value == JsonToken.VALUE_STRING) {
                    code = json.getString();
                } else if (name.equals("evidence") && value == JsonToken.START_ARRAY) {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        evidenced = true;
                    }
                } else {
                    json.skipChildren();
                }
            }
            if (evidenced) {
                codes.add(code);
            }
        }
    }
}
