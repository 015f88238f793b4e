package org.plumbline.service.rulesets;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.plumbline.core.bundle.BundledRuleSet;
import org.plumbline.core.bundle.RuleSetBundle;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.ScopeRule;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Exports rule sets, for example for a bulk job. The ETag of the response is the SHA-256 that names the bundle. */
@RestController
@RequestMapping("/api/v1/rule-sets")
final class BundleController {

    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    private final RuleSetQueries queries;
    private final RuleSetProvider ruleSets;
    private final RuleFileStore files;

    BundleController(RuleSetQueries queries, RuleSetProvider ruleSets, RuleFileStore files) {
        this.queries = queries;
        this.ruleSets = ruleSets;
        this.files = files;
    }

    /** All rule sets in force, or those of one scheme. */
    @Endpoint(tagged = true, scope = ScopeRule.SCHEME)
    @GetMapping(path = "/bundle", produces = "application/zip")
    ResponseEntity<byte[]> downloadInForce(HttpServletRequest request) {
        String scheme = QueryParameters.of(request, "scheme").textOrNull("scheme");
        List<InForceVersion> inForce = scheme == null ? ruleSets.inForce() : ruleSets.inForce(scheme);
        return bundleResponse(
                "rule-sets", inForce.stream().map(InForceVersion::version).toList());
    }

    /** One version, whatever its state. */
    @Endpoint(tagged = true, scope = ScopeRule.SCHEME)
    @GetMapping(path = "/{id}/bundle", produces = "application/zip")
    ResponseEntity<byte[]> downloadVersion(@PathVariable String id, HttpServletRequest request) {
        QueryParameters.of(request);
        RuleSetVersion version = queries.requireVersion(id);
        return bundleResponse(version.scheme() + "-" + version.version(), List.of(version));
    }

    private ResponseEntity<byte[]> bundleResponse(String name, List<RuleSetVersion> versions) {
        RuleSetBundle bundle =
                RuleSetBundle.of(versions.stream().map(this::toBundled).toList());
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

    private BundledRuleSet toBundled(RuleSetVersion version) {
        return new BundledRuleSet(
                version.scheme(),
                version.version(),
                version.yearFrom(),
                version.yearTo(),
                version.file(),
                version.sha256(),
                files.readWorkbook(version.workbookSha256()),
                files.readDrl(version.fingerprint().drlSha256()));
    }
}
