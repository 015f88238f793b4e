package org.plumbline.publishing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.explanation.ReadBack;
import org.plumbline.ruleset.ContentDiff;
import org.plumbline.ruleset.Problem;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.verification.WorkbookTests;
import org.plumbline.web.ProblemKind;
import org.plumbline.web.RequestRefused;
import org.plumbline.workbook.AnnotatedWorkbook;
import org.springframework.stereotype.Component;

/** Everything that can be read of the versions: lists, files, problems, comparisons. */
@Component
public final class Rulebook {

    private final RuleSetVersions versions;
    private final RuleSets ruleSets;
    private final RuleFiles files;
    private final Uploads uploads;

    Rulebook(RuleSetVersions versions, RuleSets ruleSets, RuleFiles files, Uploads uploads) {
        this.versions = versions;
        this.ruleSets = ruleSets;
        this.files = files;
        this.uploads = uploads;
    }

    /** @throws RequestRefused (not found) where the text is no id of a version */
    public RuleSetVersion version(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw RequestRefused.notFound(id);
        }
        return versions.find(Long.parseLong(id)).orElseThrow(() -> RequestRefused.notFound(id));
    }

    /** Versions of a scheme, newest first; of every scheme where it is null. */
    public List<RuleSetView> all(String scheme) {
        Map<Long, List<Years>> inForce = ruleSets.inForce().stream()
                .collect(Collectors.toMap(each -> each.version().id(), InForce::years));
        Map<Long, String> authors = versions.authors();
        return versions.all(scheme).stream()
                .map(version -> RuleSetView.of(
                        version, inForce.getOrDefault(version.id(), List.of()), authors.get(version.id())))
                .toList();
    }

    public RuleSetView view(RuleSetVersion version) {
        List<Years> inForce = ruleSets.inForce(version.scheme()).stream()
                .filter(each -> each.version().id() == version.id())
                .findFirst()
                .map(InForce::years)
                .orElse(List.of());
        return RuleSetView.of(version, inForce, versions.author(version.id()));
    }

    /** What a version is compared with unless somebody says otherwise: what rules its years now, else the one before it. */
    public RuleSetVersion before(RuleSetVersion version) {
        return ruleSets.inForce(version.scheme()).stream()
                .map(InForce::version)
                .filter(each -> each.id() != version.id()
                        && each.yearFrom() <= version.yearTo()
                        && version.yearFrom() <= each.yearTo())
                .findFirst()
                .or(() -> versions.all(version.scheme()).stream()
                        .filter(each -> each.version() < version.version())
                        .findFirst())
                .orElse(version);
    }

    /**
     * The version that somebody asks to compare with.
     *
     * @param against its id; null for {@link #before(RuleSetVersion)}
     * @throws RequestRefused where there is no such version, or it is another scheme's
     */
    RuleSetVersion before(RuleSetVersion version, String against) {
        if (against == null) {
            return before(version);
        }
        RuleSetVersion before = version(against);
        if (!before.scheme().equals(version.scheme())) {
            throw RequestRefused.parameter("against", against, version.scheme() + " : id");
        }
        return before;
    }

    public byte[] workbook(RuleSetVersion version) {
        return files.workbook(version.workbookSha256());
    }

    public List<Problem> warnings(RuleSetVersion version) {
        return of(version, RuleSet::warnings);
    }

    /** Expectations of the workbook's own tests that are not met. */
    public List<Problem> failures(RuleSetVersion version) {
        return of(version, each -> WorkbookTests.run(each).problems(each.file()));
    }

    private <T> T of(RuleSetVersion version, Function<RuleSet, T> question) {
        try (RuleSetInUse rules = ruleSets.use(version)) {
            return question.apply(rules.ruleSet());
        }
    }

    /** What differs between the workbooks of two versions. */
    ContentDiff changes(RuleSetVersion before, RuleSetVersion after) {
        return ContentDiff.between(of(before, RuleSet::content), of(after, RuleSet::content));
    }

    /**
     * With warnings, tests that fail and the read-back written in.
     *
     * @throws RequestRefused where a part of the file that rules are not read from is damaged
     */
    public byte[] annotated(RuleSetVersion version, Locale locale) {
        return of(version, ruleSet -> {
            List<Problem> problems = Stream.concat(
                            ruleSet.warnings().stream(), WorkbookTests.run(ruleSet).problems(ruleSet.file()).stream())
                    .toList();
            return AnnotatedWorkbook.of(workbook(version), problems, List.of(), ReadBack.of(ruleSet, locale))
                    .orElseThrow(() -> new RequestRefused(ProblemKind.WORKBOOK_NOT_MARKED, version.file()));
        });
    }

    /** @throws RequestRefused where the file is none that can be opened, or none that may be */
    public byte[] annotated(Uploads.Refused refused) {
        return AnnotatedWorkbook.of(refused.workbook(), uploads.problems(refused), List.of(), null)
                .orElseThrow(() -> new RequestRefused(ProblemKind.WORKBOOK_NOT_MARKED, refused.file()));
    }

    public DiffView diff(RuleSetVersion before, RuleSetVersion after, Locale locale) {
        return DiffView.of(view(before), view(after), !before.sharesDrl(after), changes(before, after), locale);
    }
}
