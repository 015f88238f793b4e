package org.plumbline.service.reports;

import jakarta.servlet.http.HttpServletRequest;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The evaluations of one body held against each other: departments and projects, and one year and the next. */
@Controller
final class BodyComparisonController {

    private static final String BODY = "body";

    private final BodySubmissions submissions;
    private final CheckBooks books;

    BodyComparisonController(BodySubmissions submissions, CheckBooks books) {
        this.submissions = submissions;
        this.books = books;
    }

    @Endpoint(
            value = {Role.AUDITOR, Role.ADMIN},
            scope = ScopeRule.EVALUATION)
    @GetMapping(path = "/api/v1/findings/body-comparison", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    BodyComparison compare(HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, BODY);
        String body = query.textOrNull(BODY);
        if (body == null) {
            throw ProblemException.invalidParameter(BODY, null, "某县水务局");
        }
        return BodyComparison.of(body, submissions.find(body), books.current(), query.locale());
    }

    @Endpoint(
            value = {Role.AUDITOR, Role.ADMIN},
            scope = ScopeRule.EVALUATION)
    @GetMapping("/findings/body-comparison")
    String showComparison(Model model, HttpServletRequest request) {
        model.addAttribute("it", compare(request));
        return "body-comparison";
    }
}
