package org.plumbline.service.drafts;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plumbline.core.draft.DraftWorkbookWriter.DraftOptions;
import org.plumbline.core.draft.SchemeDraft;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.rulesets.WorkbookDownload;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API of drafts. */
@RestController
final class DraftController {

    private static final int MOST_ANSWERS = 4_000;

    private final DraftService drafts;
    private final JsonMapper json;

    DraftController(DraftService drafts, JsonMapper json) {
        this.drafts = drafts;
        this.json = json;
    }

    /** The drafted rows, the questions, and what is not understood. */
    @Endpoint(value = Role.CLERK, scope = ScopeRule.SCHEME)
    @PostMapping(
            path = "/api/v1/drafts",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    DraftView read(@RequestParam(name = "form", required = false) MultipartFile form, HttpServletRequest request)
            throws IOException {
        QueryParameters query = QueryParameters.of(request, "text", "answers");
        return DraftView.of(draft(form, query), query.locale());
    }

    /** The workbook, once every question is answered. */
    @Endpoint(value = Role.CLERK, scope = ScopeRule.SCHEME)
    @PostMapping(path = "/api/v1/drafts/workbook", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<byte[]> write(
            @RequestParam(name = "form", required = false) MultipartFile form, HttpServletRequest request)
            throws IOException {
        QueryParameters query = QueryParameters.of(
                request, "text", "answers", "scheme", "title", "jurisdiction", "from", "to", "document");
        DraftOptions options = DraftRequest.readOptions(request);
        return WorkbookDownload.respond(options.id() + ".xlsx", false, drafts.write(draft(form, query), options));
    }

    private SchemeDraft draft(MultipartFile form, QueryParameters query) throws IOException {
        Map<String, String> answers = parseAnswers(query.textOrNull("answers"));
        return SchemeDraft.of(drafts.read(form, query.textOrNull("text"), query.locale()), answers);
    }

    /** A JSON object: ids of questions with values of choices. */
    private Map<String, String> parseAnswers(String text) {
        Map<String, String> answers = new LinkedHashMap<>();
        if (text == null) {
            return answers;
        }
        try {
            JsonNode node = json.readTree(text);
            boolean valid = node.isObject() && node.size() <= MOST_ANSWERS;
            for (Map.Entry<String, JsonNode> each : node.properties()) {
                valid &= each.getValue().isString();
                answers.put(each.getKey(), each.getValue().asString(""));
            }
            if (valid) {
                return answers;
            }
        } catch (JacksonException e) {
            throw invalidAnswers(text);
        }
        throw invalidAnswers(text);
    }

    private static ProblemException invalidAnswers(String found) {
        return ProblemException.invalidParameter("answers", found, "{\"PARTIAL_STEP@zb01\": \"up\"}");
    }
}
