package org.plumbline.service.tryout;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.plumbline.core.curve.CurveResult;
import org.plumbline.core.curve.NoCurve;
import org.plumbline.core.curve.NoCurve.NoCurveReason;
import org.plumbline.core.curve.ScoreCurve;
import org.plumbline.core.curve.ScoreCurves;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.IndicatorRescorer;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.RequestBodyReader;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.rulesets.BorrowedRuleSet;
import org.plumbline.service.rulesets.RuleSetProvider;
import org.plumbline.vocabulary.Reading;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The score of an indicator of a submission over its actual value. Saves nothing. */
@RestController
final class CurveController {

    private final RuleSetProvider ruleSets;
    private final TryOutService tryOuts;

    CurveController(RuleSetProvider ruleSets, TryOutService tryOuts) {
        this.ruleSets = ruleSets;
        this.tryOuts = tryOuts;
    }

    @Endpoint(scope = ScopeRule.SCHEME)
    @PostMapping(
            path = "/api/v1/score/curve",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    CurveResponse getCurve(HttpServletRequest request) {
        byte[] body = RequestBodyReader.readAll(request);
        QueryParameters query = QueryParameters.of(request, "indicator", "ruleSet", "at");
        CurveRequest asked = new CurveRequest(
                SubmissionJson.read(body),
                requireText(query, "indicator"),
                query.textOrNull("ruleSet"),
                ActualParameter.parse("at", query.textOrNull("at")),
                query.locale());
        try (BorrowedRuleSet rules = borrow(asked)) {
            return asked.at() == null ? computeCurve(asked, rules) : scorePoint(asked, rules);
        }
    }

    private static String requireText(QueryParameters query, String name) {
        String text = query.textOrNull(name);
        if (text == null) {
            throw ProblemException.invalidParameter(name, null, "d01");
        }
        return text;
    }

    private BorrowedRuleSet borrow(CurveRequest asked) {
        String scheme = asked.submission().scheme();
        int year = asked.submission().fiscalYear();
        return asked.ruleSet() == null
                ? ruleSets.inForce(scheme, year)
                : ruleSets.borrowForTryOut(scheme, year, asked.ruleSet());
    }

    private static CurveResponse computeCurve(CurveRequest asked, BorrowedRuleSet rules) {
        CurveResult result = ScoreCurves.compute(rules.ruleSet(), asked.submission(), asked.indicator());
        if (result instanceof NoCurve none) {
            if (none.reason() == NoCurveReason.NO_INDICATOR) {
                throw unknownIndicator(asked, rules.ruleSet());
            }
            return CurveResponse.ofNone(asked, rules.version(), none);
        }
        return CurveResponse.ofCurve(asked, rules.version(), (ScoreCurve) result);
    }

    private CurveResponse scorePoint(CurveRequest asked, BorrowedRuleSet rules) {
        BigDecimal value = asked.at();
        return tryOuts.scoreAt(rules.ruleSet(), asked.submission(), asked.indicator(), value)
                .map(evaluation -> CurvePoint.of(evaluation, asked.indicator(), value, asked.locale()))
                .map(point -> CurveResponse.ofPoint(asked, rules.version(), point))
                .orElseGet(() -> computeCurve(asked, rules)); // there is none, with its reason
    }

    private static ProblemException unknownIndicator(CurveRequest asked, RuleSet ruleSet) {
        String known = IndicatorRescorer.readAll(ruleSet, asked.submission()).stream()
                .map(Reading::code)
                .collect(Collectors.joining(" / "));
        return ProblemException.invalidParameter("indicator", asked.indicator(), known);
    }
}
