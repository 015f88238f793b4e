package org.plumbline.service.findings;

import java.util.Locale;
import java.util.Map;
import org.plumbline.core.explanation.DisplayNames;
import org.plumbline.vocabulary.Severity;
import org.springframework.web.util.UriComponentsBuilder;

/** What the page of findings needs besides them: addresses that keep what else is asked for, and words. */
record FindingLinks(FindingFilter filter) {

    /** The list of another code and severity; null for all. */
    public String of(String code, Severity severity) {
        return buildAddress("/findings", filter.withCodeAndSeverity(code, severity));
    }

    public String xlsx() {
        return buildAddress("/findings.xlsx", filter);
    }

    /** A severity as readers call it. */
    public String word(Severity severity, Locale locale) {
        return DisplayNames.nameSeverity(severity, locale);
    }

    /** What a code stands for; empty where the code says it itself. */
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
        return address.encode().build().toUriString();
    }

    /** As a variable, so that whatever stands in it is encoded. */
    private static void addParameter(UriComponentsBuilder address, String name, Object value) {
        if (value != null) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }
}
