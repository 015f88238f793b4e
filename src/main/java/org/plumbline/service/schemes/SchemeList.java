package org.plumbline.service.schemes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.service.rulesets.InForceVersion;
import org.plumbline.service.rulesets.RuleSetVersion;
import org.plumbline.service.rulesets.YearRange;

/** The schemes, each with the versions in force for some year. */
public record SchemeList(List<SchemeEntry> schemes) {

    /** A scheme with the title of its newest version. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SchemeEntry(String id, String title, String jurisdiction, List<VersionEntry> inForce) {}

    /** @param sha256 of the rule set */
    record VersionEntry(int version, String sha256, String file, List<YearRange> years) {

        static VersionEntry of(InForceVersion inForce) {
            RuleSetVersion version = inForce.version();
            return new VersionEntry(version.version(), version.sha256(), version.file(), inForce.years());
        }
    }

    public static SchemeList of(List<InForceVersion> all) {
        Map<String, SchemeEntry> schemes = new LinkedHashMap<>();
        for (InForceVersion each : all) {
            RuleSetVersion version = each.version();
            schemes.computeIfAbsent(
                            version.scheme(),
                            id -> new SchemeEntry(id, version.title(), version.jurisdiction(), new ArrayList<>()))
                    .inForce()
                    .add(VersionEntry.of(each));
        }
        return new SchemeList(List.copyOf(schemes.values()));
    }
}
