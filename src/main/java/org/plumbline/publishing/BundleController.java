package org.plumbline.publishing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.plumbline.bundle.BundledRuleSet;
import org.plumbline.bundle.RuleSetBundle;
import org.plumbline.web.Query;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rule sets to be taken elsewhere, such as to a bulk job. The answer's ETag is the SHA-256 that the bundle is named by. */
@RestController
@RequestMapping("/api/v1/rule-sets")
final class BundleController {

    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    private final Rulebook rulebook;
    private final RuleSets ruleSets;
    private final RuleFiles files;

    BundleController(Rulebook rulebook, RuleSets ruleSets, RuleFiles files) {
        this.rulebook = rulebook;
        this.ruleSets = ruleSets;
        this.files = files;
    }

    /** All that is in force, or all of one scheme. */
    @GetMapping(path = "/bundle", produces = "application/zip")
    ResponseEntity<byte[]> inForce(HttpServletRequest request) {
        String scheme = Query.of(request, "scheme").textOrNull("scheme");
        List<InForce> inForce = scheme == null ? ruleSets.inForce() : ruleSets.inForce(scheme);
        return answer("rule-sets", inForce.stream().map(InForce::version).toList());
    }

    /** One version, whatever its state. */
    @GetMapping(path = "/{id}/bundle", produces = "application/zip")
    ResponseEntity<byte[]> version(@PathVariable String id, HttpServletRequest request) {
        Query.of(request);
        RuleSetVersion version = rulebook.version(id);
        return answer(version.scheme() + "-" + version.version(), List.of(version));
    }

    private ResponseEntity<byte[]> answer(String name, List<RuleSetVersion> versions) {
        RuleSetBundle bundle =
                RuleSetBundle.of(versions.stream().map(this::bundled).toList());
        String digest = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(bundle.sha256()));
        return ResponseEntity.ok()
                .contentType(ZIP)
                .header("Repr-Digest", "sha-256=:" + digest + ":")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".zip")
                                .build()
                                .toString())
                .body(bundle.bytes());
    }

    private BundledRuleSet bundled(RuleSetVersion version) {
        return new BundledRuleSet(
                version.scheme(),
                version.version(),
                version.yearFrom(),
                version.yearTo(),
                version.file(),
                version.sha256(),
                files.workbook(version.workbookSha256()),
                files.drl(version.drlSha256()));
    }
}
