package org.plumbline.service.rulesets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.casetest.CaseTestRunner;
import org.plumbline.core.ruleset.DrlManifest;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.RuleSetRejectedException;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.service.rulesets.RuleSetEvent.EventKind;
import org.plumbline.service.rulesets.RuleSetVersion.Origin;
import org.plumbline.service.security.UserDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports the rule files on disk as versions, at start and before the first request. A workbook that changed since its last
 * import becomes the scheme's next version: in force at once in single-user mode, a draft if users are
 * configured. A workbook with problems is not imported and is reported.
 */
@Component
@Lazy(false)
final class RuleFileImporter implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(RuleFileImporter.class);
    /** The author of files on disk; the person is not known. */
    private static final String OPERATOR = "disk";

    private final ExecutableRuleSets executableRuleSets;
    private final RuleFileStore files;
    private final RuleSetVersionStore versions;
    private final RuleSetProvider ruleSets;
    private final VersionLifecycle lifecycle;
    private final UserDirectory users;
    private final TransactionTemplate transaction;
    private volatile RuleFolderSnapshot ruleFolder;

    RuleFileImporter(
            RuleFolderSnapshot disk,
            ExecutableRuleSets executables,
            RuleFileStore files,
            RuleSetVersionStore versions,
            RuleSetProvider ruleSets,
            VersionLifecycle lifecycle,
            UserDirectory users,
            PlatformTransactionManager transactions) {
        this.ruleFolder = disk;
        this.executableRuleSets = executables;
        this.files = files;
        this.versions = versions;
        this.ruleSets = ruleSets;
        this.lifecycle = lifecycle;
        this.users = users;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        importRules(ruleFolder);
    }

    /** The DRL of new versions: the files on disk, never uploaded ones. */
    DrlManifest currentDrl() {
        return ruleFolder.drl();
    }

    /** Idempotent: files that were imported before are skipped. */
    synchronized void importRules(RuleFolderSnapshot rules) {
        ruleFolder = rules;
        Map<String, String> fileOfScheme = new HashMap<>();
        List<RejectedRuleFile> refused = new ArrayList<>();
        for (RuleSetFingerprint recipe : rules.fingerprints()) {
            try {
                importRules(recipe, rules, fileOfScheme);
            } catch (RuleSetRejectedException e) {
                boolean drl = e.problems().stream().allMatch(problem -> problem.code() == Problem.ProblemCode.DRL);
                refused.add(rejectFile(drl ? "drl" : recipe.file(), e.problems()));
                if (drl) {
                    break; // the other workbooks use the same DRL
                }
            }
        }
        ruleSets.refused(refused);
        ruleSets.refresh();
        LOG.info(
                "rules from {}: {} workbooks, {} rejected, {} versions in force",
                rules.location(),
                rules.fingerprints().size(),
                refused.size(),
                ruleSets.inForce().size());
    }

    private void importRules(RuleSetFingerprint recipe, RuleFolderSnapshot rules, Map<String, String> fileOfScheme) {
        Optional<RuleSetVersion> unchanged = versions.findLastImport(recipe);
        if (unchanged.isPresent()) {
            requireOneFilePerScheme(unchanged.get().scheme(), recipe, fileOfScheme);
            return;
        }
        try (SharedResourceCache.Handle<ExecutableRuleSets.BuiltRuleSet> use =
                executableRuleSets.borrow(recipe, rules)) {
            RuleSet ruleSet = use.value().ruleSet();
            requireOneFilePerScheme(ruleSet.scheme().id(), recipe, fileOfScheme);
            ruleSet.warnings().forEach(warning -> LOG.warn("{}", warning));
            // logged only: these are also shown on the version's page
            CaseTestRunner.run(ruleSet).toProblems(ruleSet.file()).forEach(failure -> LOG.warn("{}", failure));
            RuleSetVersion version = transaction.execute(status -> {
                versions.lockState();
                if (versions.findLastImport(recipe).isPresent()) {
                    return null; // another node starts at the same moment with the same files
                }
                files.store(recipe.file(), rules.workbook(recipe));
                files.store(rules.drl());
                RuleSetVersion draft = versions.addDraft(ruleSet, recipe, Origin.DISK);
                versions.recordEvent(draft, EventKind.IMPORTED, OPERATOR, null);
                return users.isSingleUser() ? lifecycle.putInForce(draft, OPERATOR, null) : draft;
            });
            if (version != null) {
                LOG.info(
                        "{} version {} {}: {}", version.scheme(), version.version(), version.state(), version.sha256());
            }
        }
    }

    /** Rejects two workbooks of one scheme, which would replace each other at every start. */
    private static void requireOneFilePerScheme(
            String scheme, RuleSetFingerprint recipe, Map<String, String> fileOfScheme) {
        String other = fileOfScheme.putIfAbsent(scheme, recipe.file());
        if (other != null) {
            throw new RuleSetRejectedException(List.of(new Problem(
                    Problem.ProblemCode.DUPLICATE_ID,
                    recipe.file(),
                    "方案",
                    null,
                    scheme,
                    new Bilingual("每个方案只有一个工作簿", "one workbook a scheme"),
                    new Bilingual(other + " 也使用该编号，请保留其一", other + " has the same id; keep one of them"))));
        }
    }

    private static RejectedRuleFile rejectFile(String file, List<Problem> problems) {
        LOG.error("{} is not imported: {} problems; the version in force remains", file, problems.size());
        problems.forEach(problem -> LOG.error("{} / {}", problem, problem.format(Locale.ENGLISH)));
        return new RejectedRuleFile(file, problems);
    }
}
