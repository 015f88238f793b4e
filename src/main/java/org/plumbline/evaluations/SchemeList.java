package org.plumbline.evaluations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.publishing.InForce;
import org.plumbline.publishing.RuleSetVersion;
import org.plumbline.publishing.Years;

/** The schemes there are, each with the versions that rule some year. */
record SchemeList(List<Entry> schemes) {

    /** One scheme, named as its newest version names it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(String id, String title, String jurisdiction, List<Version> inForce) {}

    /** @param sha256 of the rule set */
    record Version(int version, String sha256, String file, List<Years> years) {

        static Version of(InForce inForce) {
            RuleSetVersion version = inForce.version();
            return new Version(version.version(), version.sha256(), version.file(), inForce.years());
        }
    }

    static SchemeList of(List<InForce> all) {
        Map<String, Entry> schemes = new LinkedHashMap<>();
        for (InForce each : all) {
            RuleSetVersion version = each.version();
            schemes.computeIfAbsent(
                            version.scheme(),
                            id -> new Entry(id, version.title(), version.jurisdiction(), new ArrayList<>()))
                    .inForce()
                    .add(Version.of(each));
        }
        return new SchemeList(List.copyOf(schemes.values()));
    }
}
