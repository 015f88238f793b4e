package org.plumbline.service.rehearsal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.PaginationLinks;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.Scope;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.rulesets.RuleSetProvider;
import org.plumbline.service.rulesets.RuleSetQueries;
import org.plumbline.service.rulesets.RuleSetVersion;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The API of rehearsals of a version, and of rules that never fired. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
final class RehearsalController {

    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final MediaType NDJSON = new MediaType("application", "x-ndjson");

    private final RehearsalService rehearsals;
    private final CoverageService coverages;
    private final RuleSetProvider ruleSets;
    private final RuleSetQueries queries;
    private final ChangeUseReader changeUses;

    RehearsalController(
            RehearsalService rehearsals,
            CoverageService coverages,
            RuleSetProvider ruleSets,
            RuleSetQueries queries,
            ChangeUseReader changeUses) {
        this.rehearsals = rehearsals;
        this.coverages = coverages;
        this.ruleSets = ruleSets;
        this.queries = queries;
        this.changeUses = changeUses;
    }

    @Endpoint(value = Role.CLERK, scope = ScopeRule.WHOLE_SCHEME)
    @PostMapping("/rule-sets/{id}/rehearsal")
    ResponseEntity<Rehearsal> start(
            @PathVariable String id, @RequestBody(required = false) byte[] body, HttpServletRequest request)
            throws HttpMediaTypeNotSupportedException {
        RuleSetVersion version = findVersion(id).orElseThrow(() -> ProblemException.notFound(id));
        QueryParameters query = QueryParameters.of(request, "fiscalYear", "against");
        Integer fiscalYear = query.fiscalYearOrNull();
        RehearsalOptions options = new RehearsalOptions(
                fiscalYear == null ? List.of() : List.of(fiscalYear),
                resolveAgainst(query.textOrNull("against"), version),
                readUpload(body, request));
        try {
            Rehearsal rehearsal = rehearsals.start(version.id(), options, request.getRemoteUser());
            return ResponseEntity.accepted()
                    .location(URI.create("/api/v1/rehearsals/" + rehearsal.id()))
                    .body(rehearsal);
        } catch (RehearsalService.TooManyRehearsalsException e) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS, e.getMessage(), e);
        }
    }

    @Endpoint(tagged = true, scope = ScopeRule.WHOLE_SCHEME)
    @GetMapping("/rule-sets/{id}/rehearsal")
    Rehearsal getLatest(@PathVariable String id, HttpServletRequest request) {
        QueryParameters.of(request);
        return findVersion(id)
                .flatMap(version -> rehearsals.findLatest(version.id()))
                .orElseThrow(() -> ProblemException.notFound(id));
    }

    @Endpoint(tagged = true, scope = ScopeRule.WHOLE_SCHEME)
    @GetMapping("/rule-sets/{id}/coverage")
    Coverage getCoverage(@PathVariable String id, HttpServletRequest request) {
        QueryParameters.of(request);
        return coverages.measure(findVersion(id).orElseThrow(() -> ProblemException.notFound(id)));
    }

    @Endpoint(scope = ScopeRule.WHOLE_SCHEME)
    @GetMapping("/rule-sets/{id}/diff/evaluations")
    ResponseEntity<ChangeUse> getChangeUse(@PathVariable String id, HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, ChangeUseReader.NAMES);
        RuleSetVersion after = queries.requireVersion(id);
        RuleSetVersion before = queries.findComparisonBase(after, query.textOrNull("against"));
        ChangeUse use = changeUses.read(after, before, query);
        return ResponseEntity.ok()
                .headers(PaginationLinks.buildHeaders(request, use.page(), use.more()))
                .body(use);
    }

    @Endpoint(scope = ScopeRule.WHOLE_SCHEME)
    @GetMapping("/rehearsals/{id}")
    Rehearsal get(@PathVariable String id, HttpServletRequest request) {
        QueryParameters.of(request);
        return requireRehearsal(id);
    }

    @Endpoint(value = Role.CLERK, scope = ScopeRule.WHOLE_SCHEME)
    @DeleteMapping("/rehearsals/{id}")
    ResponseEntity<Void> cancel(@PathVariable String id, HttpServletRequest request) {
        QueryParameters.of(request);
        rehearsals.cancel(requireRehearsal(id).id());
        return ResponseEntity.noContent().build();
    }

    private Rehearsal requireRehearsal(String id) {
        if (!ID.matcher(id).matches()) {
            throw ProblemException.notFound(id);
        }
        return rehearsals
                .find(UUID.fromString(id))
                .filter(found -> findVersion(Long.toString(found.versionId())).isPresent())
                .orElseThrow(() -> ProblemException.notFound(id));
    }

    /** Null if there is no body: then the stored evaluations are the cases. */
    private static byte[] readUpload(byte[] body, HttpServletRequest request)
            throws HttpMediaTypeNotSupportedException {
        if (body == null || body.length == 0) {
            return null;
        }
        if (request.getContentType() == null
                || !NDJSON.equalsTypeAndSubtype(MediaType.parseMediaType(request.getContentType()))) {
            throw new HttpMediaTypeNotSupportedException(request.getContentType(), List.of(NDJSON));
        }
        return body;
    }

    private Optional<RuleSetVersion> findVersion(String id) {
        if (!VERSION.matcher(id).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ruleSets.requireVersion(Long.parseLong(id)))
                    .filter(version -> Scope.ofCaller().coversScheme(version.scheme()));
        } catch (NoSuchElementException never) {
            return Optional.empty();
        }
    }

    /** Null if none is named. */
    private Long resolveAgainst(String id, RuleSetVersion version) {
        return id == null
                ? null
                : findVersion(id)
                        .filter(other -> other.scheme().equals(version.scheme()))
                        .map(RuleSetVersion::id)
                        .orElseThrow(
                                () -> ProblemException.invalidParameter("against", id, version.scheme() + " : id"));
    }
}
