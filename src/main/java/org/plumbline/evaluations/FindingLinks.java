package org.plumbline.evaluations;

import java.util.Locale;
import java.util.Map;
import org.plumbline.explanation.Words;
import org.plumbline.vocabulary.Severity;
import org.springframework.web.util.UriComponentsBuilder;

/** What the page of findings needs besides them: addresses that keep what else is asked for, and words. */
record FindingLinks(FindingFilter filter) {

    /** The list of another code and severity; null for all. */
    public String of(String code, Severity severity) {
        return address("/findings", filter.with(code, severity));
    }

    public String xlsx() {
        return address("/findings.xlsx", filter);
    }

    /** A severity as readers call it. */
    public String word(Severity severity, Locale locale) {
        return Words.severity(severity, locale);
    }

    /** What a code stands for; empty where the code says it itself. */
    public String label(String code, Locale locale) {
        return Words.check(code, locale);
    }

    private static String address(String path, FindingFilter filter) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        add(address, "code", filter.code());
        add(address, "severity", filter.severity());
        add(address, "scheme", filter.scheme());
        add(address, "fiscalYear", filter.fiscalYear());
        add(address, "subject", filter.subject());
        add(address, "region", filter.region());
        add(address, "superseded", filter.superseded() ? true : null);
        return address.encode().build().toUriString();
    }

    /** As a variable, so that whatever stands in it is encoded. */
    private static void add(UriComponentsBuilder address, String name, Object value) {
        if (value != null) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }
}
