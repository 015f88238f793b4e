package org.plumbline.service.rulesets;

import jakarta.servlet.http.HttpServletRequest;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.ScopeRule;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * What the test cases of a version cover and detect, and its workbook with further ones. The workbook is a download; no
 * version changes before it is uploaded.
 */
@Controller
final class TestAnalysisController {

    private final RuleSetQueries queries;

    TestAnalysisController(RuleSetQueries queries) {
        this.queries = queries;
    }

    @Endpoint(scope = ScopeRule.SCHEME)
    @GetMapping("/rule-sets/{id}/test-analysis")
    String showAnalysis(@PathVariable String id, Model model, HttpServletRequest request) {
        QueryParameters.of(request);
        RuleSetVersion version = queries.requireVersion(id);
        model.addAttribute("version", queries.toView(version));
        model.addAttribute("analysis", queries.analyseTests(version));
        return "test-analysis";
    }

    @Endpoint(tagged = true, scope = ScopeRule.SCHEME)
    @GetMapping(path = "/api/v1/rule-sets/{id}/test-analysis", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    MutationReportView getAnalysis(@PathVariable String id, HttpServletRequest request) {
        QueryParameters.of(request);
        return queries.analyseTests(queries.requireVersion(id));
    }

    @Endpoint(scope = ScopeRule.SCHEME)
    @GetMapping({"/rule-sets/{id}/test-analysis/workbook", "/api/v1/rule-sets/{id}/test-analysis/workbook"})
    ResponseEntity<byte[]> downloadCompleted(@PathVariable String id, HttpServletRequest request) {
        QueryParameters.of(request);
        RuleSetVersion version = queries.requireVersion(id);
        return WorkbookDownload.respond(version.file(), false, queries.completeTests(version));
    }
}
