package org.plumbline.service.findings;

import java.util.Locale;
import java.util.Map;
import org.plumbline.core.explanation.DisplayNames;
import org.plumbline.vocabulary.Severity;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses on the page of findings that keep the other filters, and labels. */
record FindingLinks(FindingFilter filter) {

    /** The list for another code and severity; null for all. */
    public String of(String code, Severity severity) {
        return buildAddress("/findings", filter.withCodeAndSeverity(code, severity));
    }

    public String xlsx() {
        return buildAddress("/findings.xlsx", filter);
    }

    /** The label of a severity. */
    public String word(Severity severity, Locale locale) {
        return DisplayNames.nameSeverity(severity, locale);
    }

    /** The label of a code; empty if the code is its own label. */
    public String label(String code, Locale locale) {
        return DisplayNames.nameCheck(code, locale);
    }

    private static String buildAddress(String path, FindingFilter filter) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        addParameter(address, "code", filter.code());
        addParameter(address, "severity", filter.severity());
        addParameter(address, "scheme", filter.scheme());
        addParameter(address, "fiscalYear", filter.fiscalYear());
        addParameter(address, "subject", filter.subject());
        addParameter(address, "region", filter.region());
        addParameter(address, "superseded", filter.superseded() ? true : null);
        addParameter(address, "ruleSet", filter.ruleSet());
        return address.encode().build().toUriString();
    }

    /** Passed as a URI variable, so that it is encoded. */
    private static void addParameter(UriComponentsBuilder address, String name, Object value) {
        if (value != null) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }
}
