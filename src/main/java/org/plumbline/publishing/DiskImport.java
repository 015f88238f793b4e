package org.plumbline.publishing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.plumbline.publishing.RuleSetEvent.Kind;
import org.plumbline.publishing.RuleSetVersion.Origin;
import org.plumbline.ruleset.Bilingual;
import org.plumbline.ruleset.DrlManifest;
import org.plumbline.ruleset.Problem;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.ruleset.RuleSetRejected;
import org.plumbline.verification.WorkbookTests;
import org.plumbline.web.Users;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes versions of the rule files on disk, at start and before the first request. A workbook that changed since its last
 * import becomes the scheme's next version: in force at once where one person is alone with the service, a draft where users
 * are configured. One with problems is left out and told.
 */
@Component
@Lazy(false)
final class DiskImport implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(DiskImport.class);
    /** An operator laid the file out; who that was is not known here. */
    private static final String OPERATOR = "disk";

    private final Executables executables;
    private final RuleFiles files;
    private final RuleSetVersions versions;
    private final RuleSets ruleSets;
    private final Lifecycle lifecycle;
    private final Users users;
    private final TransactionTemplate transaction;
    private volatile RulesOnDisk disk;

    DiskImport(
            RulesOnDisk disk,
            Executables executables,
            RuleFiles files,
            RuleSetVersions versions,
            RuleSets ruleSets,
            Lifecycle lifecycle,
            Users users,
            PlatformTransactionManager transactions) {
        this.disk = disk;
        this.executables = executables;
        this.files = files;
        this.versions = versions;
        this.ruleSets = ruleSets;
        this.lifecycle = lifecycle;
        this.users = users;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        take(disk);
    }

    /** The DRL that new versions stand on: what lies on disk, and never what somebody sends. */
    DrlManifest drl() {
        return disk.drl();
    }

    /** Safe to repeat: what was taken before is passed over. */
    synchronized void take(RulesOnDisk rules) {
        disk = rules;
        Map<String, String> fileOfScheme = new HashMap<>();
        List<RefusedRules> refused = new ArrayList<>();
        for (Recipe recipe : rules.recipes()) {
            try {
                take(recipe, rules, fileOfScheme);
            } catch (RuleSetRejected e) {
                boolean drl = e.problems().stream().allMatch(problem -> problem.code() == Problem.Code.DRL);
                refused.add(refused(drl ? "drl" : recipe.file(), e.problems()));
                if (drl) {
                    break; // the other workbooks stand on the same DRL
                }
            }
        }
        ruleSets.refused(refused);
        ruleSets.refresh();
        LOG.info(
                "rules from {}: {} workbooks, {} refused, {} versions in force",
                rules.place(),
                rules.recipes().size(),
                refused.size(),
                ruleSets.inForce().size());
    }

    private void take(Recipe recipe, RulesOnDisk rules, Map<String, String> fileOfScheme) {
        Optional<RuleSetVersion> unchanged = versions.lastImportOf(recipe);
        if (unchanged.isPresent()) {
            once(unchanged.get().scheme(), recipe, fileOfScheme);
            return;
        }
        try (Shared.Use<Executables.Built> use = executables.use(recipe, rules)) {
            RuleSet ruleSet = use.value().ruleSet();
            once(ruleSet.scheme().id(), recipe, fileOfScheme);
            ruleSet.warnings().forEach(warning -> LOG.warn("{}", warning));
            // told only: whoever lays out the files answers for them, and finds these on the version's page as well
            WorkbookTests.run(ruleSet).problems(ruleSet.file()).forEach(failure -> LOG.warn("{}", failure));
            RuleSetVersion version = transaction.execute(status -> {
                versions.lock();
                if (versions.lastImportOf(recipe).isPresent()) {
                    return null; // another node starts at the same moment with the same files
                }
                files.keep(recipe.file(), rules.workbook(recipe));
                files.keep(rules.drl());
                RuleSetVersion draft = versions.draft(ruleSet, recipe, Origin.DISK);
                versions.tell(draft, Kind.IMPORTED, OPERATOR, null);
                return users.singleUser() ? lifecycle.inForce(draft, OPERATOR, null) : draft;
            });
            if (version != null) {
                LOG.info(
                        "{} version {} {}: {}", version.scheme(), version.version(), version.state(), version.sha256());
            }
        }
    }

    /** Two workbooks of one scheme would replace each other at every start. */
    private static void once(String scheme, Recipe recipe, Map<String, String> fileOfScheme) {
        String other = fileOfScheme.putIfAbsent(scheme, recipe.file());
        if (other != null) {
            throw new RuleSetRejected(List.of(new Problem(
                    Problem.Code.DUPLICATE_ID,
                    recipe.file(),
                    "方案",
                    null,
                    scheme,
                    new Bilingual("每个方案只有一个工作簿", "one workbook a scheme"),
                    new Bilingual(other + " 也使用该编号，请保留其一", other + " has the same id; keep one of them"))));
        }
    }

    private static RefusedRules refused(String file, List<Problem> problems) {
        LOG.error("{} is not imported: {} problems; what was in force stays so", file, problems.size());
        problems.forEach(problem -> LOG.error("{} / {}", problem, problem.text(Locale.ENGLISH)));
        return new RefusedRules(file, problems);
    }
}
