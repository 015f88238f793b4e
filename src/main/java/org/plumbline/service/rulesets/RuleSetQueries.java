package org.plumbline.service.rulesets;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.annotation.ProofRemarks;
import org.plumbline.core.annotation.WorkbookAnnotator;
import org.plumbline.core.casetest.CaseTestRunner;
import org.plumbline.core.explanation.WorkbookInterpretation;
import org.plumbline.core.proof.RuleSetProof;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.workbook.ContentDiff;
import org.plumbline.core.workbook.SchemeIds;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.http.Scope;
import org.springframework.stereotype.Component;

/** Reads versions: lists, files, problems, comparisons. */
@Component
public final class RuleSetQueries {

    private final RuleSetVersionStore versions;
    private final VersionAuthors authors;
    private final RuleSetProvider ruleSets;
    private final RuleFileStore files;
    private final WorkbookUploads uploads;
    private final RuleSetProofs proofs;
    private final TestAnalyses analyses;

    RuleSetQueries(
            RuleSetVersionStore versions,
            VersionAuthors authors,
            RuleSetProvider ruleSets,
            RuleFileStore files,
            WorkbookUploads uploads,
            RuleSetProofs proofs,
            TestAnalyses analyses) {
        this.versions = versions;
        this.authors = authors;
        this.ruleSets = ruleSets;
        this.files = files;
        this.uploads = uploads;
        this.proofs = proofs;
        this.analyses = analyses;
    }

    /** @throws ProblemException (not found) if the text is not the id of a version in the caller's scope */
    public RuleSetVersion requireVersion(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw ProblemException.notFound(id);
        }
        return versions.find(Long.parseLong(id))
                .filter(version -> Scope.ofCaller().coversScheme(version.scheme()))
                .orElseThrow(() -> ProblemException.notFound(id));
    }

    /** Versions of a scheme, newest first; of every scheme in the caller's scope if it is null. */
    public List<RuleSetView> list(String scheme) {
        Map<Long, List<YearRange>> inForce = ruleSets.inForce().stream()
                .collect(Collectors.toMap(each -> each.version().id(), InForceVersion::years));
        List<RuleSetVersion> listed = versions.list(scheme);
        Map<Long, VersionAuthors.Authors> authorsOf = authors.findAll(); // after the versions, one of which may be new
        Scope scope = Scope.ofCaller();
        return listed.stream()
                .filter(version -> scope.coversScheme(version.scheme()))
                .map(version -> RuleSetView.of(
                        version, inForce.getOrDefault(version.id(), List.of()), authorsOf.get(version.id())))
                .toList();
    }

    public RuleSetView toView(RuleSetVersion version) {
        List<YearRange> inForce = ruleSets.inForce(version.scheme()).stream()
                .filter(each -> each.version().id() == version.id())
                .findFirst()
                .map(InForceVersion::years)
                .orElse(List.of());
        return RuleSetView.of(version, inForce, authors.find(version.id()));
    }

    /**
     * The default version to compare with: of one that is in force, the one it replaced; else as
     * {@link #findVersionToReplace}.
     */
    public RuleSetVersion findComparisonBase(RuleSetVersion version) {
        return findReplaced(version).orElseGet(() -> findVersionToReplace(version));
    }

    /** The overlapping version that was published last before this one was; empty if this one is not in force. */
    private Optional<RuleSetVersion> findReplaced(RuleSetVersion version) {
        boolean inForce = ruleSets.inForce(version.scheme()).stream()
                .anyMatch(each -> each.version().id() == version.id());
        if (!inForce || version.publishedAt() == null) {
            return Optional.empty();
        }
        return versions.list(version.scheme()).stream()
                .filter(each -> each.id() != version.id()
                        && each.publishedAt() != null
                        && each.publishedAt().isBefore(version.publishedAt())
                        && each.yearFrom() <= version.yearTo()
                        && version.yearFrom() <= each.yearTo())
                .max(Comparator.comparing(RuleSetVersion::publishedAt));
    }

    /** Another one that is in force for its years now, else the one before it; the version itself if it is the first. */
    RuleSetVersion findVersionToReplace(RuleSetVersion version) {
        return ruleSets.inForce(version.scheme()).stream()
                .map(InForceVersion::version)
                .filter(each -> each.id() != version.id()
                        && each.yearFrom() <= version.yearTo()
                        && version.yearFrom() <= each.yearTo())
                .findFirst()
                .or(() -> versions.list(version.scheme()).stream()
                        .filter(each -> each.version() < version.version())
                        .findFirst())
                .orElse(version);
    }

    /**
     * The version to compare with, as requested.
     *
     * @param against its id; null for {@link #findComparisonBase(RuleSetVersion)}
     * @throws ProblemException if there is no such version, or it is another scheme's
     */
    public RuleSetVersion findComparisonBase(RuleSetVersion version, String against) {
        if (against == null) {
            return findComparisonBase(version);
        }
        RuleSetVersion before = requireVersion(against);
        if (!before.scheme().equals(version.scheme())) {
            throw ProblemException.invalidParameter("against", against, version.scheme() + " : id");
        }
        return before;
    }

    /** The returned versions that this one follows, oldest first. */
    List<RuleSetVersion> listFollowed(RuleSetVersion version) {
        return versions.listFollowed(version.id());
    }

    public byte[] readWorkbook(RuleSetVersion version) {
        return files.readWorkbook(version.workbookSha256());
    }

    public List<Problem> listWarnings(RuleSetVersion version) {
        return askRuleSet(version, ruleSet -> VersionWarnings.of(version, ruleSet, ruleSets));
    }

    /** Expectations of the workbook's own tests that are not met. */
    public List<Problem> listTestFailures(RuleSetVersion version) {
        return askRuleSet(version, each -> CaseTestRunner.run(each).toProblems(each.file()));
    }

    /** What is proved of the version's rules, and what contradicts it. */
    public RuleSetProof prove(RuleSetVersion version) {
        return askRuleSet(version, proofs::prove);
    }

    /** An id for a scheme of this title that no stored scheme has. */
    String proposeSchemeId(String title) {
        return SchemeIds.propose(
                title, versions.list(null).stream().map(RuleSetVersion::scheme).toList());
    }

    /** What the version's test cases cover and detect. */
    MutationReportView analyseTests(RuleSetVersion version) {
        return askRuleSet(version, ruleSet -> analyses.analyse(ruleSet, readWorkbook(version)));
    }

    /** The workbook with further test cases, to be confirmed by a person. */
    byte[] completeTests(RuleSetVersion version) {
        return askRuleSet(version, ruleSet -> analyses.complete(ruleSet, readWorkbook(version)));
    }

    private <T> T askRuleSet(RuleSetVersion version, Function<RuleSet, T> question) {
        try (BorrowedRuleSet rules = ruleSets.borrow(version)) {
            return question.apply(rules.ruleSet());
        }
    }

    /** The differences between the workbooks of two versions. */
    public ContentDiff compareContents(RuleSetVersion before, RuleSetVersion after) {
        return ContentDiff.between(askRuleSet(before, RuleSet::content), askRuleSet(after, RuleSet::content));
    }

    /**
     * The workbook with warnings, failed tests, counterexamples and the read-back written in.
     *
     * @throws ProblemException if a part of the file from which no rules are read is damaged
     */
    public byte[] annotate(RuleSetVersion version, Locale locale) {
        return askRuleSet(version, ruleSet -> {
            List<Problem> problems = Stream.concat(
                            VersionWarnings.of(version, ruleSet, ruleSets).stream(),
                            CaseTestRunner.run(ruleSet).toProblems(ruleSet.file()).stream())
                    .toList();
            return WorkbookAnnotator.annotate(
                            readWorkbook(version),
                            problems,
                            ProofRemarks.of(proofs.prove(ruleSet)),
                            WorkbookInterpretation.interpret(ruleSet, locale))
                    .orElseThrow(() -> new ProblemException(ProblemKind.WORKBOOK_NOT_MARKED, version.file()));
        });
    }

    /** @throws ProblemException if the file cannot be opened or must not be */
    public byte[] annotate(RejectedUploadStore.RejectedUpload refused) {
        return WorkbookAnnotator.annotate(refused.workbook(), uploads.listProblems(refused), List.of(), null)
                .orElseThrow(() -> new ProblemException(ProblemKind.WORKBOOK_NOT_MARKED, refused.file()));
    }

    public DiffView diff(RuleSetVersion before, RuleSetVersion after, Locale locale) {
        return DiffView.of(
                toView(before), toView(after), !before.hasSameDrl(after), compareContents(before, after), locale);
    }
}
