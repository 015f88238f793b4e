package org.plumbline.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.vocabulary.Submission;

class RuleSetBundleTest {

    private static BundledRuleSet bundled(String scheme) {
        RuleSet ruleSet = ShippedFiles.ruleSet(scheme);
        return new BundledRuleSet(
                scheme,
                3,
                ruleSet.scheme().yearFrom(),
                ruleSet.scheme().yearTo(),
                ruleSet.file(),
                ruleSet.sha256(),
                ShippedFiles.workbook(scheme),
                ShippedFiles.manifest());
    }

    private static RuleSetBundle bundle() {
        return RuleSetBundle.of(List.of(bundled("dachang-department"), bundled("national-project")));
    }

    /** The same zip with its files changed. */
    private static byte[] altered(Consumer<Map<String, byte[]>> how) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle().bytes()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        how.accept(files);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return out.toByteArray();
    }

    private static String workbook(Map<String, byte[]> files) {
        return files.keySet().stream()
                .filter(name -> name.startsWith("workbooks/"))
                .findFirst()
                .orElseThrow();
    }

    private static void manifest(Map<String, byte[]> files, String from, String to) {
        String json = new String(files.get(BundleManifest.NAME), StandardCharsets.UTF_8);
        assertThat(json).contains(from);
        files.put(BundleManifest.NAME, json.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void equalRuleSetsGiveEqualBytes() {
        assertThat(bundle().bytes()).isEqualTo(bundle().bytes());
        assertThat(bundle().sha256())
                .isEqualTo(RuleSetBundle.read(bundle().bytes()).sha256());
    }

    @Test
    void rulesFromABundleGiveTheSameCanonicalBytes() {
        BundledRuleSets rules = new BundledRuleSets(RuleSetBundle.read(bundle().bytes()));
        Submission submission = ShippedFiles.submission("dachang-2020-dept");
        RuleSet ruleSet = rules.findForYear(submission.scheme(), submission.fiscalYear());
        assertThat(ruleSet).isSameAs(rules.findForYear(submission.scheme(), submission.fiscalYear()));
        assertThat(EvaluationJson.writeCanonical(new Scorer().score(submission, ruleSet)))
                .isEqualTo(EvaluationJson.writeCanonical(
                        new Scorer().score(submission, ShippedFiles.ruleSet("dachang-department"))));
        assertThat(rules.buildAll()).hasSize(2);
    }

    @Test
    void aBundleRejectsUnknownSchemesAndYearsAsTheServiceDoes() {
        BundledRuleSets rules = new BundledRuleSets(bundle());
        assertThatThrownBy(() -> rules.findForYear("none", 2020))
                .isInstanceOf(SubmissionRejectedException.class)
                .hasMessageContaining("/scheme");
        assertThatThrownBy(() -> rules.findForYear("dachang-department", 1999))
                .isInstanceOf(SubmissionRejectedException.class)
                .hasMessageContaining("/fiscalYear");
    }

    @Test
    void anAlteredFileInABundleIsReported() throws IOException {
        byte[] bytes = altered(files -> files.get(workbook(files))[100] ^= 1);
        assertThatThrownBy(() -> RuleSetBundle.read(bytes))
                .isInstanceOf(BundleRejectedException.class)
                .hasMessageContaining("altered; SHA-256 expected")
                .hasMessageContaining("内容被改动");
    }

    @Test
    void missingAndAddedBundleFilesAreBothReported() throws IOException {
        byte[] bytes = altered(files -> {
            files.remove(workbook(files));
            files.put("drl/more.drl", new byte[1]);
        });
        assertThatThrownBy(() -> RuleSetBundle.read(bytes))
                .isInstanceOfSatisfying(BundleRejectedException.class, rejected -> assertThat(rejected.problems())
                        .extracting(each -> each.en())
                        .anyMatch(each -> each.contains("missing"))
                        .anyMatch(each -> each.startsWith("drl/more.drl: the manifest does not name it")));
    }

    @Test
    void aBundledRuleSetUnderAnotherNameIsReported() throws IOException {
        String sha256 = ShippedFiles.ruleSet("national-project").sha256();
        byte[] bytes = altered(files -> manifest(files, sha256, "0".repeat(64)));
        assertThatThrownBy(() -> RuleSetBundle.read(bytes))
                .isInstanceOf(BundleRejectedException.class)
                .hasMessageContaining("its files make the rule set " + sha256);
    }

    @Test
    void invalidBundleManifestsAreRejected() throws IOException {
        byte[] format = altered(files -> manifest(files, "\"format\" : 1", "\"format\" : 2"));
        byte[] field = altered(files -> manifest(files, "\"format\"", "\"from\""));
        byte[] none = altered(files -> files.remove(BundleManifest.NAME));
        byte[] empty = RuleSetBundle.of(List.of()).bytes();
        for (byte[] bytes : List.of(format, field, none, empty, new byte[0], new byte[] {'P', 'K', 3, 4, 9})) {
            assertThatThrownBy(() -> RuleSetBundle.read(bytes)).isInstanceOf(BundleRejectedException.class);
        }
    }

    @Test
    void aBundleFileThatUnpacksTooLargeIsRejected() throws IOException {
        byte[] bytes = altered(files -> files.put("drl/huge.drl", new byte[(10 << 20) + 1]));
        assertThat(bytes.length).isLessThan(1 << 20);
        assertThatThrownBy(() -> RuleSetBundle.read(bytes))
                .isInstanceOf(BundleRejectedException.class)
                .hasMessageContaining("drl/huge.drl: larger than 10 MB");
    }
}
