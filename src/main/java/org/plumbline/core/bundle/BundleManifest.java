package org.plumbline.core.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plumbline.core.basics.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file {@value NAME} of a bundle.
 *
 * @param ruleSets where several are in force for a year of one scheme, the first is used
 */
record BundleManifest(int format, List<BundleManifestEntry> ruleSets) {

    static final String NAME = "manifest.json";
    static final int FORMAT = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** @param drl file name to SHA-256 */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BundleManifestEntry(
            String scheme,
            Integer version,
            int yearFrom,
            int yearTo,
            String file,
            String sha256,
            String workbookSha256,
            String drlSha256,
            Map<String, String> drl) {

        static BundleManifestEntry of(BundledRuleSet ruleSet) {
            Map<String, String> drl = new TreeMap<>();
            ruleSet.drl().files().forEach((name, bytes) -> drl.put(name, Sha256.of(bytes)));
            return new BundleManifestEntry(
                    ruleSet.scheme(),
                    ruleSet.version(),
                    ruleSet.yearFrom(),
                    ruleSet.yearTo(),
                    ruleSet.file(),
                    ruleSet.sha256(),
                    Sha256.of(ruleSet.workbook()),
                    ruleSet.drl().sha256(),
                    drl);
        }

        /** The path of its workbook in the zip. */
        String workbookPath() {
            return "workbooks/" + workbookSha256 + ".xlsx";
        }

        /** The path of a DRL file in the zip. */
        String drlPath(String name) {
            return "drl/" + drlSha256 + "/" + name;
        }
    }

    byte[] toJson() {
        return JSON.writeValueAsBytes(this);
    }

    static BundleManifest read(byte[] json) {
        try {
            BundleManifest manifest = JSON.readValue(json, BundleManifest.class);
            if (manifest.format == FORMAT
                    && manifest.ruleSets != null
                    && manifest.ruleSets.stream().allMatch(BundleManifest::isComplete)) {
                return manifest;
            }
        } catch (JacksonException e) {
            throw new BundleRejectedException(
                    "manifest.json 无法读取", "manifest.json cannot be read: " + e.getOriginalMessage());
        }
        throw new BundleRejectedException(
                "manifest.json 不是第 " + FORMAT + " 版规则包的清单", "manifest.json is not one of a bundle of format " + FORMAT);
    }

    private static boolean isComplete(BundleManifestEntry item) {
        return item != null
                && item.scheme != null
                && item.file != null
                && item.sha256 != null
                && item.workbookSha256 != null
                && item.drlSha256 != null
                && item.drl != null;
    }
}
